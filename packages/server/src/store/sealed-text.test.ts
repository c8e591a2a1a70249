import { describe, expect, it } from "vitest";
import { createSealedText } from "./sealed-text";

const secret = "a secret that only tests know";
const { seal, open } = createSealedText({ secret, purpose: "tests" });

describe("sealed text", () => {
  it.each(["", "answer", "contraseña 🗝️", "x".repeat(100_000)])("opens where it was sealed", (text) => {
    expect(open(seal(text, "here"), "here")).toBe(text);
  });

  it("shows nothing of the text, and looks different each time", () => {
    const sealed = seal("answer", "here");
    expect(Buffer.from(sealed, "base64").toString("latin1")).not.toContain("answer");
    expect(seal("answer", "here")).not.toBe(sealed);
  });

  it.each([
    ["in another place", (sealed: string) => open(sealed, "there")],
    [
      "with another secret",
      (sealed: string) => createSealedText({ secret: "other", purpose: "tests" }).open(sealed, "here"),
    ],
    ["for another purpose", (sealed: string) => createSealedText({ secret, purpose: "other" }).open(sealed, "here")],
    ["when it was altered", (sealed: string) => open(alter(sealed), "here")],
    ["when it was cut short", (sealed: string) => open(sealed.slice(0, 20), "here")],
    ["when it is empty", () => open("", "here")],
  ])("does not open %s", (_how, attempt) => {
    expect(attempt(seal("answer", "here"))).toBeNull();
  });
});

function alter(sealed: string): string {
  const bytes = Buffer.from(sealed, "base64");
  const last = bytes.length - 1;
  bytes.writeUInt8(bytes.readUInt8(last) ^ 1, last);
  return bytes.toString("base64");
}
