import { randomBytes } from "node:crypto";
import { createAuthService } from "../../src/features/auth/auth-service";
import { createAuthenticator } from "../../src/features/auth/authenticator";
import { createPasswords } from "../../src/features/auth/passwords";
import { createTokens } from "../../src/features/auth/tokens";
import { createAccountSeeder } from "../../src/features/organizations/account-seeder";
import { createApiKeyService } from "../../src/features/organizations/api-key-service";
import type { Caller } from "../../src/features/organizations/caller";
import { createMemberService } from "../../src/features/organizations/member-service";
import { createOrganizationService } from "../../src/features/organizations/organization-service";
import { createIds } from "../../src/lib/ids";
import { createManualClock } from "../../src/lib/manual-clock";
import { createSignal } from "../../src/lib/signal";
import { migrationsFolder } from "../../src/migrations-folder";
import { createAccountStore } from "../../src/store/account-store";
import { createApiKeyStore } from "../../src/store/api-key-store";
import { createAuditLog } from "../../src/store/audit-log";
import { createAuditStore } from "../../src/store/audit-store";
import { createConversationRows } from "../../src/store/conversation-rows";
import { openDatabase } from "../../src/store/database";
import { createEventLog } from "../../src/store/event-log";
import { createLoginStore } from "../../src/store/login-store";
import { createMemberStore } from "../../src/store/member-store";
import { createOrganizationStore } from "../../src/store/organization-store";
import { sessions } from "../../src/store/schema/sessions";
import { createUserStore } from "../../src/store/user-store";

/** What everybody here logs in with. */
export const PASSWORD = "a password for tests";
const SECRET = "a signing secret that only tests know";
/** As cheap as argon2 goes. */
const CHEAPEST = { memoryKib: 8, passes: 1 };

export type AccountBench = ReturnType<typeof createAccountBench>;

/** The auth and organizations features on a database in memory, with time standing still. */
export function createAccountBench({ environment = "live" }: { readonly environment?: "live" | "test" } = {}) {
  const database = openDatabase({ file: ":memory:", migrationsFolder });
  const clock = createManualClock();
  const newId = createIds(clock.now);
  const log = createAuditLog({ database, clock });
  const events = createEventLog({ database, clock, newId, delivered: createSignal() });
  const conversations = createConversationRows({ database, events, clock });
  const stores = {
    users: createUserStore({ database, clock }),
    logins: createLoginStore({ database, clock }),
    organizations: createOrganizationStore({ database, log, clock }),
    members: createMemberStore({ database, conversations, log, clock }),
    apiKeys: createApiKeyStore({ database, log, clock }),
    accounts: createAccountStore({ database, log, clock }),
    audit: createAuditStore({ database, log }),
  };
  const passwords = createPasswords(CHEAPEST);
  const tokens = createTokens({ secret: SECRET, clock, newId });
  /** What was removed outside the database, and in which order. */
  const removals: string[] = [];
  const noteRemoval = (what: string) => ({
    removeAll: async (organizationId: number) => {
      removals.push(`${what} of ${organizationId}`);
    },
  });
  const organizations = createOrganizationService({
    organizations: stores.organizations,
    sessions: noteRemoval("sessions"),
    media: noteRemoval("media"),
  });
  const seeder = createAccountSeeder({ accounts: stores.accounts, passwords, environment, newId });

  return {
    database,
    clock,
    stores,
    tokens,
    removals,
    organizations,
    seeder,
    auth: createAuthService({ ...stores, passwords, tokens, newId }),
    authenticator: createAuthenticator({ ...stores, tokens }),
    members: createMemberService({ members: stores.members, passwords }),
    apiKeys: createApiKeyService({ apiKeys: stores.apiKeys, environment, clock, newId, randomBytes }),

    addUser: async (email: string) => (await seeder.ensureUser({ email, name: "Ana", password: PASSWORD })).userId,
    addOrganization: async (ownerId: number, name = "Empresa") =>
      (await organizations.create(callerOf(ownerId), name)).organizationId,
    addSession: (organizationId: number, id: string) =>
      database.write(() => {
        database.orm
          .insert(sessions)
          .values({ organizationId, id, desired: "stopped", status: "stopped", since: 0, createdAt: 0, updatedAt: 0 })
          .run();
      }),
  };
}

/** A user who calls. */
export function callerOf(userId: number): Caller {
  return { actor: { type: "user", userId, loginId: "lgn_test" }, requestId: "req_test" };
}
