import type { Role } from "../../contract/tenant";
import type { ApiKey } from "./api-key";
import type { NewApiKey } from "./api-key-store";
import type { AuditStamp } from "./caller";

/** What the command line and the sandbox set up. Each may be repeated: what exists stays as it is. */
export interface AccountStore {
  /** `email` as `normalizeEmail` spells it. Null when there is no such user. */
  findUser(email: string): Promise<number | null>;
  ensureUser(user: { readonly email: string; readonly name: string; readonly passwordHash: string }): Promise<number>;
  /** The first organization that the user owns, else a new one. */
  ensureOrganization(
    organization: { readonly name: string; readonly ownerId: number },
    stamp: AuditStamp,
  ): Promise<number>;
  ensureMember(
    member: { readonly organizationId: number; readonly userId: number; readonly role: Role },
    stamp: AuditStamp,
  ): Promise<void>;
  /** The key of that hash, also when it was revoked or belongs elsewhere, else a new one. */
  ensureApiKey(key: NewApiKey, stamp: AuditStamp): Promise<ApiKey>;
}
