import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "tsup";
import type { Programs } from "./runtimes";

const entry = (name: string) => ({ [name]: fileURLToPath(new URL(`${name}.ts`, import.meta.url)) });

/** Builds the promises for each way to load them. */
export async function buildPrograms(folder: string): Promise<Programs> {
  const options = { config: false, outDir: folder, target: "es2022", silent: true, splitting: false } as const;
  await build({
    ...options,
    entry: entry("command-line"),
    format: ["esm", "cjs"],
    outExtension: ({ format }) => ({ js: format === "esm" ? ".mjs" : ".cjs" }),
  });
  await build({ ...options, entry: entry("worker"), format: "esm", noExternal: [/./], platform: "neutral" });
  return {
    esm: join(folder, "command-line.mjs"),
    cjs: join(folder, "command-line.cjs"),
    worker: join(folder, "worker.js"),
  };
}
