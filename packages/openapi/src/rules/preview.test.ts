import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toPreview } from "./preview";

const lengthOf = (text: string) => [...text].length;

describe("the beginning of a text", () => {
  it("is all of it, up to 200 characters", () => {
    for (const text of ["", "hola", "x".repeat(200), "👍".repeat(200)]) expect(toPreview(text)).toBe(text);
    expect(toPreview("x".repeat(201))).toBe("x".repeat(200));
  });

  it.each(["👍", "🇪🇸", "👨‍👩‍👧", "👍🏽", "ñ"])("ends before %s rather than with a part of it", (character) => {
    const room = 200 - lengthOf(character);
    const fits = `${"x".repeat(room)}${character}`;
    expect(toPreview(`${fits}…`)).toBe(fits);
    if (lengthOf(character) === 1) return;
    expect(toPreview(`x${fits}…`)).toBe(`${"x".repeat(room + 1)}`);
    expect(toPreview(`x${fits}`)).toBe(`${"x".repeat(room + 1)}`);
  });

  it("of one endless character is not empty", () => {
    const text = `e${"\u0301".repeat(500)}`;
    expect(toPreview(text)).toBe(text.slice(0, 200));
  });

  it("of anything at all begins the same and is no longer than 200 characters", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 600 }), (text) => {
        const preview = toPreview(text);
        expect(text.startsWith(preview)).toBe(true);
        expect(lengthOf(preview)).toBeLessThanOrEqual(200);
        if (lengthOf(text) > 0) expect(preview).not.toBe("");
      }),
    );
  });
});
