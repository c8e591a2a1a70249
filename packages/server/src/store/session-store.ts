import { toTime } from "@inbox-hub/openapi/rules";
import { and, asc, desc, eq, gt, inArray, type SQL, sql } from "drizzle-orm";
import type { SessionRef } from "../contract/tenant";
import type { ObservedStatus, Session, SessionTransition } from "../features/sessions/session";
import { REMEMBERED_TRANSITIONS } from "../features/sessions/session";
import type { SessionFilter, SessionStore } from "../features/sessions/session-store";
import type { Clock } from "../lib/clock";
import { toPage } from "./cursor";
import type { Database } from "./database";
import type { EventLog } from "./event-log";
import { givenSession, ofSession, sessionRow } from "./of-session";
import { prepared } from "./prepared";
import { createReadMemo } from "./read-memo";
import { events } from "./schema/events";
import { organizations } from "./schema/organizations";
import { sessions, sessionTransitions } from "./schema/sessions";
import { emptySession } from "./session-emptying";
import { removeSession } from "./session-removal";

interface SessionStoreDeps {
  readonly database: Database;
  readonly eventLog: EventLog;
  readonly clock: Clock;
}

type SessionRow = typeof sessions.$inferSelect;
type TransitionRow = typeof sessionTransitions.$inferSelect;

const oneSession = prepared((orm) => orm.select().from(sessions).where(isSession(givenSession)).prepare());

const transitionsOfOne = prepared((orm) =>
  orm
    .select()
    .from(sessionTransitions)
    .where(ofSession(sessionTransitions, givenSession))
    .orderBy(desc(sessionTransitions.id))
    .prepare(),
);

export function createSessionStore({ database, eventLog, clock }: SessionStoreDeps): SessionStore {
  const { orm, write } = database;

  const transitionsOf = (organizationId: number, sessionIds: readonly string[]) =>
    orm
      .select()
      .from(sessionTransitions)
      .where(
        and(
          eq(sessionTransitions.organizationId, organizationId),
          inArray(sessionTransitions.sessionId, [...sessionIds]),
        ),
      )
      .orderBy(desc(sessionTransitions.id))
      .all();

  // Clients ask again and again how their sessions are.
  const remember = createReadMemo<Session | null>(database);

  const find = (ref: SessionRef): Session | null => {
    const row = oneSession(orm).get({ ...ref });
    return row ? toSession(row, transitionsOfOne(orm).all({ ...ref })) : null;
  };

  const known = (ref: SessionRef) => remember(`${ref.organizationId}/${ref.sessionId}`, () => find(ref));

  /** Only the latest are kept. */
  const addTransition = ({ organizationId, sessionId }: SessionRef, transition: SessionTransition) => {
    orm
      .insert(sessionTransitions)
      .values({ organizationId, sessionId, ...transition })
      .run();
    const isOfSession = ofSession(sessionTransitions, { organizationId, sessionId });
    const newestToForget = orm
      .select({ id: sessionTransitions.id })
      .from(sessionTransitions)
      .where(isOfSession)
      .orderBy(desc(sessionTransitions.id))
      .limit(1)
      .offset(REMEMBERED_TRANSITIONS);
    orm
      .delete(sessionTransitions)
      .where(and(isOfSession, sql`${sessionTransitions.id} <= (${newestToForget})`))
      .run();
  };

  const recordStatus = (ref: SessionRef, { status, reason, since, phoneNumber }: ObservedStatus) => {
    const before = orm.select({ status: sessions.status }).from(sessions).where(isSession(ref)).get();
    if (!before) return;
    if (before.status === status) {
      orm.update(sessions).set({ reason, phoneNumber }).where(isSession(ref)).run();
      return;
    }
    orm.update(sessions).set({ status, reason, since, phoneNumber }).where(isSession(ref)).run();
    addTransition(ref, { from: before.status, to: status, reason, at: since });
    eventLog.append({
      type: "session_status",
      ...ref,
      data: {
        sessionId: ref.sessionId,
        status,
        previousStatus: before.status,
        reason,
        isConnected: status === "connected",
        phoneNumber,
        timestamp: toTime(since),
      },
    });
  };

  /** The events of an earlier session of the same id are still in the log, and readers know them by their numbers. */
  const lastSequence = (ref: SessionRef): number =>
    orm
      .select({ sequence: events.sequence })
      .from(events)
      // Zero is the number of what happened while there was none.
      .where(and(ofSession(events, ref), gt(events.sequence, 0)))
      .orderBy(desc(events.seq))
      .limit(1)
      .get()?.sequence ?? 0;

  return {
    create: (ref, { name, desired }) =>
      write(() => {
        const now = clock.now();
        const row = orm
          .insert(sessions)
          .values({
            organizationId: ref.organizationId,
            id: ref.sessionId,
            name,
            desired,
            status: "stopped",
            since: now,
            eventSequence: lastSequence(ref),
            createdAt: now,
            updatedAt: now,
          })
          .onConflictDoNothing()
          .returning()
          .get();
        // Typed as always there, but a row that was in the way is none.
        return (row as SessionRow | undefined) ? toSession(row, []) : null;
      }),

    async exists(ref) {
      return known(ref) !== null;
    },

    async find(ref) {
      return known(ref);
    },

    async list(organizationId, filter, { limit, cursor }) {
      const cursors = database.createCursors("sessions", { organizationId, status: filter.status });
      const [after = null] = cursor === null ? [] : cursors.decode(cursor);
      const rows = orm
        .select()
        .from(sessions)
        .where(and(eq(sessions.organizationId, organizationId), ...conditionsOf(filter, after)))
        .orderBy(asc(sessions.id))
        .limit(limit + 1)
        .all();
      const shown = rows.slice(0, limit).map(({ id }) => id);
      const transitions = transitionsOf(organizationId, shown);
      const ofSession = (id: string) => transitions.filter(({ sessionId }) => sessionId === id);
      return toPage(
        rows,
        limit,
        (row) => toSession(row, ofSession(row.id)),
        ({ id }) => cursors.encode([id]),
      );
    },

    rename: (ref, name) =>
      write(() => {
        orm.update(sessions).set({ name, updatedAt: clock.now() }).where(isSession(ref)).run();
        return find(ref);
      }),

    setDesired: (ref, desired) =>
      write(() => {
        const { changes } = orm.update(sessions).set({ desired, updatedAt: clock.now() }).where(isSession(ref)).run();
        return changes > 0;
      }),

    recordStatus: (ref, observed) => write(() => recordStatus(ref, observed)),

    async remove(ref) {
      // If the process ends in between, the session is still there, and does not start by itself.
      await write(() => orm.update(sessions).set({ desired: "stopped" }).where(isSession(ref)).run());
      while (await write(() => emptySession(orm, ref)));
      return write(() => removeSession(orm, ref));
    },

    async all() {
      return orm
        .select()
        .from(sessions)
        .all()
        .map(({ organizationId, id, desired, status, reason, since, phoneNumber }) => ({
          ref: { organizationId, sessionId: id },
          desired,
          observed: { status, reason, since, phoneNumber },
        }));
    },

    async defaultOf(organizationId) {
      const row = orm
        .select({ sessionId: organizations.defaultSessionId })
        .from(organizations)
        .where(eq(organizations.id, organizationId))
        .get();
      return row?.sessionId ?? null;
    },
  };
}

function isSession(ref: SessionRef | typeof givenSession): SQL | undefined {
  return ofSession(sessionRow, ref);
}

function conditionsOf({ status, sessionIds }: SessionFilter, after: string | number | null): (SQL | undefined)[] {
  return [
    status === null ? undefined : eq(sessions.status, status),
    sessionIds === null ? undefined : inArray(sessions.id, [...sessionIds]),
    after === null ? undefined : gt(sessions.id, String(after)),
  ];
}

function toSession(row: SessionRow, transitions: readonly TransitionRow[]): Session {
  return {
    sessionId: row.id,
    name: row.name,
    desired: row.desired,
    status: row.status,
    reason: row.reason,
    since: row.since,
    phoneNumber: row.phoneNumber,
    lastActivityAt: row.lastActivityAt,
    transitions: transitions.map(({ from, to, reason, at }) => ({ from, to, reason, at })),
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}
