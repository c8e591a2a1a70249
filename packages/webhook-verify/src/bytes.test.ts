import { describe, expect, it } from "vitest";
import { decodeBase64, equalText, hexToBase64 } from "./bytes";

describe("equalText", () => {
  it.each([
    ["", "", true],
    ["ab", "ab", true],
    ["ab", "ac", false],
    ["ab", "cb", false],
    ["a", "a\0", false],
    ["a\0", "a", false],
  ])("compares %j and %j", (a, b, equal) => {
    expect(equalText(a, b)).toBe(equal);
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

describe("hexToBase64", () => {
  it("reads both cases", () => {
    expect(hexToBase64("00fFAb10")).toBe(Buffer.of(0, 255, 171, 16).toString("base64"));
  });
});
