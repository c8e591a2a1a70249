import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import type { UploadInput, UploadProgress } from "../src";
import { createHub, failureOf } from "./hub";
import { data, failure, raw, reset, startServer } from "./scripted-server";

const text = "%PDF-1.7 only for tests";

async function writeTemporary(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "inbox-hub-sdk-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

async function upload(input: UploadInput) {
  const { baseUrl, received } = await startServer(reset, data({ mediaId: "media_1" }, 201));
  const { hub } = createHub({ baseUrl });
  expect(await hub.media.upload("session_1", input)).toEqual({ mediaId: "media_1" });
  return received;
}

describe("an upload", () => {
  it("sends a file by its path, again if it must, with the same key", async () => {
    const received = await upload({ file: await writeTemporary("factura nº 1.pdf") });
    expect(received).toHaveLength(2);
    for (const request of received) {
      expect(request).toMatchObject({ method: "POST", path: "/api/media/sessions/session_1/upload" });
      expect(request.headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
      expect(request.headers["idempotency-key"]).toBe("key-1");
      expect(request.body).toContain('name="file"; filename="factura nº 1.pdf"');
      expect(request.body).toContain(text);
    }
  });

  it.each([
    ["a Blob", { file: new Blob([text]) }, "file"],
    ["a File", { file: new File([text], "foto.png") }, "foto.png"],
    ["bytes", { file: new TextEncoder().encode(text) }, "file"],
    ["part of a buffer", { file: Buffer.from(`xx${text}`).subarray(2) }, "file"],
    ["another name", { file: new File([text], "foto.png"), filename: "otra.png" }, "otra.png"],
  ])("sends %s", async (_, input, filename) => {
    const [request] = await upload(input);
    expect(request?.body).toContain(`filename="${filename}"`);
    expect(request?.body).toContain(`\r\n\r\n${text}\r\n`);
  });

  const streams = {
    "a web stream": () => new Blob([text]).stream(),
    "a stream of Node": () => Readable.from([Buffer.from(text.slice(0, 5)), Buffer.from(text.slice(5))]),
  };

  it.each(Object.entries(streams))("sends %s once, and does not try again what is gone", async (_, open) => {
    const { baseUrl, received } = await startServer(data({ mediaId: "media_1" }, 201), reset);
    const { hub } = createHub({ baseUrl });
    await hub.media.upload("session_1", { file: open(), filename: 'a"b\nc.pdf' });
    expect(received[0]?.body).toContain(`filename="a%22b%0D%0Ac.pdf"`);
    expect(received[0]?.body).toContain(`\r\n\r\n${text}\r\n--`);
    expect(await failureOf(hub.media.upload("session_1", { file: open() }))).toMatchObject({ attempts: 1 });
    expect(received).toHaveLength(2);
  });

  it.each(Object.entries(streams))("sends %s again that a function makes anew", async (_, open) => {
    const received = await upload({ file: open });
    expect(received.map(({ body }) => body.includes(text))).toEqual([true, true]);
    expect(received[0]?.body).toBe(received[1]?.body);
  });

  it("tells how far it is, and begins again with another attempt", async () => {
    const { baseUrl, received } = await startServer(reset, data({ mediaId: "media_1" }, 201));
    const { hub } = createHub({ baseUrl });
    const file = await writeTemporary("factura.pdf");
    const told: UploadProgress[] = [];
    await hub.media.upload("session_1", { file }, { onUploadProgress: (progress) => told.push(progress) });
    const size = Buffer.byteLength(received[1]?.body ?? "");
    expect(new Set(told.map(({ total }) => total))).toEqual(new Set([size]));
    const restart = told.findIndex(({ loaded }, index) => loaded <= (told[index - 1]?.loaded ?? -1));
    for (const attempt of [told.slice(0, restart), told.slice(restart)]) {
      expect(attempt.map(({ loaded }) => loaded)).toEqual(
        attempt.map(({ loaded }) => loaded).toSorted((a, b) => a - b),
      );
      expect(attempt.at(-1)?.loaded).toBe(size);
    }
  });

  it("does not know the end of a stream", async () => {
    const { baseUrl } = await startServer(data({ mediaId: "media_1" }, 201));
    const told: UploadProgress[] = [];
    const options = { onUploadProgress: (progress: UploadProgress) => told.push(progress) };
    await createHub({ baseUrl }).hub.media.upload("session_1", { file: new Blob([text]).stream() }, options);
    expect(told.length).toBeGreaterThan(1);
    expect(told.every(({ total }) => total === undefined)).toBe(true);
  });

  it("lets go of a stream that is not read to its end", async () => {
    const { baseUrl } = await startServer(data({ mediaId: "media_1" }, 201));
    let isClosed = false;
    async function* endless() {
      try {
        for (;;) {
          // As a disk does it, and not in one turn for ever.
          await new Promise(setImmediate);
          yield new Uint8Array(65_536);
        }
      } finally {
        isClosed = true;
      }
    }
    const controller = new AbortController();
    const onUploadProgress = ({ loaded }: UploadProgress) => {
      if (loaded > 100_000) controller.abort();
    };
    const options = { signal: controller.signal, onUploadProgress };
    const error = await failureOf(createHub({ baseUrl }).hub.media.upload("session_1", { file: endless() }, options));
    expect(error).toMatchObject({ name: "AbortError" });
    await vi.waitFor(() => expect(isClosed).toBe(true));
  });

  it("fails with what a stream fails with, as the cause", async () => {
    const { baseUrl } = await startServer(data({ mediaId: "media_1" }, 201));
    async function* broken() {
      yield new Uint8Array(3);
      throw new Error("disk gone");
    }
    const error = await failureOf(createHub({ baseUrl }).hub.media.upload("session_1", { file: broken() }));
    expect(error).toMatchObject({ name: "ConnectionError", attempts: 1 });
  });

  it("says which file cannot be read, and sends nothing", async () => {
    const fetch = vi.fn();
    const error = await failureOf(createHub({ fetch }).hub.media.upload("session_1", { file: "/no/such/file.pdf" }));
    expect(error).toMatchObject({ name: "UsageError", message: "The file /no/such/file.pdf cannot be read." });
    expect(fetch).not.toHaveBeenCalled();
  });

  it.each([undefined, "", 7, {}, null])("refuses %o", async (file) => {
    const error = await failureOf(createHub({}).hub.media.upload("session_1", { file: file as string }));
    expect(error).toMatchObject({
      message: "file must be a path, a Blob, a File, a Uint8Array, a stream or a function that gives one.",
    });
  });

  it("explains that a browser has no paths", async () => {
    vi.stubGlobal("process", undefined);
    onTestFinished(() => {
      vi.unstubAllGlobals();
    });
    const error = await failureOf(createHub({}).hub.media.upload("session_1", { file: "./factura.pdf" }));
    expect(error).toMatchObject({ message: expect.stringContaining("pass a Blob or a File") });
  });
});

describe("a download", () => {
  it("is the answer itself, with its stream", async () => {
    const { baseUrl, received } = await startServer(raw(206, text, { "Content-Type": "application/pdf" }));
    const { hub } = createHub({ baseUrl });
    const response = await hub.media.content("media_1", { range: "bytes=0-22", ifRange: '"abc"' });
    expect(response.status).toBe(206);
    expect(await response.text()).toBe(text);
    expect(received[0]?.headers).toMatchObject({ range: "bytes=0-22", "if-range": '"abc"', accept: "*/*" });
    expect(received[0]?.headers).not.toHaveProperty("if-none-match");
  });

  it("that is unchanged is no error", async () => {
    const { baseUrl, received } = await startServer(raw(304));
    const response = await createHub({ baseUrl }).hub.media.content("media_1", { ifNoneMatch: '"abc"' });
    expect(response.status).toBe(304);
    expect(received[0]?.headers["if-none-match"]).toBe('"abc"');
  });

  it("of an empty file is an answer too", async () => {
    const { baseUrl } = await startServer(raw(200));
    expect(await (await createHub({ baseUrl }).hub.media.content("media_1")).text()).toBe("");
  });

  it("that fails is an error like any other", async () => {
    const { baseUrl } = await startServer(failure(404, "MEDIA_NOT_FOUND"));
    const error = await failureOf(createHub({ baseUrl }).hub.media.content("media_1"));
    expect(error).toMatchObject({ name: "NotFoundError", code: "MEDIA_NOT_FOUND" });
  });

  it("is ended by the signal after it began", async () => {
    const controller = new AbortController();
    const { baseUrl } = await startServer((response) => response.writeHead(200).write("beginning"));
    const response = await createHub({ baseUrl }).hub.media.content("media_1", {}, { signal: controller.signal });
    controller.abort();
    await expect(response.text()).rejects.toThrow();
  });
});

describe("a QR code", () => {
  it("comes as JSON, or as the bytes of an image", async () => {
    const { baseUrl, received } = await startServer(data({ qr: "2@AbC" }), raw(200, "png"), raw(200, "<svg/>"));
    const { hub } = createHub({ baseUrl });
    expect(await hub.sessions.qr("session_1")).toEqual({ qr: "2@AbC" });
    expect(await hub.sessions.qr("session_1", { format: "png" })).toEqual(new TextEncoder().encode("png"));
    expect(await hub.sessions.qr("session_1", { format: "svg" })).toEqual(new TextEncoder().encode("<svg/>"));
    expect(received.map(({ headers }) => headers.accept)).toEqual(["application/json", "image/png", "image/svg+xml"]);
  });
});
