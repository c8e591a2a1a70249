import type { Operation } from "./operation";
import type { Reader } from "./readers";

/** What the attempts of one call need to know. */
export interface Call {
  readonly operation: Operation;
  readonly idempotencyKey: string | undefined;
  readonly sessionId: string | undefined;
  readonly timeout: number;
  readonly maxRetries: number;
  readonly signal: AbortSignal | undefined;
  readonly reader: Reader<unknown>;
}

interface SpecInit {
  readonly method: string;
  readonly headers: Headers;
  readonly body: string | FormData | undefined;
  readonly call: Call;
}

/**
 * Stands in for `Request` in openapi-fetch: it keeps what a request is made of, so that each attempt makes its own.
 * A real one can be sent once only, and cloning it costs more than all the rest.
 */
export class RequestSpec {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string | FormData | undefined;
  readonly call: Call;

  constructor(url: string, { method, headers, body, call }: SpecInit) {
    this.url = url;
    this.method = method;
    this.headers = headers;
    this.body = body;
    this.call = call;
  }
}

/** Stands in for `Response`: openapi-fetch hands on the `body` of a success, which has been read here. */
export interface Reply {
  readonly ok: true;
  readonly status: 200;
  readonly headers: Pick<Headers, "get">;
  readonly body: unknown;
}

// No real `Headers`: making one while the module loads would make Node load its whole fetch.
const NO_HEADERS = { get: () => null };

export function toReply(body: unknown): Reply {
  return { ok: true, status: 200, headers: NO_HEADERS, body };
}
