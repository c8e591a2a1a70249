import type { Page, PageRequest } from "../../contract/page";
import type { Scope } from "../../contract/tenant";
import type { ApiKey } from "./api-key";
import type { AuditStamp } from "./caller";

export interface NewApiKey {
  readonly keyId: string;
  readonly organizationId: number;
  readonly name: string;
  readonly prefix: string;
  /** SHA-256 of the key, in hex. */
  readonly hash: string;
  readonly scopes: readonly Scope[];
  readonly sessionIds: readonly string[] | null;
  readonly expiresAt: number | null;
}

/** What a request with a key may do. */
interface KeyGrant {
  readonly keyId: string;
  readonly organizationId: number;
  readonly scopes: readonly Scope[];
  readonly sessionIds: readonly string[] | null;
  /** Its use is to be noted: the last note is a minute old. */
  readonly isUseDue: boolean;
}

export interface ApiKeyStore {
  /** Newest first, revoked ones included. */
  list(organizationId: number, page: PageRequest): Promise<Page<ApiKey>>;
  get(organizationId: number, keyId: string): Promise<ApiKey | null>;
  /** @throws AppError SESSION_NOT_FOUND for the first session that the organization does not have. */
  create(key: NewApiKey, stamp: AuditStamp): Promise<ApiKey>;
  /** Revokes once: a second time changes nothing. False when there is no such key. */
  revoke(organizationId: number, keyId: string, stamp: AuditStamp): Promise<boolean>;
  /** Null when no key has that hash, or it is revoked or expired. */
  findGrant(hash: string): Promise<KeyGrant | null>;
  /** Does nothing when its use was noted within the last minute. */
  noteUse(keyId: string): Promise<void>;
}
