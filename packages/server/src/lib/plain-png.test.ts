import { crc32, inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { plainPng } from "./plain-png";

describe("a plain picture", () => {
  const png = plainPng({ size: 20, color: [37, 211, 102] });

  it("is a PNG whose parts are whole", () => {
    expect(png.subarray(0, 8)).toEqual(Buffer.from("89504e470d0a1a0a", "hex"));
    expect(chunksOf(png).map(({ type }) => type)).toEqual(["IHDR", "PLTE", "IDAT", "IEND"]);
  });

  it("is a square of that size and color", () => {
    const [header, palette, pixels] = chunksOf(png);
    expect([header?.data.readUInt32BE(0), header?.data.readUInt32BE(4)]).toEqual([20, 20]);
    expect([...(palette?.data ?? [])]).toEqual([37, 211, 102]);
    // A filter and 20 bits in each row, all of them the palette's only color.
    expect(inflateSync(pixels?.data ?? Buffer.alloc(0))).toEqual(Buffer.alloc(20 * 4));
  });
});

function chunksOf(png: Buffer): { readonly type: string; readonly data: Buffer }[] {
  const chunks = [];
  for (let at = 8; at < png.length; ) {
    const end = at + 8 + png.readUInt32BE(at);
    expect(png.readUInt32BE(end)).toBe(crc32(png.subarray(at + 4, end)));
    chunks.push({ type: png.toString("latin1", at + 4, at + 8), data: png.subarray(at + 8, end) });
    at = end + 4;
  }
  return chunks;
}
