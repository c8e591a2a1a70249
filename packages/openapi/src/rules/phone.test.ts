import { describe, expect, test } from "vitest";
import { contractDocument } from "../validation/contract-document";
import { isGroupId, normalizePhone, parseRecipient } from "./phone";

describe("a phone number", () => {
  test.each([
    ["34612345678", "34612345678"],
    ["+34 612-345-678", "34612345678"],
    ["1 202 555 0100", "12025550100"],
    ["1234567", "1234567"],
    ["123456789012345", "123456789012345"],
  ])("%s is read as digits with country code", (text, digits) => {
    expect(normalizePhone(text)).toBe(digits);
  });

  test.each([
    "",
    "+",
    "0034612345678",
    "123456",
    "1234567890123456",
    "34 612 345 67a",
    "34612345678@c.us",
    "++34612345678",
    "(34)612345678",
    "-34612345678",
    "٣٤٦١٢٣٤٥٦٧٨",
  ])("%j is refused", (text) => {
    expect(normalizePhone(text)).toBeNull();
  });
});

describe("a recipient", () => {
  test("is a number, a LID or a group", () => {
    expect(parseRecipient("+34 612 345 678")).toEqual({ type: "phone", phone: "34612345678" });
    expect(parseRecipient("120363021234567890@g.us")).toEqual({ type: "group", groupId: "120363021234567890@g.us" });
    expect(parseRecipient("34612345678-1500000000@g.us")).toMatchObject({ type: "group" });
    expect(parseRecipient("100000012345678@lid")).toEqual({ type: "lid", lid: "100000012345678@lid" });
    expect(parseRecipient("nobody")).toBeNull();
    expect(parseRecipient("status@broadcast")).toBeNull();
    expect(isGroupId("34612345678")).toBe(false);
  });

  test("is read from whatever the contract's pattern lets through", () => {
    const schemas = (contractDocument.components as { schemas: Record<string, { pattern: string }> }).schemas;
    const pattern = new RegExp(schemas.Recipient?.pattern ?? "", "u");
    for (const text of [
      "34612345678",
      "+34 612-345-678",
      "34612345678 ",
      "0034612345678",
      "120363021234567890@g.us",
      "100000012345678@lid",
      "1234@lid",
      "ana@lid",
      "100000012345678@lid ",
      "status@broadcast",
      "1-2-3",
      "1-2-3-4-5-6-7",
    ]) {
      expect([text, parseRecipient(text) !== null]).toEqual([text, pattern.test(text)]);
    }
  });
});
