import { describe, expect, it } from "vitest";
import { preferredType } from "./accept";

const offers = ["application/json", "image/png", "image/svg+xml"] as const;

describe("the choice of a content type", () => {
  it.each([
    [undefined, "application/json"],
    ["", "application/json"],
    ["*/*", "application/json"],
    ["image/png", "image/png"],
    ["IMAGE/SVG+XML", "image/svg+xml"],
    ["image/*", "image/png"],
    ["image/png;q=0.5, image/svg+xml", "image/svg+xml"],
    ["image/png;q=0.5, image/svg+xml;q=0.4, application/json;q=0.1", "image/png"],
    ["image/*, image/png;q=0", "image/svg+xml"],
    ["application/json;q=0.2, */*;q=0.1", "application/json"],
    ["*/*;q=0.1, image/svg+xml ; q=0.2", "image/svg+xml"],
    // What a browser sends for an <img>.
    ["image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8", "image/png"],
    ["text/html", "application/json"],
    ["image/png;q=nonsense", "application/json"],
    ["image/png;q=0", "application/json"],
  ])("takes for %j %s", (accept, expected) => {
    expect(preferredType(accept, offers)).toBe(expected);
  });
});
