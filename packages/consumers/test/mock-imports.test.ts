import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { expect, it } from "vitest";

const dist = createRequire(import.meta.url)
  .resolve("@inbox-hub/sdk")
  .replace(/[^/\\]+$/, "");

it.each([
  ["testing.js", /^import .* from "([^"]+)";$/gm],
  ["testing.cjs", /^(?:var|const) \w+ = (?:__toESM\()?require\("([^"]+)"\)/gm],
])("%s needs nothing but Node.js to be loaded", async (file, imports) => {
  const found = [...(await readFile(`${dist}${file}`, "utf8")).matchAll(imports)].map(([, name]) => name);
  expect(found).not.toEqual([]);
  expect(found.filter((name) => !name?.startsWith("node:"))).toEqual([]);
});
