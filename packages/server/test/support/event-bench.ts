import type { Tenant } from "../../src/contract/tenant";
import type { EventFilter, EventPage } from "../../src/features/events/event";
import type { PageSize } from "../../src/features/events/event-store";
import { createIds } from "../../src/lib/ids";
import { createManualClock } from "../../src/lib/manual-clock";
import { createSignal } from "../../src/lib/signal";
import { migrationsFolder } from "../../src/migrations-folder";
import { openDatabase } from "../../src/store/database";
import { createEventLog, type NewEvent } from "../../src/store/event-log";
import { createEventReader } from "../../src/store/event-reader";
import { events } from "../../src/store/schema/events";
import { organizations } from "../../src/store/schema/organizations";
import { sessions } from "../../src/store/schema/sessions";

export const SESSION = "session_crm_01";
export const OTHER_SESSION = "session_crm_02";
/** The organization's own people. */
export const everyone: Tenant = { organizationId: 1, sessionIds: null };
export const only = (...sessionIds: readonly string[]): Tenant => ({
  organizationId: 1,
  sessionIds: new Set(sessionIds),
});
export const everything: EventFilter = { types: null, sessionId: null };
export const SIZE: PageSize = { events: 100, bytes: 1_000_000 };

/** Told apart by `messageId`; of the session, if nothing else is said. */
interface Wish {
  readonly type?: "message_deleted" | "message_edited";
  readonly organizationId?: number;
  readonly sessionId?: string | null;
  readonly text?: string;
}

export type EventBench = Awaited<ReturnType<typeof createEventBench>>;

/** The event log on a database in memory: two organizations with the same two sessions each, and time standing still. */
export async function createEventBench() {
  const database = openDatabase({ file: ":memory:", migrationsFolder });
  const clock = createManualClock();
  const appended = createSignal<number>();
  const eventLog = createEventLog({
    database,
    clock,
    newId: createIds(clock.now),
    delivered: createSignal(),
    appended,
  });
  const reader = createEventReader({ database });
  const times = { createdAt: clock.now(), updatedAt: clock.now() };
  await database.write(() => {
    for (const id of [1, 2]) {
      database.orm
        .insert(organizations)
        .values({ id, name: `Empresa ${id}`, ...times })
        .run();
      for (const sessionId of [SESSION, OTHER_SESSION]) {
        database.orm
          .insert(sessions)
          .values({ organizationId: id, id: sessionId, desired: "running", status: "connected", since: 0, ...times })
          .run();
      }
    }
  });

  const append = (messageId: string, wish: Wish = {}) => eventLog.append(toNewEvent(messageId, wish, clock.now()));
  return {
    database,
    clock,
    appended,
    reader,
    append,
    publish: (messageId: string, wish: Wish = {}): Promise<void> => database.write(() => append(messageId, wish)),
    /** Many rows of a type that nothing else here writes, in one step. */
    fill: async (count: number, organizationId = 1, body = "{}"): Promise<void> => {
      await database.write(() => {
        database.sqlite
          .prepare(
            `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
             INSERT INTO events (id, organization_id, session_id, sequence, type, lane, created_at, body)
             SELECT 'evt_' || hex(randomblob(13)), ?, ?, i, 'message_status', '', ?, ? FROM n`,
          )
          .run(count, organizationId, SESSION, clock.now(), Buffer.from(body));
      });
      appended.notify(organizationId);
    },
    /** As retention does: what is older than the event at this position, and the event itself, is gone. */
    prune: (position: number, organizationId = 1): Promise<void> =>
      database.write(() => {
        database.sqlite
          .prepare("DELETE FROM events WHERE organization_id = ? AND seq <= ?")
          .run(organizationId, position);
        database.sqlite
          .prepare("UPDATE organizations SET events_pruned_to = ? WHERE id = ?")
          .run(position, organizationId);
      }),
    /** The numbers of all events there are. */
    positions: () =>
      database.orm
        .select({ seq: events.seq })
        .from(events)
        .all()
        .map(({ seq }) => seq),
    close: () => database.close(),
  };
}

export function messageIdsOf({ events: found }: Pick<EventPage, "events">): string[] {
  return found.map(({ body }) => JSON.parse(body.toString()).data.messageId);
}

function toNewEvent(messageId: string, wish: Wish, now: number): NewEvent {
  const { type = "message_deleted", organizationId = 1, sessionId = SESSION, text = "Hola" } = wish;
  const chatId = "34612345678";
  const data = { messageId, timestamp: new Date(now).toISOString(), chatId };
  if (type === "message_deleted") return { type, organizationId, sessionId, chatId, data };
  return { type, organizationId, sessionId, chatId, data: { ...data, message: text } };
}
