import { and, asc, eq, isNull, ne } from "drizzle-orm";
import type { UserStore } from "../features/auth/user-store";
import type { Clock } from "../lib/clock";
import type { Database } from "./database";
import { logins, members, organizations, users } from "./schema/organizations";

interface UserStoreDeps {
  readonly database: Database;
  readonly clock: Clock;
}

export function createUserStore({ database, clock }: UserStoreDeps): UserStore {
  const { orm } = database;
  return {
    async findByEmail(email) {
      const row = orm
        .select({ userId: users.id, passwordHash: users.passwordHash })
        .from(users)
        .where(eq(users.email, email))
        .get();
      return row ?? null;
    },

    async get(userId) {
      const row = orm
        .select({ userId: users.id, email: users.email, name: users.name })
        .from(users)
        .where(eq(users.id, userId))
        .get();
      return row ?? null;
    },

    async getPasswordHash(userId) {
      const row = orm.select({ passwordHash: users.passwordHash }).from(users).where(eq(users.id, userId)).get();
      return row?.passwordHash ?? null;
    },

    async listMemberships(userId) {
      return orm
        .select({ organizationId: members.organizationId, name: organizations.name, role: members.role })
        .from(members)
        .innerJoin(organizations, eq(organizations.id, members.organizationId))
        .where(eq(members.userId, userId))
        .orderBy(asc(members.organizationId))
        .all();
    },

    changePassword: ({ userId, checkedHash, newHash, keepLoginId }) =>
      database.write(() => {
        const now = clock.now();
        const { changes } = orm
          .update(users)
          .set({ passwordHash: newHash, updatedAt: now })
          .where(and(eq(users.id, userId), eq(users.passwordHash, checkedHash)))
          .run();
        if (changes === 0) return false;
        orm
          .update(logins)
          .set({ endedAt: now })
          .where(and(eq(logins.userId, userId), ne(logins.id, keepLoginId), isNull(logins.endedAt)))
          .run();
        return true;
      }),
  };
}
