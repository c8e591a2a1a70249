import { describe, expect, it } from "vitest";
import { type Block, readBlocks } from "../src/sse";

/** The blocks of a stream that arrives in these pieces. */
async function blocksOf(...pieces: readonly (string | Uint8Array)[]): Promise<Block[]> {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) {
        controller.enqueue(typeof piece === "string" ? new TextEncoder().encode(piece) : piece);
      }
      controller.close();
    },
  });
  const blocks: Block[] = [];
  for await (const block of readBlocks(body)) blocks.push(block);
  return blocks;
}

describe("the blocks of a stream", () => {
  it("have an id, data and a pause, each if it is there", async () => {
    expect(await blocksOf("retry: 2000\nid: c1\n\n", "id: c2\nevent: message\ndata: {}\n\n")).toEqual([
      { retry: 2000, id: "c1" },
      { id: "c2", data: "{}" },
    ]);
  });

  it("are nothing for a comment, and go without what nobody knows", async () => {
    expect(await blocksOf(":\n\n", ": ping\nid: c1\n\n", "color: red\nretry: soon\nlonely\n\n")).toEqual([
      {},
      { id: "c1" },
      {},
    ]);
  });

  it("keep colons and further spaces of a value, and join several lines of data", async () => {
    expect(await blocksOf("data:  a: b\ndata:c\ndata\n\n")).toEqual([{ data: " a: b\nc\n" }]);
  });

  it("that are not whole when the stream ends are not there", async () => {
    expect(await blocksOf("data: a\n\ndata: b\n")).toEqual([{ data: "a" }]);
  });

  it("may begin with a byte order mark", async () => {
    expect(await blocksOf(new Uint8Array([0xef, 0xbb, 0xbf]), "data: a\n\n")).toEqual([{ data: "a" }]);
  });

  const text = "retry: 5\nid: c1\n\n: ping\n\nid: c2\nevent: message\ndata: ñandú 🦤\ndata: 日本\n\n";
  const whole: Block[] = [{ retry: 5, id: "c1" }, {}, { id: "c2", data: "ñandú 🦤\n日本" }];

  it.each([
    ["line feeds", "\n"],
    ["carriage returns and line feeds", "\r\n"],
  ])("are the same wherever the bytes are split, with %s", async (_, lineEnd) => {
    const bytes = new TextEncoder().encode(text.replaceAll("\n", lineEnd));
    for (let cut = 0; cut <= bytes.length; cut++) {
      expect(await blocksOf(bytes.subarray(0, cut), bytes.subarray(cut))).toEqual(whole);
    }
    expect(await blocksOf(...Array.from(bytes, (byte) => Uint8Array.of(byte)))).toEqual(whole);
  });

  it("are found with carriage returns alone, too", async () => {
    const bytes = new TextEncoder().encode(`${text.replaceAll("\n", "\r")}:`);
    for (let cut = 0; cut <= bytes.length; cut++) {
      expect(await blocksOf(bytes.subarray(0, cut), bytes.subarray(cut))).toEqual(whole);
    }
  });
});
