import { expect, it } from "vitest";
import { earliest, latest } from "./moments";

it("takes the latest of the times there are", () => {
  expect(latest(null, 2, 3, null)).toBe(3);
  expect(latest(null, null)).toBeNull();
});

it("takes the earliest of the times there are", () => {
  expect(earliest(null, 3, 2, null)).toBe(2);
  expect(earliest(null)).toBeNull();
  expect(earliest()).toBeNull();
});
