import { createSecretKey } from "node:crypto";
import jwt from "jsonwebtoken";
import type { Clock } from "../../lib/clock";
import type { NewId } from "../../lib/ids";

interface RefreshClaims {
  readonly userId: number;
  readonly loginId: string;
}

interface AccessClaims extends RefreshClaims {
  readonly organizationId: number | null;
}

export interface IssuedToken {
  readonly token: string;
  readonly expiresAt: number;
}

/** Signed tokens. What a valid one says is what was signed here; whether its login still goes on, the store knows. */
export interface Tokens {
  issueAccess(claims: AccessClaims): IssuedToken;
  issueRefresh(claims: RefreshClaims): IssuedToken;
  /** Null for everything but an access token of ours that has not expired. */
  readAccess(token: string): AccessClaims | null;
  /** Null for everything but a refresh token of ours that has not expired. */
  readRefresh(token: string): RefreshClaims | null;
}

interface TokensDeps {
  readonly secret: string;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** How clients are told of it. */
export const ACCESS_TOKEN_LIFE = "24h";
const ACCESS_TOKEN_SECONDS = 24 * 60 * 60;
const REFRESH_TOKEN_SECONDS = 30 * 24 * 60 * 60;

/** Never taken from the token: its header is the sender's claim. */
const ALGORITHM = "HS256";
const ISSUER = "inbox-hub";
/** Keeps the two kinds apart: a token of one audience is refused by the other. */
const ACCESS_AUDIENCE = "inbox-hub:access";
const REFRESH_AUDIENCE = "inbox-hub:refresh";

export function createTokens({ secret, clock, newId }: TokensDeps): Tokens {
  const key = createSecretKey(Buffer.from(secret));
  const seconds = () => Math.floor(clock.now() / 1000);

  const issue = (audience: string, lifeSeconds: number, userId: number, claims: object): IssuedToken => {
    const issuedAt = seconds();
    const expiresAt = issuedAt + lifeSeconds;
    const payload = { ...claims, sub: String(userId), iss: ISSUER, aud: audience, iat: issuedAt, exp: expiresAt };
    return { token: jwt.sign(payload, key, { algorithm: ALGORITHM }), expiresAt: expiresAt * 1000 };
  };

  const read = (audience: string, token: string) => {
    try {
      const payload = jwt.verify(token, key, {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        audience,
        clockTimestamp: seconds(),
      });
      return typeof payload === "string" ? null : payload;
    } catch {
      // Key and options are constant, so whatever is wrong is wrong with the token.
      return null;
    }
  };

  return {
    issueAccess: ({ userId, loginId, organizationId }) =>
      issue(ACCESS_AUDIENCE, ACCESS_TOKEN_SECONDS, userId, { lid: loginId, org: organizationId }),
    // The id makes two tokens of the same second differ: each is good once.
    issueRefresh: ({ userId, loginId }) =>
      issue(REFRESH_AUDIENCE, REFRESH_TOKEN_SECONDS, userId, { lid: loginId, jti: newId("rt") }),
    readAccess(token) {
      const payload = read(ACCESS_AUDIENCE, token);
      if (payload === null) return null;
      const organizationId = payload.org === null ? null : Number(payload.org);
      return { userId: Number(payload.sub), loginId: String(payload.lid), organizationId };
    },
    readRefresh(token) {
      const payload = read(REFRESH_AUDIENCE, token);
      if (payload === null) return null;
      return { userId: Number(payload.sub), loginId: String(payload.lid) };
    },
  };
}
