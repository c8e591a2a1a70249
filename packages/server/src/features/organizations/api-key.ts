import type { Scope } from "../../contract/tenant";

/** What a key may do. The key itself is not kept, so it is not here. */
export interface ApiKey {
  readonly keyId: string;
  readonly name: string;
  /** The beginning of the key, to tell it from others. */
  readonly prefix: string;
  readonly scopes: readonly Scope[];
  /** Null means every session. */
  readonly sessionIds: readonly string[] | null;
  readonly expiresAt: number | null;
  /** Right to the minute. */
  readonly lastUsedAt: number | null;
  readonly revokedAt: number | null;
  readonly createdAt: number;
}

/** `test` keys are made in the sandbox profile, so that nobody takes one for the other. */
export type KeyEnvironment = "live" | "test";

const SECRET_BYTES = 32;

export function createKey(environment: KeyEnvironment, randomBytes: (size: number) => Buffer): string {
  return `ih_${environment}_${randomBytes(SECRET_BYTES).toString("base64url")}`;
}

/** Enough to recognise a key by; never more than a quarter of one that somebody chose. */
export function prefixOf(key: string): string {
  return key.slice(0, Math.floor(key.length / 4));
}

const OPERATING_SCOPES = Object.keys({
  "sessions:read": true,
  "sessions:write": true,
  "messages:read": true,
  "messages:write": true,
  "contacts:read": true,
  "contacts:write": true,
  "media:read": true,
  "media:write": true,
  "templates:read": true,
  "templates:write": true,
  "webhooks:read": true,
  "webhooks:write": true,
  "conversations:read": true,
  "conversations:write": true,
  "groups:read": true,
  "groups:write": true,
  "status:read": true,
  "status:write": true,
  "events:read": true,
  "statistics:read": true,
} satisfies Record<Exclude<Scope, "sandbox:write">, true>) as readonly Scope[]; // the keys, as checked just now

/** What a key may do when nothing else is said. */
export function defaultScopes(environment: KeyEnvironment): readonly Scope[] {
  return environment === "test" ? [...OPERATING_SCOPES, "sandbox:write"] : OPERATING_SCOPES;
}
