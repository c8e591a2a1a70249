import { expect, test, vi } from "vitest";
import { createMemo } from "./memo";

test("makes a value once for each text", () => {
  const remember = createMemo<number>();
  const make = vi.fn(() => 1);
  for (const text of ["a", "b", "a"]) remember(text, make);
  expect(make).toHaveBeenCalledTimes(2);
});

test("remembers no more than it has room for, and nothing long", () => {
  const remember = createMemo<number>();
  const make = vi.fn(() => 1);
  for (let text = 0; text <= 1_000; text += 1) remember(String(text), make);
  remember("0", make);
  expect(make).toHaveBeenCalledTimes(1_002);
  for (let time = 0; time < 2; time += 1) remember("x".repeat(201), make);
  expect(make).toHaveBeenCalledTimes(1_004);
});
