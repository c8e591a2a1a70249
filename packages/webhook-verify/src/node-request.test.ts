import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { readNodeBody } from "./node-request";

const bytes = Buffer.from('{"type":"message"}');
const read = async (stream: Readable, maxBytes = 100) => readNodeBody(stream, [], maxBytes, "hint");

describe("readNodeBody", () => {
  it("prefers the first bytes that were kept, and leaves the stream alone", async () => {
    const stream = Readable.from([bytes]);
    const kept = [undefined, "text", { type: "Buffer", data: [1] }, new Uint8Array([1]), bytes];
    expect(await readNodeBody(stream, kept, 100, "hint")).toBe(kept[3]);
    expect(stream.readableDidRead).toBe(false);
  });

  it("joins what the stream holds", async () => {
    expect(await read(Readable.from([bytes.subarray(0, 3), bytes.subarray(3)]))).toEqual(new Uint8Array(bytes));
    expect(await read(Readable.from([]))).toEqual(new Uint8Array());
  });

  it("reads a stream that somebody has paused", async () => {
    expect(await read(Readable.from([bytes]).pause())).toEqual(new Uint8Array(bytes));
  });

  it("refuses text in place of bytes, and does not throw where nobody can catch it", async () => {
    await expect(read(Readable.from(["text"]))).rejects.toMatchObject({ code: "body_not_raw" });
  });

  it("refuses a stream that has an encoding, or that was read", async () => {
    await expect(read(Readable.from([bytes]).setEncoding("utf8"))).rejects.toThrow("hint");
    const stream = Readable.from([bytes]);
    await stream.toArray();
    await expect(read(stream)).rejects.toThrow("hint");
  });

  it("refuses a stream that nobody read and that is closed, in place of waiting for ever", async () => {
    const stream = Readable.from([bytes]);
    await new Promise((resolve) => stream.on("close", resolve).destroy());
    await expect(read(stream)).rejects.toThrow("The request was closed.");
  });

  it("refuses a stream that closes before its end, without an error", async () => {
    const stream = new Readable({ read: () => undefined });
    const reading = read(stream);
    stream.destroy();
    await expect(reading).rejects.toThrow("The request was closed.");
  });

  it("passes on the error of a stream that breaks, and takes a second one without a crash", async () => {
    const stream = new Readable({ read: () => undefined });
    const reading = read(stream);
    stream.destroy(new Error("reset"));
    await expect(reading).rejects.toThrow("reset");
    expect(() => stream.emit("error", new Error("again"))).not.toThrow();
  });

  it("stops at the limit, and leaves the stream open for the answer", async () => {
    let pulled = 0;
    const stream = new Readable({
      highWaterMark: 10,
      read() {
        pulled++;
        this.push(Buffer.alloc(60));
      },
    });
    await expect(read(stream)).rejects.toMatchObject({ code: "body_too_large" });
    expect(stream.destroyed).toBe(false);
    expect(stream.isPaused()).toBe(true);
    expect(stream.listenerCount("data")).toBe(0);
    expect(pulled).toBeLessThan(5);
  });
});
