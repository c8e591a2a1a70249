import type { Schemas } from "@inbox-hub/openapi";
import { AbortError, TimeoutError, UsageError } from "./errors";
import { pause } from "./pause";
import type { Runtime } from "./runtime";

/** How long to wait. */
export interface WaitOptions {
  /** How long at most, in milliseconds: 60 000 if absent. */
  readonly timeout?: number | undefined;
  /** Ends the waiting at any moment. */
  readonly signal?: AbortSignal | undefined;
}

interface Dependencies {
  readonly sessionId: string;
  readonly status: (options: { readonly signal?: AbortSignal }) => Promise<Schemas["SessionStatus"]>;
  readonly runtime: Runtime;
}

const WHAT = "session.waitUntil";
const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 5_000;

export async function waitUntil(
  { sessionId, status, runtime }: Dependencies,
  wanted: Schemas["SessionState"],
  options: WaitOptions = {},
): Promise<Schemas["SessionStatus"]> {
  if (typeof wanted !== "string") throw new UsageError(`${WHAT} takes the status to wait for, such as "connected".`);
  const { timeout = 60_000, signal } = options;
  const facts = { sessionId };
  const end = runtime.now() + timeout;
  for (let wait = FIRST_PAUSE; ; wait = Math.min(wait * 2, LONGEST_PAUSE)) {
    const found = await status(signal ? { signal } : {});
    if (found.status === wanted) return found;
    const left = end - runtime.now();
    if (left <= 0)
      throw new TimeoutError(`${WHAT}: the session is ${found.status} after ${timeout} ms, not ${wanted}.`, facts);
    await pause(runtime, Math.min(wait, left), signal).catch((reason: unknown) => {
      throw new AbortError(`${WHAT}: the waiting was aborted.`, facts, reason);
    });
  }
}
