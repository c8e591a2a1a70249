import { describe, expect, it } from "vitest";
import { toName } from "./names";

describe("a name", () => {
  it.each([
    ["  Ana ", "Ana"],
    ["A\u0000na\u0007\u009f", "Ana"],
    ["Ana\r\nPérez\tGil", "Ana Pérez Gil"],
    ["\u{1F468}\u200d\u{1F469}", "\u{1F468}\u200d\u{1F469}"],
    ["می\u200cخواهم", "می\u200cخواهم"],
  ])("keeps what can be seen: %j", (text, name) => {
    expect(toName(text)).toBe(name);
  });

  it.each([null, "", " \n\t", "\u200b", "\u200b \u200d\ufeff\u2060", "\u0000\u0001", "\u202e\u00ad", "\u3164"])(
    "of which nothing can be seen is none: %j",
    (text) => {
      expect(toName(text)).toBeNull();
    },
  );
});
