import { describe, expect, it } from "vitest";
import { startBackoff } from "./start-backoff";

describe("the wait before a session is started again", () => {
  it("doubles from one second to one minute, and never ends", () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 8, 1000].map((failures) => startBackoff(failures, () => 0.5));
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60].map((seconds) => seconds * 1000));
  });

  it("is spread by a fifth to either side", () => {
    expect(startBackoff(3, () => 0)).toBe(3_200);
    expect(startBackoff(3, () => 0.999_999)).toBe(4_800);
  });
});
