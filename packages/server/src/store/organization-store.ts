import { and, asc, eq, gt, isNull } from "drizzle-orm";
import type { AuditStamp } from "../features/organizations/caller";
import type { Organization } from "../features/organizations/organization";
import type { OrganizationStore } from "../features/organizations/organization-store";
import type { Clock } from "../lib/clock";
import type { AuditLog } from "./audit-log";
import { carriedOut } from "./carried-out";
import { toPage } from "./cursor";
import type { Database } from "./database";
import { emptyOrganization, removeOrganization } from "./organization-removal";
import { requireSession } from "./require-session";
import { apiKeys, logins, members, organizations } from "./schema/organizations";

interface OrganizationStoreDeps {
  readonly database: Database;
  readonly log: AuditLog;
  readonly clock: Clock;
}

export function createOrganizationStore({ database, log, clock }: OrganizationStoreDeps): OrganizationStore {
  const { orm } = database;

  const asMember = () =>
    orm
      .select({
        organizationId: organizations.id,
        name: organizations.name,
        role: members.role,
        defaultSessionId: organizations.defaultSessionId,
        createdAt: organizations.createdAt,
        updatedAt: organizations.updatedAt,
      })
      .from(members)
      .innerJoin(organizations, eq(organizations.id, members.organizationId));

  const get = (organizationId: number, userId: number): Organization | null =>
    asMember()
      .where(and(eq(members.organizationId, organizationId), eq(members.userId, userId)))
      .get() ?? null;

  return {
    async list(userId, { limit, cursor }) {
      const cursors = database.createCursors("organizations", { userId });
      const [after] = cursor === null ? [] : cursors.decode(cursor);
      const rows = asMember()
        .where(
          and(eq(members.userId, userId), after === undefined ? undefined : gt(members.organizationId, Number(after))),
        )
        .orderBy(asc(members.organizationId))
        .limit(limit + 1)
        .all();
      return toPage(
        rows,
        limit,
        (row) => row,
        (last) => cursors.encode([last.organizationId]),
      );
    },

    get: async (organizationId, userId) => get(organizationId, userId),

    create: ({ name, userId }, stamp) =>
      database.write(
        carriedOut(orm, () => {
          const now = clock.now();
          const organizationId = insertOrganization({ orm, log }, { name, ownerId: userId, now }, stamp);
          return { organizationId, name, role: "owner", defaultSessionId: null, createdAt: now, updatedAt: now };
        }),
      ),

    update: ({ organizationId, userId }, { name, defaultSessionId }, stamp) =>
      database.write(() => {
        if (get(organizationId, userId) === null) return null;
        if (defaultSessionId) requireSession(orm, { organizationId, sessionId: defaultSessionId });
        const changes = {
          ...(name === undefined ? {} : { name }),
          ...(defaultSessionId === undefined ? {} : { defaultSessionId }),
        };
        orm
          .update(organizations)
          .set({ ...changes, updatedAt: clock.now() })
          .where(eq(organizations.id, organizationId))
          .run();
        log.append({ ...stamp, organizationId, target: String(organizationId), details: changes });
        return get(organizationId, userId);
      }),

    close: (organizationId) =>
      database.write(() => {
        const now = clock.now();
        orm
          .update(apiKeys)
          .set({ revokedAt: now })
          .where(and(eq(apiKeys.organizationId, organizationId), isNull(apiKeys.revokedAt)))
          .run();
        orm
          .update(logins)
          .set({ endedAt: now })
          .where(and(eq(logins.organizationId, organizationId), isNull(logins.endedAt)))
          .run();
      }),

    async remove(organizationId) {
      while (await database.write(() => emptyOrganization(orm, organizationId)));
      await database.write(() => removeOrganization(orm, organizationId));
    },
  };
}

/** With its owner and its first line in the audit log. Only to be called inside `database.write`. */
export function insertOrganization(
  { orm, log }: { readonly orm: Database["orm"]; readonly log: AuditLog },
  { name, ownerId, now }: { readonly name: string; readonly ownerId: number; readonly now: number },
  stamp: AuditStamp,
): number {
  const { organizationId } = orm
    .insert(organizations)
    .values({ name, createdAt: now, updatedAt: now })
    .returning({ organizationId: organizations.id })
    .get();
  orm.insert(members).values({ organizationId, userId: ownerId, role: "owner", createdAt: now }).run();
  log.append({ ...stamp, organizationId, target: String(organizationId), details: { name } });
  return organizationId;
}
