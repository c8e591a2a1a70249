import type { Schemas } from "@inbox-hub/openapi";
import { APIError, AuthenticationError, RateLimitError } from "./api-errors";
import type { Answer } from "./api-promise";
import { ConnectionError, UsageError } from "./errors";
import { memoryTokenStore, type TokenStore, type Tokens } from "./token-store";
import { toTokens } from "./tokens-from-login";

export interface TokenKeeper {
  /** An access token to call with: one that is not `rejected`, renewed if its end is near. */
  accessToken(rejected: string | undefined): Promise<string>;
  /** Runs a login or renewal that the user asked for, and goes on with its tokens. */
  adopt(obtain: () => Promise<Answer<Schemas["Login"]>>): Promise<Answer<Schemas["Login"]>>;
  /** Whether there is a login to end. */
  hasTokens(): Promise<boolean>;
  forget(): Promise<void>;
}

interface Dependencies {
  readonly store: TokenStore | undefined;
  readonly credentials: Schemas["LoginRequest"] | undefined;
  readonly login: (body: Schemas["LoginRequest"]) => Promise<Schemas["Login"]>;
  readonly refresh: (body: Schemas["RefreshRequest"]) => Promise<Schemas["Login"]>;
  readonly now: () => number;
}

/** How long a renewal that failed ahead of time is left alone while the old token still serves. */
const RENEWAL_PAUSE = 30_000;

/**
 * Logs in and renews for the whole client, one request at a time however many calls wait: a login may be asked for
 * five times in 15 minutes only, and a refresh token that is sent twice ends the login.
 */
export function createTokenKeeper({
  store = memoryTokenStore(),
  credentials,
  login,
  refresh,
  now,
}: Dependencies): TokenKeeper {
  let flight: Promise<Tokens> | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let refusedLogin: { readonly error: APIError; readonly until: number } | undefined;
  let refusedRefresh: { readonly error: APIError; readonly token: string } | undefined;
  let pausedUntil = 0;

  return { accessToken, adopt, hasTokens, forget };

  async function accessToken(rejected: string | undefined): Promise<string> {
    const tokens = flight ? await flight : await store.get();
    if (tokens && isFresh(tokens, rejected)) return tokens.accessToken;
    flight ??= alone(() => renew(rejected)).finally(() => {
      flight = undefined;
    });
    return (await flight).accessToken;
  }

  function adopt(obtain: () => Promise<Answer<Schemas["Login"]>>): Promise<Answer<Schemas["Login"]>> {
    return alone(async () => {
      const answer = await obtain();
      await keep(answer.data);
      return answer;
    });
  }

  async function hasTokens(): Promise<boolean> {
    return (await store.get()) !== undefined;
  }

  async function forget(): Promise<void> {
    await store.set(undefined);
  }

  async function renew(rejected: string | undefined): Promise<Tokens> {
    // Read again: whoever was first in the queue, or another process, may have renewed it already.
    const tokens = await store.get();
    if (tokens && isFresh(tokens, rejected)) return tokens;
    const stillServes = tokens !== undefined && tokens.accessToken !== rejected && now() < tokens.expiresAt;
    if (stillServes && now() < pausedUntil) return tokens;
    try {
      return await keep(await obtain(tokens));
    } catch (error) {
      if (!stillServes) throw error;
      pausedUntil = now() + RENEWAL_PAUSE;
      return tokens;
    }
  }

  async function obtain(tokens: Tokens | undefined): Promise<Schemas["Login"]> {
    if (!tokens) return logIn();
    try {
      return await refreshOnce(tokens.refreshToken);
    } catch (error) {
      // Refused, or its answer lost and the token perhaps used up: only a new login leads on.
      const isOver = error instanceof AuthenticationError || error instanceof ConnectionError;
      if (!isOver || !credentials) throw error;
      return logIn();
    }
  }

  async function refreshOnce(token: string): Promise<Schemas["Login"]> {
    if (refusedRefresh?.token === token) throw refusedRefresh.error;
    try {
      return await refresh({ refreshToken: token });
    } catch (error) {
      if (error instanceof AuthenticationError) refusedRefresh = { error, token };
      throw error;
    }
  }

  async function logIn(): Promise<Schemas["Login"]> {
    if (!credentials) {
      throw new UsageError(
        "This operation needs a login. Pass credentials: { identifier, password } to new InboxHub(), or call hub.auth.login() first.",
      );
    }
    if (refusedLogin && now() < refusedLogin.until) throw refusedLogin.error;
    try {
      return await login(credentials);
    } catch (error) {
      if (error instanceof APIError && error.status < 500) refusedLogin = { error, until: endOf(error) };
      throw error;
    }
  }

  /** Wrong credentials stay wrong; a rate limit passes. */
  function endOf(refusal: APIError): number {
    return refusal instanceof RateLimitError ? now() + (refusal.retryAfter ?? 60) * 1000 : Number.POSITIVE_INFINITY;
  }

  async function keep(answer: Schemas["Login"]): Promise<Tokens> {
    const tokens = toTokens(answer, now());
    await store.set(tokens);
    refusedLogin = undefined;
    return tokens;
  }

  function isFresh(tokens: Tokens, rejected: string | undefined): boolean {
    return tokens.accessToken !== rejected && now() < tokens.renewAt;
  }

  /** Of this client, and of all that share the store. */
  function alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = queue.then(() => (store.lock ? store.lock(work) : work()));
    queue = turn.catch(() => {});
    return turn;
  }
}
