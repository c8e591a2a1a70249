/** The tokens of one login. */
export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** When the access token ends, in milliseconds since 1970 by this machine's clock. */
  readonly expiresAt: number;
  /** From when on the next call renews it. */
  readonly renewAt: number;
}

/**
 * Where the tokens of a login are kept. Share one among processes and they share the login; then it needs `lock` too,
 * since a refresh token that two of them send ends the login.
 *
 * @example
 * ```ts
 * import { InboxHub, type Tokens } from "@inbox-hub/sdk";
 *
 * // As any database client does it.
 * declare const database: {
 *   get(key: string): Promise<string | null>;
 *   set(key: string, value: string | null): Promise<void>;
 *   withLock<T>(key: string, work: () => Promise<T>): Promise<T>;
 * };
 * const hub = new InboxHub({
 *   credentials: { identifier: "crm@empresa.com", password: process.env.INBOX_HUB_PASSWORD ?? "" },
 *   tokens: {
 *     get: async () => JSON.parse((await database.get("inbox-hub")) ?? "null") ?? undefined,
 *     set: (tokens?: Tokens) => database.set("inbox-hub", tokens ? JSON.stringify(tokens) : null),
 *     lock: (work) => database.withLock("inbox-hub-renewal", work),
 *   },
 * });
 * ```
 */
export interface TokenStore {
  get(): Tokens | undefined | Promise<Tokens | undefined>;
  /** Undefined forgets them. */
  set(tokens: Tokens | undefined): void | Promise<void>;
  /** Runs `work`, which logs in or renews, while nobody else who shares the store does; fails as it fails. */
  lock?<T>(work: () => Promise<T>): Promise<T>;
}

export function memoryTokenStore(): TokenStore {
  let kept: Tokens | undefined;
  return {
    get: () => kept,
    set: (tokens) => {
      kept = tokens;
    },
  };
}
