import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** An Inbox Hub server in a process of its own. */
export interface HubProcess {
  readonly url: string;
  /** How long it took until it listened, in milliseconds. */
  readonly readyAfterMs: number;
  readonly pid: number;
  /** As a power cut or the kernel would. */
  kill(): Promise<void>;
  /** As an operator would; resolves with the exit code. */
  stop(): Promise<number | null>;
}

const program = fileURLToPath(import.meta.resolve("@inbox-hub/server/main"));

/** Starts the sandbox on a free port, over the given data folder. */
export async function startHub({
  dataDir,
  apiKey,
}: {
  readonly dataDir: string;
  readonly apiKey: string;
}): Promise<HubProcess> {
  const startedAt = performance.now();
  const child = spawn(
    process.execPath,
    [program, "serve", "--profile", "sandbox", "--port", "0", "--data-dir", dataDir],
    {
      env: { ...process.env, INBOX_HUB_SANDBOX_API_KEY: apiKey, INBOX_HUB_LOG_LEVEL: "error" },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const url = await new Promise<string>((resolve, reject) => {
    const lines = createInterface({ input: child.stdout });
    lines.on("line", (line) => {
      const [, found] = /^Inbox Hub listening on (\S+)$/.exec(line) ?? [];
      if (found) resolve(found);
    });
    void exited.then((code) => reject(new Error(`The server ended with exit code ${code} before it listened`)));
  });
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    return exited;
  };
  return {
    url,
    readyAfterMs: performance.now() - startedAt,
    pid: child.pid ?? 0,
    async kill() {
      await end("SIGKILL");
    },
    stop: () => end("SIGTERM"),
  };
}
