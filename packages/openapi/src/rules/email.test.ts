import { expect, it } from "vitest";
import { normalizeEmail } from "./email";

it.each([
  ["the letter case", "Ana@Empresa.COM", "ana@empresa.com"],
  ["the letter case outside ASCII", "JOSÉ@empresa.es", "josé@empresa.es"],
  ["the way an accent is composed", "jose\u0301@empresa.es", "jos\u00e9@empresa.es"],
  ["the space around it", " ana@empresa.com\n", "ana@empresa.com"],
])("takes an address for the same whatever %s", (_what, written, stored) => {
  expect(normalizeEmail(written)).toBe(stored);
  expect(normalizeEmail(stored)).toBe(stored);
});
