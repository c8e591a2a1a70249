import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { inToolbox, requireFromToolbox } from "../toolbox";
import type { Verdicts } from "./promises";

/** The promises, built for each way to load them. */
export interface Programs {
  /** ES modules, and CommonJS, that import the packages as installed. */
  readonly esm: string;
  readonly cjs: string;
  /** One file with all in it, for a runtime that has no packages. */
  readonly worker: string;
}

/** Lets a runtime keep the promises with this server, and a file to upload where there are files. */
type Run = (programs: Programs, baseUrl: string, file: string) => Promise<Verdicts>;

const execute = promisify(execFile);

function command(program: string, format: "esm" | "cjs", options: readonly string[] = []): Run {
  return async (programs, baseUrl, file) => {
    // It must end by itself: whatever keeps the process alive lets the time run out.
    const { stdout } = await execute(program, [...options, programs[format], baseUrl, file], { timeout: 60_000 });
    return JSON.parse(stdout);
  };
}

/** The part of miniflare that is needed here: it is not installed where types are checked. */
interface Miniflare {
  dispatchFetch(url: string): Promise<{ json(): Promise<unknown> }>;
  dispose(): Promise<void>;
}

async function workerd({ worker }: Programs, baseUrl: string): Promise<Verdicts> {
  const { Miniflare } = requireFromToolbox("miniflare");
  const miniflare: Miniflare = new Miniflare({
    modules: [{ type: "ESModule", path: "worker.js", contents: await readFile(worker, "utf8") }],
    compatibilityDate: "2026-04-01",
    bindings: { BASE_URL: baseUrl },
    cf: false,
  });
  try {
    const answer = await miniflare.dispatchFetch("http://worker.example/");
    // By worker.ts.
    return (await answer.json()) as Verdicts;
  } finally {
    await miniflare.dispose();
  }
}

const DENO = ["run", "--allow-all", "--no-remote"];

export const runtimes: Readonly<Record<string, Run>> = {
  "Node.js 20": command(inToolbox("node-20/bin/node"), "esm"),
  "Node.js 20, CommonJS": command(inToolbox("node-20/bin/node"), "cjs"),
  "Node.js 22": command(inToolbox("node-22/bin/node"), "esm"),
  "Node.js 22, CommonJS": command(inToolbox("node-22/bin/node"), "cjs"),
  "Node.js 24": command(inToolbox("node-24/bin/node"), "esm"),
  "Node.js 24, CommonJS": command(inToolbox("node-24/bin/node"), "cjs"),
  Bun: command(inToolbox("bun/bin/bun.exe"), "esm"),
  "Bun, CommonJS": command(inToolbox("bun/bin/bun.exe"), "cjs"),
  Deno: command(inToolbox("deno/deno"), "esm", DENO),
  "Deno, CommonJS": command(inToolbox("deno/deno"), "cjs", DENO),
  "workerd (Cloudflare Workers)": workerd,
};
