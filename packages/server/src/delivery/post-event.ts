import type { Dispatcher } from "undici";
import type { Clock } from "../lib/clock";
import type { Answer } from "./outcome";
import { classifyError } from "./outcome";

/** One delivery, ready to go. */
export interface PostRequest {
  readonly url: string;
  readonly eventId: string;
  /** The stored bytes: signed and sent as they are. */
  readonly body: Buffer;
  readonly attempt: number;
  readonly timeoutMs: number;
  readonly secret: string;
  /** The secret before, while a rotation's overlap lasts. */
  readonly previousSecret: string | null;
}

export interface PostResult extends Answer {
  readonly requestHeaders: Readonly<Record<string, string>>;
}

export type PostEvent = (request: PostRequest) => Promise<PostResult>;

/** Makes the signature headers of both schemes. */
export type SignEvent = (input: {
  readonly id: string;
  /** Seconds since the epoch. */
  readonly timestamp: number;
  readonly body: Buffer;
  readonly secret: string;
  readonly previousSecret?: string;
}) => Readonly<Record<string, string>>;

interface PostEventDeps {
  /** Guards the address when it connects; see lib/address-guard. */
  readonly dispatcher: Dispatcher;
  readonly sign: SignEvent;
  readonly clock: Clock;
}

/** What is kept of an answer. */
const MOST_CHARACTERS = 4096;
/** What is read of it, so that the connection can be used again; beyond, it is closed. */
const MOST_BYTES = 16 * 1024;

/** Signs and posts one event. Never throws: what went wrong is part of the answer. */
export function createPostEvent({ dispatcher, sign, clock }: PostEventDeps): PostEvent {
  return async (request) => {
    const startedAt = clock.now();
    const headers = {
      "content-type": "application/json",
      "user-agent": "InboxHub-Webhooks/1",
      "webhook-attempt": String(request.attempt),
      ...sign({
        id: request.eventId,
        timestamp: Math.floor(startedAt / 1000),
        body: request.body,
        secret: request.secret,
        ...(request.previousSecret === null ? {} : { previousSecret: request.previousSecret }),
      }),
    };
    // One deadline for everything: undici's own are per chunk, and a slow drip outlives them.
    const deadline = new AbortController();
    const cancelDeadline = clock.after(request.timeoutMs, () => deadline.abort());
    const finish = (answer: Omit<PostResult, "durationMs" | "requestHeaders">): PostResult => ({
      ...answer,
      // A clock that is set back makes no negative duration.
      durationMs: Math.max(0, clock.now() - startedAt),
      requestHeaders: headers,
    });
    try {
      const url = new URL(request.url);
      const response = await dispatcher.request({
        origin: url.origin,
        path: `${url.pathname}${url.search}`,
        method: "POST",
        headers,
        body: request.body,
        signal: deadline.signal,
      });
      const body = await readStart(response.body);
      return finish({ status: response.statusCode, error: null, headers: response.headers, body });
    } catch (error) {
      return finish({ status: null, error: classifyError(error), headers: {}, body: null });
    } finally {
      cancelDeadline();
    }
  };
}

/** The beginning of a body. An answer whose body breaks off or never ends is an answer all the same. */
async function readStart(body: Dispatcher.ResponseData["body"]): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of body) {
      // undici's body yields buffers.
      chunks.push(chunk as Buffer);
      size += (chunk as Buffer).length;
      if (size >= MOST_BYTES) break;
    }
  } catch {
    // The status has come; the rest does not matter.
  }
  return Buffer.concat(chunks).toString("utf8").slice(0, MOST_CHARACTERS);
}
