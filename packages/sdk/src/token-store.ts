/** The tokens of one login. */
export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** When the access token ends, in milliseconds since 1970 by this machine's clock. */
  readonly expiresAt: number;
  /** From when on the next call renews it. */
  readonly renewAt: number;
}

/** Where the tokens of a login are kept. Share one among processes and they share the login. */
export interface TokenStore {
  get(): Tokens | undefined | Promise<Tokens | undefined>;
  set(tokens: Tokens | undefined): void | Promise<void>;
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
