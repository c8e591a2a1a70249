import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import ts from "typescript";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { sign } from "../src/sign";
import { send } from "./adapters/client";
import { CUSTOM_SECRET, ID, OTHER_SECRET } from "./support";

const root = fileURLToPath(new URL("../../..", import.meta.url));

function samplesOf(page: string): readonly string[] {
  const text = readFileSync(join(root, "docs/guide", page), "utf8");
  return [...text.matchAll(/^```ts\n(.*?)^```/gms)].map(([, code]) => code ?? "");
}

/** What the comments say is in the reader's language; the code is the same. */
function toJavaScript(code: string): string {
  const compilerOptions = {
    module: ts.ModuleKind.ESNext,
    target: ts.ScriptTarget.ES2022,
    removeComments: true,
  };
  return ts.transpileModule(code, { compilerOptions }).outputText;
}

const english = samplesOf("webhooks.md");
const spanish = samplesOf("webhooks.es.md");
const servers = english.filter((code) => code.includes(".listen(3000)"));
const headings = ["Express", "Koa", "plain Node", "a replay store"] as const;

describe("the samples of the webhook guide", () => {
  const folder = mkdtempSync(join(tmpdir(), "inbox-hub-webhook-guide-"));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  let running: ChildProcess | undefined;
  afterEach(() => running?.kill());
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Runs a sample in a process of its own, on a free port; everything else is as the reader copies it. */
  async function start(code: string): Promise<{ readonly url: string; readonly printed: () => string }> {
    const listening = '.listen(0, "127.0.0.1", function () { process.send(this.address().port); })';
    const file = join(folder, "sample.mjs");
    writeFileSync(file, toJavaScript(code).replace(".listen(3000)", listening));
    const child = spawn(process.execPath, [file], {
      env: { PATH: process.env.PATH, INBOX_HUB_WEBHOOK_SECRET: CUSTOM_SECRET },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    running = child;
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += chunk));
    const port = await new Promise((resolve, reject) => {
      child.once("message", resolve);
      child.once("exit", () => reject(new Error(output)));
    });
    return { url: `http://127.0.0.1:${port}/webhooks`, printed: () => output };
  }

  function post(url: string, secret: string) {
    const body = JSON.stringify({ id: ID, type: "message", data: { from: "34612345678", message: "Hola" } });
    const headers = sign({ id: ID, timestamp: Math.floor(Date.now() / 1000), body, secret });
    return send(url, { body, headers });
  }

  it("are the same in both languages, but for their comments", () => {
    expect(english.length).toBeGreaterThan(10);
    expect(spanish.map(toJavaScript)).toEqual(english.map(toJavaScript));
  });

  it.each(["redis", "sql"])("show the recipe for %s that is tested", (name) => {
    const file = new URL(`recipes/${name}-replay-store.ts`, import.meta.url);
    const recipe = readFileSync(file, "utf8").replace('"../../src/express"', '"@inbox-hub/webhook-verify/express"');
    expect(english).toContain(recipe);
    expect(spanish).toContain(recipe);
  });

  it("have a server for each heading", () => {
    expect(servers).toHaveLength(headings.length);
  });

  it.each(headings.map((heading, index) => [heading, servers[index] ?? ""]))(
    "for %s take what is signed and refuse what is not",
    async (heading, code) => {
      const { url, printed } = await start(code);
      expect(await post(url, OTHER_SECRET)).toMatchObject({
        status: 401,
        body: expect.stringContaining('"code":"signature_mismatch"'),
      });
      expect(await post(url, CUSTOM_SECRET)).toMatchObject({ status: 204 });
      expect(await post(url, CUSTOM_SECRET)).toMatchObject({ status: 204 });
      const exited = new Promise((resolve) => running?.once("close", resolve));
      running?.kill();
      await exited;
      const line = `${ID} 34612345678 Hola\n`;
      expect(printed()).toBe(heading === "a replay store" ? line : line.repeat(2));
    },
  );

  it("for a relay take what is signed, and refuse what is not, unread", async () => {
    const code = english.find((sample) => sample.includes("verifySignature")) ?? "";
    const file = join(folder, "relay.mjs");
    writeFileSync(
      file,
      toJavaScript(code).replace("process.env.INBOX_HUB_WEBHOOK_SECRET", JSON.stringify(CUSTOM_SECRET)),
    );
    const { relay } = await import(pathToFileURL(file).href);
    const stored: unknown[] = [];
    const store = async (...taken: unknown[]) => void stored.push(...taken);
    const body = Buffer.from(JSON.stringify({ id: ID }));
    const signed = { id: ID, timestamp: Math.floor(Date.now() / 1000), body };
    expect(await relay(body, sign({ ...signed, secret: OTHER_SECRET }), store)).toBe(401);
    expect(stored).toEqual([]);
    expect(await relay(body, sign({ ...signed, secret: CUSTOM_SECRET }), store)).toBe(204);
    expect(stored).toEqual([ID, body]);
  });
});
