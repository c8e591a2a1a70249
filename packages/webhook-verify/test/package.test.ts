import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import manifest from "../package.json" with { type: "json" };

const ENTRIES = Object.keys(manifest.exports).filter((entry) => entry !== "./package.json");
const EDGE_ENTRIES = [".", "./fetch", "./hono", "./next"] as const;
const require = createRequire(import.meta.url);
const nameOf = (entry: string) => `${manifest.name}${entry.slice(1)}`;

/** A built file and all that it imports. */
async function readWithImports(file: URL, seen = new Map<string, string>()): Promise<string> {
  const source = await readFile(file, "utf8");
  seen.set(file.href, source);
  for (const [, path = ""] of source.matchAll(/from ['"](\.[^'"]+)['"]/g)) {
    const imported = new URL(path, file);
    if (!seen.has(imported.href)) await readWithImports(imported, seen);
  }
  return [...seen.values()].join("\n");
}

describe("the published package", () => {
  it.each(["express", "koa", "fastify", "hono", "lambda", "fetch", "next"])(
    "has the same names at ./%s",
    async (entry) => {
      const names = ["WebhookVerificationError", "createMemoryReplayStore", "receiveWebhooks"];
      expect(Object.keys(await import(nameOf(`./${entry}`))).sort()).toEqual(names);
      expect(Object.keys(require(nameOf(`./${entry}`))).sort()).toEqual(names);
    },
  );

  it("has one error class, whichever entry it is taken from", async () => {
    const imported = await Promise.all(ENTRIES.map((entry) => import(nameOf(entry))));
    const required = ENTRIES.map((entry) => require(nameOf(entry)));
    for (const modules of [imported, required]) {
      const classes = modules.flatMap(({ WebhookVerificationError }) => WebhookVerificationError ?? []);
      expect(new Set(classes).size).toBe(1);
      expect(classes.length).toBeGreaterThan(8);
    }
  });

  it.each(EDGE_ENTRIES)("needs nothing of Node.js at %s", async (entry) => {
    const file = manifest.exports[entry].import.default;
    const source = await readWithImports(new URL(`../${file}`, import.meta.url));
    expect(source).toContain("crypto.subtle");
    expect(source).not.toMatch(/["']node:|\brequire\(|\bBuffer\.|\bprocess\./);
  });

  it("has types for resolvers that do not know exports, too", () => {
    expect(Object.keys(manifest.typesVersions["*"]).sort()).toEqual(
      ENTRIES.filter((entry) => entry !== ".")
        .map((entry) => entry.slice(2))
        .sort(),
    );
  });
});
