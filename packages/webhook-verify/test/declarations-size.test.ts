import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";

/** What it ships to those who run it is limited by size-limit. */
describe("the size of the declarations", () => {
  it("is at most 50 kB for the entry that runs anywhere and all that it imports", async () => {
    const dist = new URL("../dist/", import.meta.url);
    const index = await readFile(new URL("index.d.ts", dist), "utf8");
    const imported = new Set([...index.matchAll(/from '\.\/([^']+)\.js'/g)].map(([, name = ""]) => name));
    const others = await Promise.all([...imported].map((name) => readFile(new URL(`${name}.d.ts`, dist), "utf8")));
    expect(others.join("")).toContain("MessageEvent");
    expect(Buffer.byteLength([index, ...others].join(""))).toBeLessThanOrEqual(50_000);
  });
});
