/**
 * Remembers the answers to requests that carry an `Idempotency-Key`. A key is unique within its `scope`,
 * an opaque string of whom the key belongs to (`org:1`, `user:5`).
 */
export interface IdempotencyStore {
  /**
   * Reserves the key, or tells what is known of it; atomic, so that of two at once one gets `new`.
   * What has expired counts as unknown. A reservation of an earlier process is taken over: nobody finishes it any more.
   */
  begin(entry: IdempotencyEntry): Promise<IdempotencyState>;
  /** Runs the request under its reserved key, so that what it creates can say that it is done. */
  run<T>(scope: string, key: string, work: () => Promise<T>): Promise<T>;
  /** Stores the answer to a reserved key. */
  finish(scope: string, key: string, response: StoredResponse): Promise<void>;
  /** Forgets a reserved key, so that the request can be tried again; not if what it asks for is done. */
  release(scope: string, key: string): Promise<void>;
}

export interface IdempotencyEntry {
  readonly scope: string;
  readonly key: string;
  readonly operationId: string;
  /** Lower-case hex SHA-256 of everything that makes two requests the same. */
  readonly requestHash: string;
  /** Milliseconds since the Unix epoch. */
  readonly expiresAt: number;
}

export interface StoredResponse {
  readonly status: number;
  /** The whole answer as it was sent. Secrets such as a new API key are in it, so the store seals it. */
  readonly body: string;
}

export type IdempotencyState =
  | { readonly state: "new" }
  /** Another request hash is known under this key, whether that request has ended or not. */
  | { readonly state: "mismatch" }
  | { readonly state: "running" }
  /** What the request asked for is done, but its answer was never stored: the process ended in between. */
  | { readonly state: "lost" }
  | ({ readonly state: "done" } & StoredResponse);
