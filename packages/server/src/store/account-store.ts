import { and, asc, eq } from "drizzle-orm";
import type { AccountStore } from "../features/organizations/account-store";
import type { Clock } from "../lib/clock";
import { insertApiKey, toApiKey } from "./api-key-store";
import type { AuditLog } from "./audit-log";
import type { Database } from "./database";
import { insertOrganization } from "./organization-store";
import { apiKeys, members, users } from "./schema/organizations";

interface AccountStoreDeps {
  readonly database: Database;
  readonly log: AuditLog;
  readonly clock: Clock;
}

export function createAccountStore({ database, log, clock }: AccountStoreDeps): AccountStore {
  const { orm } = database;

  const findUser = (email: string) => orm.select({ userId: users.id }).from(users).where(eq(users.email, email)).get();

  return {
    findUser: async (email) => findUser(email)?.userId ?? null,

    ensureUser: (user) =>
      database.write(() => {
        const now = clock.now();
        const { userId } =
          findUser(user.email) ??
          orm
            .insert(users)
            .values({ ...user, createdAt: now, updatedAt: now })
            .returning({ userId: users.id })
            .get();
        return userId;
      }),

    ensureOrganization: ({ name, ownerId }, stamp) =>
      database.write(() => {
        const owned = orm
          .select({ organizationId: members.organizationId })
          .from(members)
          .where(and(eq(members.userId, ownerId), eq(members.role, "owner")))
          .orderBy(asc(members.organizationId))
          .limit(1)
          .get();
        if (owned !== undefined) return owned.organizationId;

        return insertOrganization({ orm, log }, { name, ownerId, now: clock.now() }, stamp);
      }),

    ensureMember: (member, stamp) =>
      database.write(() => {
        const { changes } = orm
          .insert(members)
          .values({ ...member, createdAt: clock.now() })
          .onConflictDoNothing()
          .run();
        if (changes === 0) return;
        const { organizationId, userId, role } = member;
        log.append({ ...stamp, organizationId, target: String(userId), details: { role } });
      }),

    ensureApiKey: (key, stamp) =>
      database.write(() => {
        const known = orm.select().from(apiKeys).where(eq(apiKeys.hash, key.hash)).get();
        return known === undefined ? insertApiKey({ orm, log }, key, clock.now(), stamp) : toApiKey(known);
      }),
  };
}
