import { toConnectionError } from "./connection-error";
import type { ErrorFacts } from "./errors";
import type { Logger } from "./log";
import type { Fetch } from "./options";

/** One attempt on its way to the server. Its headers hold the credentials: keep it out of your logs. */
export interface MiddlewareRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string | FormData | ReadableStream<Uint8Array> | undefined;
  /** Aborts with the call, and when the time of the attempt is up. */
  readonly signal: AbortSignal;
}

/** What an attempt belongs to. */
export interface MiddlewareContext {
  readonly operationId: string;
  /** 1, and higher when the call is tried again. */
  readonly attempt: number;
  readonly idempotencyKey: string | undefined;
  readonly sessionId: string | undefined;
  /** Yours, from `logLevel` on. */
  readonly logger: Logger;
}

/**
 * Stands between an attempt and the server. It passes the request on with `next`, as it is or changed, and gives back the answer,
 * its body unread. What it throws itself ends the call as it is, without another attempt.
 *
 * @example
 * ```ts
 * import { InboxHub, type Middleware } from "@inbox-hub/sdk";
 *
 * const measure: Middleware = async (request, next, { operationId, attempt }) => {
 *   const started = performance.now();
 *   const response = await next(request);
 *   console.log(operationId, attempt, response.status, performance.now() - started);
 *   return response;
 * };
 * const hub = new InboxHub({ middleware: [measure] });
 * ```
 */
export type Middleware = (request: MiddlewareRequest, next: Next, context: MiddlewareContext) => Promise<Response>;

type Next = (request: MiddlewareRequest) => Promise<Response>;

/**
 * The way through all of them, the first one outermost, to `fetch`.
 * @internal
 */
export function passThrough(middleware: readonly Middleware[], fetch: Fetch, facts: ErrorFacts, logger: Logger): Next {
  const { operationId = "", attempts = 1, idempotencyKey, sessionId } = facts;
  const context = { operationId, attempt: attempts, idempotencyKey, sessionId, logger };
  const send: Next = async ({ url, method, headers, body, signal }) => {
    try {
      // The key must not follow to another address, so nothing is followed.
      const init: RequestInit = { method, headers, redirect: "manual", signal };
      if (body !== undefined) init.body = body;
      // Asked for with a stream, and unknown to the types of a browser.
      if (body instanceof ReadableStream) Object.assign(init, { duplex: "half" });
      return await fetch(url, init);
    } catch (error) {
      throw await toConnectionError("no connection to the server", error, facts);
    }
  };
  return middleware.reduceRight<Next>((next, step) => async (request) => step(request, next, context), send);
}
