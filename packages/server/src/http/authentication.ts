import { createHash, timingSafeEqual } from "node:crypto";
import type { OperationId } from "@inbox-hub/openapi";
import { AppError, policyOf } from "@inbox-hub/openapi/rules";
import type { Authenticator } from "../contract/authenticator";
import type { RateLimits } from "../contract/rate-limits";
import type { Actor, Scope } from "../contract/tenant";
import { limitAddress } from "./limit-address";

/** Whose request it is, before it is known whether they may do this. */
export interface Caller {
  readonly actor: Actor;
  /** The organization that the key belongs to, or that the login acts in. */
  readonly organizationId: number | null;
  /** The sessions an API key is limited to; null means all. */
  readonly sessionIds: ReadonlySet<string> | null;
  /** Of an API key; a user's follow from their role. */
  readonly scopes: readonly Scope[];
}

export interface Credentials {
  /** Empty when the header is absent. */
  readonly apiKey: string;
  readonly authorization: string;
  /** Where wrong credentials are counted. */
  readonly ip: string;
}

export interface AuthenticationDeps {
  readonly authenticator: Authenticator;
  readonly rateLimits: Pick<RateLimits, "recordWrongCredential">;
  readonly metrics: MetricsAccess;
}

export interface MetricsAccess {
  /** Nobody else can reach a server that listens on loopback only. */
  readonly isOpen: boolean;
  readonly token: string | null;
}

const ANONYMOUS: Caller = { actor: { type: "anonymous" }, organizationId: null, sessionIds: null, scopes: [] };

/**
 * Finds out who calls. An API key counts outside `/api/auth` and `/api/organizations`, and wins over a token there.
 * @throws AppError MISSING_API_KEY, INVALID_API_KEY, MISSING_TOKEN or INVALID_TOKEN.
 */
export function createAuthentication({ authenticator, rateLimits, metrics }: AuthenticationDeps) {
  /** Keys and tokens are too long to be guessed; counting wrong ones slows a flood, and never shuts a right one out. */
  const refuse = async (code: "INVALID_API_KEY" | "INVALID_TOKEN", ip: string) => {
    await rateLimits.recordWrongCredential(limitAddress(ip));
    return new AppError(code);
  };

  const byApiKey = async ({ apiKey, ip }: Credentials): Promise<Caller> => {
    const identity = await authenticator.byApiKey(apiKey);
    if (identity === null) throw await refuse("INVALID_API_KEY", ip);
    const { keyId, organizationId, sessionIds, scopes } = identity;
    return { actor: { type: "api_key", keyId }, organizationId, sessionIds, scopes };
  };

  const byToken = async (token: string, ip: string): Promise<Caller> => {
    const identity = await authenticator.byAccessToken(token);
    if (identity === null) throw await refuse("INVALID_TOKEN", ip);
    const { userId, loginId, organizationId } = identity;
    return { actor: { type: "user", userId, loginId }, organizationId, sessionIds: null, scopes: [] };
  };

  return async function authenticate(id: OperationId, credentials: Credentials): Promise<Caller> {
    const { security } = policyOf(id);
    const token = bearerToken(credentials.authorization);
    switch (security) {
      case "none":
        return ANONYMOUS;
      case "metricsToken":
        if (metrics.isOpen) return ANONYMOUS;
        if (token === null) throw new AppError("MISSING_TOKEN");
        if (metrics.token === null || !isSame(token, metrics.token)) throw new AppError("INVALID_TOKEN");
        return ANONYMOUS;
      case "apiKey":
        if (credentials.apiKey !== "") return byApiKey(credentials);
        if (token === null) throw new AppError("MISSING_API_KEY");
        return byToken(token, credentials.ip);
      case "bearer":
        if (token === null) throw new AppError("MISSING_TOKEN");
        return byToken(token, credentials.ip);
    }
  };
}

function bearerToken(authorization: string): string | null {
  return /^Bearer +(\S+) *$/i.exec(authorization)?.[1] ?? null;
}

/** In constant time, whatever the lengths. */
function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
