import type { Config } from "../config";
import { createServer } from "../server";

interface ServeOptions {
  readonly config: Config;
  readonly print: (line: string) => void;
  /** Calls back when the process is asked to stop. */
  readonly onSignal: (stop: () => void) => void;
}

/** Runs the server until a signal; then drains and returns. */
export async function serve({ config, print, onSignal }: ServeOptions): Promise<void> {
  const server = createServer({ config });
  const { url, sandbox } = await server.start();
  if (sandbox) {
    print(`Sandbox: log in as ${sandbox.email} with ${sandbox.password}`);
    print(`API key: ${sandbox.apiKey}`);
    print(`API reference: ${url}/api/docs`);
  }
  print(`Inbox Hub listening on ${url}`);
  await new Promise<void>((resolve) => onSignal(resolve));
  await server.stop();
}
