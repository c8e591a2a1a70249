import { AppError } from "@inbox-hub/openapi/rules";
import { and, asc, count, eq, gt, isNull } from "drizzle-orm";
import type { MemberFacts } from "../features/organizations/member";
import type { MemberScope, MemberStore, NewMember } from "../features/organizations/member-store";
import type { Clock } from "../lib/clock";
import { releaseAssigned } from "./assignee-release";
import type { AuditLog } from "./audit-log";
import type { ConversationRows } from "./conversation-rows";
import { toPage } from "./cursor";
import type { Database } from "./database";
import { logins, members, users } from "./schema/organizations";

interface MemberStoreDeps {
  readonly database: Database;
  readonly conversations: ConversationRows;
  readonly log: AuditLog;
  readonly clock: Clock;
}

/** Conversations, and contacts, that one write gives back: few enough that other writes do not wait for it. */
const RELEASED_AT_ONCE = 100;

export function createMemberStore({ database, conversations, log, clock }: MemberStoreDeps): MemberStore {
  const { orm } = database;

  const isMember = (organizationId: number, userId: number) =>
    and(eq(members.organizationId, organizationId), eq(members.userId, userId));

  const withUser = () =>
    orm
      .select({
        userId: members.userId,
        email: users.email,
        name: users.name,
        role: members.role,
        createdAt: members.createdAt,
      })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId));

  const find = (organizationId: number, userId: number) => withUser().where(isMember(organizationId, userId)).get();

  const readFacts = ({ organizationId, actorId }: MemberScope): MemberFacts => {
    const owners = orm
      .select({ count: count() })
      .from(members)
      .where(and(eq(members.organizationId, organizationId), eq(members.role, "owner")))
      .get();
    return {
      organizationId,
      actorId,
      actorRole: find(organizationId, actorId)?.role ?? null,
      owners: owners?.count ?? 0,
    };
  };

  const findOrCreateUser = ({ email, name, passwordHash }: NewMember, now: number) => {
    const columns = { userId: users.id, name: users.name };
    return (
      orm.select(columns).from(users).where(eq(users.email, email)).get() ??
      orm.insert(users).values({ email, name, passwordHash, createdAt: now, updatedAt: now }).returning(columns).get()
    );
  };

  return {
    async list(organizationId, { limit, cursor }) {
      const cursors = database.createCursors("members", { organizationId });
      const [after] = cursor === null ? [] : cursors.decode(cursor);
      const rows = withUser()
        .where(
          and(
            eq(members.organizationId, organizationId),
            after === undefined ? undefined : gt(members.userId, Number(after)),
          ),
        )
        .orderBy(asc(members.userId))
        .limit(limit + 1)
        .all();
      return toPage(
        rows,
        limit,
        (row) => row,
        (last) => cursors.encode([last.userId]),
      );
    },

    async roleIn(userId, organizationId) {
      const row = orm.select({ role: members.role }).from(members).where(isMember(organizationId, userId)).get();
      return row?.role ?? null;
    },

    add: (scope, member, check, stamp) =>
      database.write(() => {
        check(readFacts(scope));
        const { organizationId } = scope;
        const { email, role } = member;
        const now = clock.now();
        const { userId, name } = findOrCreateUser(member, now);
        if (find(organizationId, userId) !== undefined) throw new AppError("MEMBER_ALREADY_EXISTS");
        orm.insert(members).values({ organizationId, userId, role, createdAt: now }).run();
        log.append({ ...stamp, organizationId, target: String(userId), details: { role } });
        return { userId, email, name, role, createdAt: now };
      }),

    changeRole: (scope, { userId, role }, check, stamp) =>
      database.write(() => {
        const { organizationId } = scope;
        const member = find(organizationId, userId);
        check(readFacts(scope), { userId, role: member?.role ?? null });
        if (member === undefined) throw new AppError("MEMBER_NOT_FOUND", { userId });
        if (member.role === role) return member;
        orm.update(members).set({ role }).where(isMember(organizationId, userId)).run();
        log.append({ ...stamp, organizationId, target: String(userId), details: { from: member.role, to: role } });
        return { ...member, role };
      }),

    async remove(scope, userId, check, stamp) {
      const { organizationId, actorId: by } = scope;
      /** False while something is left that is assigned to them. */
      const removeReleased = (): boolean => {
        const member = find(organizationId, userId);
        check(readFacts(scope), { userId, role: member?.role ?? null });
        if (member === undefined) throw new AppError("MEMBER_NOT_FOUND", { userId });
        const released = { organizationId, userId, by, limit: RELEASED_AT_ONCE };
        if (!releaseAssigned({ orm, conversations, clock }, released)) return false;
        orm.delete(members).where(isMember(organizationId, userId)).run();
        orm
          .update(logins)
          .set({ endedAt: clock.now() })
          .where(and(eq(logins.userId, userId), eq(logins.organizationId, organizationId), isNull(logins.endedAt)))
          .run();
        log.append({ ...stamp, organizationId, target: String(userId), details: { role: member.role } });
        return true;
      };
      for (let isRemoved = false; !isRemoved; ) isRemoved = await database.write(removeReleased);
    },
  };
}
