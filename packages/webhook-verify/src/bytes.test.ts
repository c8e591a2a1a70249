import { describe, expect, it } from "vitest";
import { decodeBase64, decodeHex, equalBytes } from "./bytes";

describe("equalBytes", () => {
  it.each([
    [[], [], true],
    [[1, 2], [1, 2], true],
    [[1, 2], [1, 3], false],
    [[1, 2], [3, 2], false],
    [[1], [1, 0], false],
    [[1, 0], [1], false],
  ])("compares %j and %j", (a, b, equal) => {
    expect(equalBytes(Uint8Array.from(a), Uint8Array.from(b))).toBe(equal);
  });
});

describe("decodeBase64", () => {
  it.each([0, 1, 2, 3, 31, 32, 33])("reads %i bytes back", (length) => {
    const bytes = Uint8Array.from({ length }, (_, index) => 255 - index);
    expect(decodeBase64(Buffer.from(bytes).toString("base64"))).toEqual(bytes);
  });

  it.each(["AA", "AA=", "AAA", "AAAAA", "AA==AA==", "AB==", "AAB=", "A A=", "AAAA\n", "-_-_", "ññññ"])(
    "refuses %j, which is not the one spelling of its bytes",
    (text) => {
      expect(decodeBase64(text)).toBeUndefined();
    },
  );
});

describe("decodeHex", () => {
  it("reads both cases", () => {
    expect(decodeHex("00fFAb10")).toEqual(Uint8Array.of(0, 255, 171, 16));
  });
});
