import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rename, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { InboxHub } from "@inbox-hub/sdk";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

/** The built program, as an operator runs it. */

const program = fileURLToPath(new URL("../dist/main.js", import.meta.url));
const production = {
  INBOX_HUB_PROFILE: "production",
  INBOX_HUB_ENGINE: "simulator",
  INBOX_HUB_JWT_SECRET: "kT9vQ2mX7pR4wL8zB3nH6cJ1sD5fG0yA",
  INBOX_HUB_PORT: "0",
  INBOX_HUB_LOG_LEVEL: "error",
};
let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "inbox-hub-cli-"));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const environment = (settings: Readonly<Record<string, string>>) => ({
  PATH: process.env.PATH,
  INBOX_HUB_DATA_DIR: dataDir,
  ...settings,
});

function run(args: readonly string[], settings: Readonly<Record<string, string>> = production): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [program, ...args], { env: environment(settings) }, (_, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}

async function serve(settings: Readonly<Record<string, string>> = production) {
  const child = spawn(process.execPath, [program, "serve"], {
    env: environment(settings),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout });
  for await (const line of lines) {
    const [, url] = /^Inbox Hub listening on (\S+)$/.exec(line) ?? [];
    if (url) return { url, child };
  }
  throw new Error("The server ended before it listened");
}

describe("inbox-hub", () => {
  it("refuses production without a secret, and names every wrong setting", async () => {
    const { code, stderr } = await run(["serve"], { INBOX_HUB_PROFILE: "production", INBOX_HUB_PORT: "x" });
    expect(code).toBe(78);
    expect(stderr).toContain("INBOX_HUB_JWT_SECRET is missing");
    expect(stderr).toContain("INBOX_HUB_PORT must be a whole number from 0 to 65535");
    expect(stderr).not.toMatch(/at .*\.js:\d+/);
  });

  it("sets up production, serves it, and keeps strangers and a second server out", async () => {
    const init = await run(["init", "--email", "Ana@Empresa.com", "--organization", "Empresa"]);
    expect(init).toMatchObject({ code: 0, stdout: expect.stringContaining("Organization 1") });
    const [, password = ""] = /Password \(shown once\): (\S+)/.exec(init.stdout) ?? [];
    const [, apiKey = ""] = /API key \(shown once\): (ih_live_\S+)/.exec(init.stdout) ?? [];
    expect((await stat(dataDir)).mode & 0o077).toBe(0);

    const { url, child } = await serve();
    const call = (path: string, headers: Record<string, string> = {}, body?: unknown) =>
      fetch(`${url}${path}`, {
        headers: { "content-type": "application/json", ...headers },
        ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
      });
    expect((await call("/api/sessions", { "x-api-key": apiKey })).status).toBe(200);
    expect((await call("/api/auth/login", {}, { identifier: "ana@empresa.com", password })).status).toBe(200);
    expect(
      (await call("/api/auth/login", {}, { identifier: "test@empresa.com", password: "test_password" })).status,
    ).toBe(401);
    expect((await call("/api/sandbox/sessions/x/scan", { "x-api-key": apiKey }, {})).status).toBe(404);

    expect(await run(["serve"])).toMatchObject({ code: 75, stderr: expect.stringContaining("Another process uses") });

    const made = await run(["keys", "create", "--name", "CRM", "--scopes", "contacts:read"]);
    const [, second = ""] = /API key \(shown once\): (\S+)/.exec(made.stdout) ?? [];
    const [keyId = ""] = made.stdout.split(" ");
    expect((await call("/api/sessions", { "x-api-key": second })).status).toBe(403);
    expect((await run(["keys", "list"])).stdout).toContain(keyId);
    expect((await run(["keys", "revoke", keyId])).code).toBe(0);
    expect((await call("/api/sessions", { "x-api-key": second })).status).toBe(401);

    child.kill("SIGTERM");
    const [code] = await once(child, "exit");
    expect(code).toBe(0);
    expect(await run(["migrate"])).toMatchObject({ code: 0, stdout: expect.stringContaining("up to date") });
  });

  it("does not serve without the key that its webhooks are sealed with, until that is back or given up", async () => {
    const init = await run(["init", "--email", "ana@empresa.com"]);
    const [, apiKey = ""] = /API key \(shown once\): (ih_live_\S+)/.exec(init.stdout) ?? [];
    const keyFile = join(dataDir, "sealing-key");
    const stop = async ({ child }: Awaited<ReturnType<typeof serve>>) => {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    };
    const first = await serve();
    const hub = new InboxHub({ baseUrl: first.url, apiKey });
    const { webhookId } = await hub.webhooks.create(1, {
      name: "CRM",
      url: "https://crm.example/hook",
      events: ["message"],
    });
    await stop(first);
    expect((await stat(keyFile)).mode & 0o077).toBe(0);

    await rename(keyFile, `${keyFile}.away`);
    const lost = await run(["serve"]);
    expect(lost).toMatchObject({ code: 78, stderr: expect.stringContaining("Put back the file sealing-key") });
    expect(lost.stderr).not.toMatch(/at .*\.js:\d+/);
    const wrong = { ...production, INBOX_HUB_SEALING_KEY: "pR4wL8zB3nH6cJ1sD5fG0yAkT9vQ2mX7" };
    expect(await run(["serve"], wrong)).toMatchObject({ code: 78, stderr: expect.stringContaining("another key") });

    await rename(`${keyFile}.away`, keyFile);
    const second = await serve();
    expect(await run(["webhooks", "reset-secrets"])).toMatchObject({ code: 75 });
    await stop(second);

    await rm(keyFile);
    expect(await run(["webhooks", "reset-secrets"])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("1 webhooks have a new secret"),
    });
    const third = await serve();
    const again = new InboxHub({ baseUrl: third.url, apiKey });
    expect(await again.webhooks.get(webhookId)).toMatchObject({ status: "paused" });
    expect(await again.webhooks.rotateSecret(webhookId, { overlapSeconds: 0 })).toMatchObject({
      secret: expect.stringMatching(/^whsec_/),
    });
    expect(await again.webhooks.enable(webhookId)).toMatchObject({ status: "active" });
    await stop(third);
  });

  it("explains a wrong argument without a stack", async () => {
    await run(["init", "--email", "ana@empresa.com"]);
    const scope = await run(["keys", "create", "--name", "CRM", "--scopes", "everything"]);
    expect(scope).toMatchObject({ code: 1, stderr: expect.stringContaining("--scopes: everything is none of") });
    const nowhere = await run(["keys", "create", "--name", "CRM", "--organization", "99"]);
    expect(nowhere).toMatchObject({ code: 1, stderr: "There is no organization 99\n" });
    const unknown = await run(["keys", "revoke", "key_nope"]);
    expect(unknown).toMatchObject({ code: 1, stderr: "There is no API key key_nope\n" });
    const email = await run(["init", "--email", "nobody"]);
    expect(email).toMatchObject({ code: 1, stderr: expect.stringContaining("is not an e-mail address") });
  });
});
