import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "tsup";
import { afterAll, describe, expect, it } from "vitest";

const outDir = await mkdtemp(join(tmpdir(), "webhook-verify-size-"));
afterAll(() => rm(outDir, { recursive: true }));

/** What an application that imports a built entry ships for it, once its bundler has minified it. */
async function readMinified(entry: string): Promise<Buffer> {
  await build({
    entry: { [entry]: fileURLToPath(new URL(`../dist/${entry}.js`, import.meta.url)) },
    config: false,
    outDir,
    format: "esm",
    target: "es2022",
    minify: true,
    silent: true,
  });
  return readFile(join(outDir, `${entry}.js`));
}

describe("the size of the published package", () => {
  it("is at most 2.5 kB for the entry that runs anywhere, minified and compressed", async () => {
    const minified = await readMinified("index");
    expect(minified.toString()).toContain("crypto.subtle");
    expect(gzipSync(minified, { level: 9 }).length).toBeLessThanOrEqual(2500);
  });

  it("is at most 50 kB for the declarations of that entry and all that they import", async () => {
    const dist = new URL("../dist/", import.meta.url);
    const index = await readFile(new URL("index.d.ts", dist), "utf8");
    const imported = new Set([...index.matchAll(/from '\.\/([^']+)\.js'/g)].map(([, name = ""]) => name));
    const others = await Promise.all([...imported].map((name) => readFile(new URL(`${name}.d.ts`, dist), "utf8")));
    expect(others.join("")).toContain("MessageEvent");
    expect(Buffer.byteLength([index, ...others].join(""))).toBeLessThanOrEqual(50_000);
  });
});
