import type { Multipart } from "./multipart";
import type { Operation } from "./operation";
import type { Reader } from "./readers";

/**
 * What a call needs to make a request, as often as it takes. A `Request` can be sent once only, and cloning it costs more than
 * all the rest.
 */
export interface Call<T> {
  readonly operation: Operation;
  readonly url: string;
  /** Without the credentials, which each attempt asks for. */
  readonly headers: Headers;
  readonly body: string | FormData | Multipart | undefined;
  readonly idempotencyKey: string | undefined;
  readonly sessionId: string | undefined;
  readonly timeout: number;
  readonly totalTimeout: number | undefined;
  readonly maxRetries: number;
  /** It waits for its turn with `pace`. */
  readonly isPaced: boolean;
  readonly signal: AbortSignal | undefined;
  readonly reader: Reader<T>;
}
