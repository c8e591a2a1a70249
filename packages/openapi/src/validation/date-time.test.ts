import { expect, it } from "vitest";
import { isDateTime } from "./date-time";

it.each([
  ["2025-10-14T10:30:00Z", true],
  ["2025-10-14T10:30:00.123+02:00", true],
  ["9999-12-31T23:59:60Z", false],
  ["2025-02-30T00:00:00Z", false],
  ["2025-10-14T10:30:00+01", false],
  ["2025-10-14T25:30:00Z", false],
  ["2025-10-14", false],
  ["tomorrow", false],
])("%s is a moment: %s", (text, expected) => {
  expect(isDateTime(text)).toBe(expected);
});
