import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Fetch, InboxHub } from "@inbox-hub/sdk";
import { parseConfig } from "../src/config";
import { createServer } from "../src/server";

/** A sandbox server of its own for one test file: real HTTP, a real database file, the simulator. */
export interface Sandbox {
  readonly url: string;
  readonly apiKey: string;
  readonly dataDir: string;
  /** As the sandbox's owner, with key and login. */
  readonly hub: InboxHub;
  stop(): Promise<void>;
}

interface SandboxOptions {
  /** What the hub calls the server with, to watch it. */
  readonly fetch?: Fetch;
  /** An existing folder, which stays when the sandbox stops: for a second start. */
  readonly dataDir?: string;
}

export async function startSandbox(
  settings: Readonly<Record<string, string>> = {},
  options: SandboxOptions = {},
): Promise<Sandbox> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), "inbox-hub-test-")));
  const config = parseConfig({
    INBOX_HUB_PROFILE: "sandbox",
    INBOX_HUB_PORT: "0",
    INBOX_HUB_DATA_DIR: dataDir,
    INBOX_HUB_LOG_LEVEL: "error",
    ...settings,
  });
  const server = createServer({ config });
  const { url, sandbox } = await server.start();
  if (!sandbox) throw new Error("The sandbox profile gives an account to log in with");
  return {
    url,
    apiKey: sandbox.apiKey,
    dataDir,
    hub: new InboxHub({
      baseUrl: url,
      apiKey: sandbox.apiKey,
      credentials: { identifier: sandbox.email, password: sandbox.password },
      fetch: options.fetch,
    }),
    async stop() {
      await server.stop();
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
    },
  };
}
