import type { Role, Scope } from "./tenant";

/** Who a credential belongs to. The edge asks; the auth feature knows. */
export interface Authenticator {
  /** Null when the key is unknown, revoked or expired. */
  byApiKey(key: string): Promise<ApiKeyIdentity | null>;
  /** Null when the token is invalid, expired or revoked. */
  byAccessToken(token: string): Promise<UserIdentity | null>;
  /** The role that a user has in an organization now; null when they are not a member. */
  roleIn(userId: number, organizationId: number): Promise<Role | null>;
}

export interface ApiKeyIdentity {
  readonly keyId: string;
  readonly organizationId: number;
  readonly scopes: readonly Scope[];
  /** The sessions the key is limited to; null means all. */
  readonly sessionIds: ReadonlySet<string> | null;
}

export interface UserIdentity {
  readonly userId: number;
  readonly loginId: string;
  /** The organization that the login acts in, outside `/api/organizations`. */
  readonly organizationId: number | null;
}
