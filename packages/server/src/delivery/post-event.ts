import type { ReceiverAnswer } from "@inbox-hub/openapi/rules";
import { classifyNetworkError } from "@inbox-hub/openapi/rules";
import type { Dispatcher } from "undici";
import type { Clock } from "../lib/clock";
import { createMemo } from "../lib/memo";

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
  /** The customer's own; none of the names that are set here. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface PostResult extends ReceiverAnswer {
  readonly requestHeaders: Readonly<Record<string, string>>;
}

export type PostEvent = (request: PostRequest) => Promise<PostResult>;

/** Makes the headers that a delivery has whosever it is, the signatures of both schemes among them. */
export type SignEvent = (input: {
  readonly id: string;
  /** Seconds since the epoch. */
  readonly timestamp: number;
  readonly body: Buffer;
  readonly secret: string;
  readonly previousSecret?: string;
  /** From 1. */
  readonly attempt: number;
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
/** How long the rest of an answer is waited for that is a success already. */
const LONGEST_REST_MS = 250;

/** Signs and posts one event. Never throws: what went wrong is part of the answer. */
export function createPostEvent({ dispatcher, sign, clock }: PostEventDeps): PostEvent {
  const targets = createMemo<Target>();

  return (request) => {
    const startedAt = clock.now();
    const { url, body } = request;
    const { origin, path } = targets(url, () => targetOf(url));
    const headers = headersOf(request, sign, startedAt);
    return new Promise((resolve) => {
      let status: number | null = null;
      let answered: ReceiverAnswer["headers"] = {};
      let controller: Dispatcher.DispatchController | null = null;
      let isOver = false;
      const chunks: Buffer[] = [];
      let size = 0;

      const end = (error: ReceiverAnswer["error"]) => {
        if (isOver) return;
        isOver = true;
        cancelDeadline();
        resolve({
          status,
          error: status === null ? error : null,
          headers: answered,
          body: status === null ? null : textOf(chunks),
          // A clock that is set back makes no negative duration.
          durationMs: Math.max(0, clock.now() - startedAt),
          requestHeaders: headers,
        });
      };
      /** Whatever has come so far is the answer. */
      const breakOff = () => {
        end("timeout");
        controller?.abort(new BrokenOffError());
      };
      // One deadline for everything: undici's own are per chunk, and a slow drip outlives them.
      let cancelDeadline = clock.after(request.timeoutMs, breakOff);
      const hurry = () => {
        const leftMs = startedAt + request.timeoutMs - clock.now();
        cancelDeadline();
        cancelDeadline = clock.after(Math.min(leftMs, LONGEST_REST_MS), breakOff);
      };

      // Not `request`: with its streams and signals it takes twice the CPU.
      dispatcher.dispatch(
        { origin, path, method: "POST", headers, body },
        {
          onRequestStart(started) {
            controller = started;
            // The connection came after the deadline.
            if (isOver) breakOff();
          },
          onResponseStart(_controller, statusCode, responseHeaders) {
            if (statusCode < 200) return;
            status = statusCode;
            answered = responseHeaders;
            if (statusCode < 300) hurry();
          },
          onResponseData(_controller, chunk) {
            chunks.push(chunk);
            size += chunk.length;
            if (size >= MOST_BYTES) breakOff();
          },
          onResponseEnd: () => end(null),
          // An answer whose body breaks off is an answer all the same.
          onResponseError: (_controller, error) => end(classifyNetworkError(error)),
        },
      );
    });
  };
}

interface Target {
  readonly origin: string;
  readonly path: string;
}

function targetOf(text: string): Target {
  const url = new URL(text);
  return { origin: url.origin, path: `${url.pathname}${url.search}` };
}

function headersOf(request: PostRequest, sign: SignEvent, now: number): Readonly<Record<string, string>> {
  const { eventId, body, secret, previousSecret, attempt } = request;
  const timestamp = Math.floor(now / 1000);
  const previous = previousSecret === null ? {} : { previousSecret };
  return { ...request.headers, ...sign({ id: eventId, timestamp, body, secret, ...previous, attempt }) };
}

function textOf(chunks: readonly Buffer[]): string {
  const text = Buffer.concat(chunks).toString("utf8").slice(0, MOST_CHARACTERS);
  // Half of a character is none.
  return text.replace(/[\uD800-\uDBFF]$/, "");
}

/** Ends a request of which nothing more is wanted. */
class BrokenOffError extends Error {
  override readonly name = "BrokenOffError";
}
