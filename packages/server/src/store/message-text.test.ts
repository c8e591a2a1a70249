import { describe, expect, it } from "vitest";
import { toTextQuery } from "./message-text";

describe("a search", () => {
  it.each([
    ["hola mundo", '"hola" "mundo"'],
    ["  hola\tmundo ", '"hola" "mundo"'],
    ["man*", '"man"*'],
    ["man** hola", '"man"* "hola"'],
    ['di"ga', '"di""ga"'],
    ["a OR b", '"a" "OR" "b"'],
    ["body:x", '"body:x"'],
    ["NEAR(a b)", '"NEAR(a" "b)"'],
    ["hola\0mundo", '"hola" "mundo"'],
    ["- hola", '"hola"'],
  ])("for %j takes every word as it stands", (q, query) => {
    expect(toTextQuery(q)).toBe(query);
  });

  it.each(["", "   ", "*", '"', "?!", "👍"])("for %j has no word to look for", (q) => {
    expect(toTextQuery(q)).toBeNull();
  });
});
