import { normalizeEmail } from "@inbox-hub/openapi/rules";
import type { Role, Scope } from "../../contract/tenant";
import type { NewId } from "../../lib/ids";
import { sha256 } from "../../lib/sha256";
import type { Passwords } from "../auth/passwords";
import type { AccountStore } from "./account-store";
import { type ApiKey, defaultScopes, type KeyEnvironment, prefixOf } from "./api-key";
import { toStamp } from "./caller";

/** Sets up accounts without a request. Each step may be repeated: what exists stays as it is, its password too. */
export interface AccountSeeder {
  /** `created` is false when the user was there before. */
  ensureUser(user: {
    readonly email: string;
    readonly name: string;
    readonly password: string;
  }): Promise<{ readonly userId: number; readonly created: boolean }>;
  /** The first organization that the user owns, else a new one. */
  ensureOrganization(organization: { readonly name: string; readonly ownerId: number }): Promise<number>;
  ensureMember(member: {
    readonly organizationId: number;
    readonly userId: number;
    readonly role: Role;
  }): Promise<void>;
  /** A key whose text somebody chose. One that was revoked stays revoked; see `revokedAt`. */
  ensureApiKey(key: {
    readonly organizationId: number;
    readonly name: string;
    readonly secret: string;
    readonly scopes?: readonly Scope[];
  }): Promise<ApiKey>;
}

interface AccountSeederDeps {
  readonly accounts: AccountStore;
  readonly passwords: Pick<Passwords, "hash">;
  readonly environment: KeyEnvironment;
  readonly newId: NewId;
}

const SYSTEM = { actor: { type: "system" }, requestId: null } as const;

export function createAccountSeeder({ accounts, passwords, environment, newId }: AccountSeederDeps): AccountSeeder {
  return {
    async ensureUser({ email, name, password }) {
      const known = await accounts.findUser(normalizeEmail(email));
      if (known !== null) return { userId: known, created: false };
      const passwordHash = await passwords.hash(password);
      const userId = await accounts.ensureUser({ email: normalizeEmail(email), name, passwordHash });
      return { userId, created: true };
    },
    ensureOrganization: (organization) =>
      accounts.ensureOrganization(organization, toStamp("organizations.create", SYSTEM)),
    ensureMember: (member) => accounts.ensureMember(member, toStamp("organizations.addMember", SYSTEM)),
    ensureApiKey: ({ organizationId, name, secret, scopes }) =>
      accounts.ensureApiKey(
        {
          keyId: newId("key"),
          organizationId,
          name,
          prefix: prefixOf(secret),
          hash: sha256(secret),
          scopes: scopes ?? defaultScopes(environment),
          sessionIds: null,
          expiresAt: null,
        },
        toStamp("organizations.createApiKey", SYSTEM),
      ),
  };
}
