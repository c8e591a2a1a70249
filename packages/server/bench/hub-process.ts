import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export const apiKey = "bench-key-0123456789";
export const sessionId = "session_crm_01";

export interface Running {
  readonly url: string;
  stop(): Promise<void>;
}

export const built = fileURLToPath(new URL("../dist/main.js", import.meta.url));
const unlimited = "1000000/1s";

/** The program as an operator runs it in production, on the account that the sandbox seeds, and with limits that no load reaches. */
export async function startHub(dataDir: string, program = built): Promise<Running> {
  const shared = { INBOX_HUB_DATA_DIR: dataDir, INBOX_HUB_PORT: "0", INBOX_HUB_LOG_LEVEL: "error" };
  const seeding = await run([program, "serve"], {
    ...shared,
    INBOX_HUB_PROFILE: "sandbox",
    INBOX_HUB_SANDBOX_API_KEY: apiKey,
  });
  await seeding.stop();
  return run([program, "serve"], {
    ...shared,
    INBOX_HUB_ENGINE: "simulator",
    INBOX_HUB_JWT_SECRET: "0123456789abcdefghijklmnopqrstuvwxyz-of-a-bench",
    INBOX_HUB_RATE_LIMIT_GENERAL: unlimited,
    INBOX_HUB_RATE_LIMIT_WHATSAPP: unlimited,
    INBOX_HUB_RATE_LIMIT_MESSAGES: unlimited,
  });
}

/** Starts a process of node that prints `… listening on <url>`. */
export async function run(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Running> {
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const [, url] = /listening on (\S+)$/.exec(line) ?? [];
    if (url !== undefined) return { url, stop: () => stop(child) };
  }
  throw new Error("The process ended before it listened");
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill("SIGTERM");
  await once(child, "exit");
}
