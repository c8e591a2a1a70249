import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** The built server in a process of its own, to be killed as a power cut would. */
export interface BuiltServer {
  readonly url: string;
  /** Without a chance to finish anything. */
  kill(): Promise<void>;
  /** As a service manager would stop it. */
  stop(): Promise<void>;
}

const program = fileURLToPath(new URL("../../dist/main.js", import.meta.url));
const running = new Set<ChildProcess>();

/** A sandbox over this folder, with this key. */
export async function startBuiltServer(dataDir: string, apiKey: string): Promise<BuiltServer> {
  const started = spawn(
    process.execPath,
    [program, "serve", "--profile", "sandbox", "--port", "0", "--data-dir", dataDir],
    {
      env: { ...process.env, INBOX_HUB_SANDBOX_API_KEY: apiKey, INBOX_HUB_LOG_LEVEL: "error" },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  running.add(started);
  const end = async (signal: NodeJS.Signals) => {
    const ended = once(started, "exit");
    started.kill(signal);
    await ended;
    running.delete(started);
  };
  for await (const line of createInterface({ input: started.stdout })) {
    const [, url] = /^Inbox Hub listening on (\S+)$/.exec(line) ?? [];
    if (url) return { url, kill: () => end("SIGKILL"), stop: () => end("SIGTERM") };
  }
  throw new Error("The server ended before it listened");
}

/** What a test that failed has left. */
export function killBuiltServers(): void {
  for (const started of running) started.kill("SIGKILL");
  running.clear();
}
