import { and, asc, eq, isNull } from "drizzle-orm";
import type { LoginStanding, LoginStore } from "../features/auth/login-store";
import type { Clock } from "../lib/clock";
import type { Database } from "./database";
import { logins, members, users } from "./schema/organizations";

interface LoginStoreDeps {
  readonly database: Database;
  readonly clock: Clock;
}

export function createLoginStore({ database, clock }: LoginStoreDeps): LoginStore {
  const { orm } = database;

  const findUser = (userId: number) =>
    orm
      .select({ userId: users.id, email: users.email, name: users.name, passwordHash: users.passwordHash })
      .from(users)
      .where(eq(users.id, userId))
      .get();

  /** The membership in that organization, or in the first of the user's. */
  const findMembership = (userId: number, organizationId: number | null) =>
    orm
      .select({ organizationId: members.organizationId, role: members.role })
      .from(members)
      .where(
        and(
          eq(members.userId, userId),
          organizationId === null ? undefined : eq(members.organizationId, organizationId),
        ),
      )
      .orderBy(asc(members.organizationId))
      .limit(1)
      .get();

  const end = (loginId: string) =>
    orm
      .update(logins)
      .set({ endedAt: clock.now() })
      .where(and(eq(logins.id, loginId), isNull(logins.endedAt)))
      .run();

  const findStanding = (userId: number, organizationId: number | null): LoginStanding | null => {
    const user = findUser(userId);
    if (user === undefined) return null;
    const { email, name } = user;
    if (organizationId === null) return { user: { userId, email, name }, organizationId: null, role: null };
    const membership = findMembership(userId, organizationId);
    return membership === undefined ? null : { user: { userId, email, name }, ...membership };
  };

  return {
    start: ({ loginId, userId, checkedHash, organizationId: wanted, refreshHash, refreshExpiresAt }) =>
      database.write(() => {
        if (findUser(userId)?.passwordHash !== checkedHash) return null;
        const organizationId = wanted ?? findMembership(userId, null)?.organizationId ?? null;
        const standing = findStanding(userId, organizationId);
        if (standing === null) return null;
        orm
          .insert(logins)
          .values({ id: loginId, userId, organizationId, refreshHash, refreshExpiresAt, createdAt: clock.now() })
          .run();
        return standing;
      }),

    rotate: ({ loginId, refreshHash, nextRefreshHash, nextRefreshExpiresAt }) =>
      database.write(() => {
        const login = orm.select().from(logins).where(eq(logins.id, loginId)).get();
        if (login === undefined || login.endedAt !== null || login.refreshExpiresAt <= clock.now()) return null;
        const standing = login.refreshHash === refreshHash ? findStanding(login.userId, login.organizationId) : null;
        if (standing === null) {
          end(loginId);
          return null;
        }
        orm
          .update(logins)
          .set({ refreshHash: nextRefreshHash, refreshExpiresAt: nextRefreshExpiresAt })
          .where(eq(logins.id, loginId))
          .run();
        return standing;
      }),

    async findActive(loginId) {
      const row = orm
        .select({ userId: logins.userId, organizationId: logins.organizationId })
        .from(logins)
        .where(and(eq(logins.id, loginId), isNull(logins.endedAt)))
        .get();
      return row ?? null;
    },

    end: (loginId) =>
      database.write(() => {
        end(loginId);
      }),
  };
}
