import type { Schemas } from "@inbox-hub/openapi";
import type { IdempotentOptions } from "./call-options";
import { AbortError, UsageError } from "./errors";
import { pause } from "./pause";
import type { Messages } from "./resources/messages";
import type { Runtime } from "./runtime";

/** What is sent: all of a message but its recipients. */
export type MessageContent = Omit<Schemas["SendMessageRequest"], "to" | "wait">;

export interface SendManyOptions extends IdempotentOptions {
  /** Called once for each recipient, as soon as it is known what became of their message. */
  readonly onResult?: ((result: Schemas["RecipientResult"]) => void) | undefined;
}

interface Dependencies {
  readonly sessionId: string;
  readonly messages: Pick<Messages<[]>, "send" | "getBatch">;
  readonly runtime: Runtime;
}

const WHAT = "messages.sendMany";
/** The most that the contract allows in a request. */
const CHUNK = 50;
const FIRST_PAUSE = 1_000;
/** The server sends ten messages a minute, and each question counts against the session's requests. */
const LONGEST_PAUSE = 15_000;
const PENDING: readonly string[] = ["queued", "sending"];

/** One chunk after the other, so that the server never holds more of it than the pace of the session takes. */
export async function sendMany(
  { sessionId, messages, runtime }: Dependencies,
  recipients: readonly string[],
  content: MessageContent,
  { onResult, idempotencyKey = runtime.newKey(), ...options }: SendManyOptions = {},
): Promise<Schemas["RecipientResult"][]> {
  if (!Array.isArray(recipients)) throw new UsageError(`${WHAT} takes an array of recipients.`);
  const all = [...new Set(recipients)];
  const results: Schemas["RecipientResult"][] = [];
  for (let start = 0; start < all.length; start += CHUNK) {
    const to = all.slice(start, start + CHUNK);
    // The same key for the same chunk: who calls again with the key of the first call goes on where that one was.
    const key = `${idempotencyKey}.${start / CHUNK}`;
    const batch = await messages.send({ ...content, to }, { ...options, idempotencyKey: key });
    await follow(batch);
  }
  return results;

  async function follow({ batchId, ...accepted }: Schemas["AcceptedBatch"]): Promise<void> {
    const told = new Set<string>();
    let found = accepted.results;
    for (let wait = FIRST_PAUSE; ; wait = Math.min(wait * 2, LONGEST_PAUSE)) {
      for (const result of found) {
        if (PENDING.includes(result.status) || told.has(result.to)) continue;
        told.add(result.to);
        results.push(result);
        onResult?.(result);
      }
      if (told.size >= found.length) return;
      await pause(runtime, wait, options.signal).catch((reason: unknown) => {
        throw new AbortError(`${WHAT}: the call was aborted.`, { sessionId, idempotencyKey }, reason);
      });
      found = (await messages.getBatch(batchId, options)).results;
    }
  }
}
