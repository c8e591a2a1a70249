import { expect, test } from "vitest";
import { createVersionMemo } from "./version-memo";

test("forgets with a new version, and takes nothing that belongs to an older one", () => {
  const memo = createVersionMemo<string>();
  expect(memo.find("a", "1")).toBeUndefined();
  memo.keep("a", "1", "of 1");
  expect(memo.find("a", "1")).toBe("of 1");

  expect(memo.find("a", "2")).toBeUndefined();
  memo.keep("a", "1", "late");
  expect(memo.find("a", "2")).toBeUndefined();
  expect(memo.find("a", "1")).toBeUndefined();
});
