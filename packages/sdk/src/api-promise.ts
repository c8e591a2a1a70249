import type { APIError } from "./api-errors";
import type { InboxHubError } from "./errors";
import { UsageError } from "./errors";

/** What a server said of the limit that a request counts against. */
export interface RateLimit {
  /** How many requests the window allows. */
  readonly limit: number;
  /** How many are left in it. */
  readonly remaining: number;
  /** Seconds until it ends. */
  readonly reset: number;
}

/** A success with all that came with it. */
export interface Answer<T> {
  readonly data: T;
  /** Status and headers; its body has been read. */
  readonly response: Response;
}

/** What `.withResponse()` gives. */
export interface AnswerWithResponse<T> extends Answer<T> {
  /** The server's id of the request. Quote it when you report a problem. */
  readonly requestId: string | undefined;
  readonly rateLimit: RateLimit | undefined;
}

/** What `.safe()` gives. */
export type Outcome<T> =
  | { readonly ok: true; readonly data: T }
  | { readonly ok: false; readonly error: APIError | InboxHubError };

/** Sends the request; `raw` leaves the answer unread. */
export type Send = (raw: boolean) => Promise<Answer<unknown>>;

const ignore = () => {};

/**
 * What every method gives back: a promise of the answer's content, with the answer itself for those who need it.
 *
 * @example
 * ```ts
 * import { InboxHub } from "@inbox-hub/sdk";
 *
 * const hub = new InboxHub();
 * const { data, requestId, rateLimit } = await hub.sessions.get("session_crm_01").withResponse();
 * const result = await hub.sessions.get("session_crm_02").safe();
 * if (!result.ok) console.log(result.error.message);
 * ```
 */
export class APIPromise<T> extends Promise<T> {
  // What `then` gives is an ordinary promise.
  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  #isRaw = false;
  #answer: Promise<Answer<unknown>>;
  #hasBegun = false;

  /** @internal */
  constructor(send: Send) {
    let settle: (data: T | Promise<T>) => void = ignore;
    super((resolve) => {
      settle = resolve;
    });
    // In the next turn: until then `asResponse` can say that the answer is to be left unread.
    this.#answer = Promise.resolve().then(() => {
      this.#hasBegun = true;
      return send(this.#isRaw);
    });
    // Typed by the operation, where the methods are declared.
    settle(this.#answer.then(({ data }) => data as T));
  }

  /** The content together with the response, the request's id and the state of the rate limit. */
  withResponse(): Promise<AnswerWithResponse<T>> {
    this.#leave();
    return this.#answer.then(({ data, response }) => ({
      data: data as T,
      response,
      requestId: response.headers.get("x-request-id") ?? undefined,
      rateLimit: readRateLimit(response.headers),
    }));
  }

  /**
   * The answer as it comes, its body unread: for a proxy that passes it on. Call it at once, in place of `await`.
   * An answer that is no success fails here too.
   * @throws `UsageError` when the request is on its way already.
   */
  asResponse(): Promise<Response> {
    this.#leave();
    if (this.#hasBegun) return Promise.reject(new UsageError("Call asResponse() at once, before the request is sent."));
    this.#isRaw = true;
    return this.#answer.then(({ response }) => response);
  }

  /** The content or the error, as a value: for those who prefer that to `catch`. */
  safe(): Promise<Outcome<T>> {
    return this.then(
      (data) => ({ ok: true, data }),
      (error) => ({ ok: false, error }),
    );
  }

  /** Somebody else hears of a failure: here it needs nobody. */
  #leave(): void {
    this.catch(ignore);
  }
}

function readRateLimit(headers: Headers): RateLimit | undefined {
  const [limit, remaining, reset] = ["limit", "remaining", "reset"].map((name) => headers.get(`ratelimit-${name}`));
  if (!limit || !remaining || !reset) return undefined;
  return { limit: Number(limit), remaining: Number(remaining), reset: Number(reset) };
}
