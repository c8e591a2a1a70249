import type { Schemas, WebhookEvent } from "@inbox-hub/openapi";
import { and, eq, sql } from "drizzle-orm";
import type { Clock } from "../lib/clock";
import type { NewId } from "../lib/ids";
import type { Signal } from "../lib/signal";
import type { Database } from "./database";
import { deliveryStates, events, webhookDeliveries, webhooks } from "./schema/events";
import { organizations } from "./schema/organizations";
import { sessions } from "./schema/sessions";

type DataOf<Type extends WebhookEvent["type"]> = Extract<WebhookEvent, { type: Type }>["data"];

/** An event about to be written. */
export type NewEvent = {
  [Type in Schemas["EventType"]]: {
    readonly type: Type;
    readonly organizationId: number;
    /** Null for events that belong to no session. */
    readonly sessionId: string | null;
    /** The chat within which order matters; absent for the whole session. */
    readonly chatId?: string;
    readonly data: DataOf<Type>;
  };
}[Schemas["EventType"]];

/** Writes events and their deliveries. Only to be called inside `database.write`, with the row that changed: one transaction. */
export interface EventLog {
  append(event: NewEvent): void;
}

interface EventLogDeps {
  readonly database: Pick<Database, "orm">;
  readonly clock: Clock;
  readonly newId: NewId;
  /** Woken after the commit: there may be something to deliver. */
  readonly delivered: Signal;
}

/** After this an event is not delivered any more; it stays in the log until retention removes it. */
const DELIVERABLE_FOR_MS = 72 * 60 * 60 * 1000;

export function createEventLog({ database: { orm }, clock, newId, delivered }: EventLogDeps): EventLog {
  const nextSequence = (organizationId: number, sessionId: string | null): number => {
    const row =
      sessionId === null
        ? orm
            .update(organizations)
            .set({ eventSequence: sql`${organizations.eventSequence} + 1` })
            .where(eq(organizations.id, organizationId))
            .returning({ sequence: organizations.eventSequence })
            .get()
        : orm
            .update(sessions)
            .set({ eventSequence: sql`${sessions.eventSequence} + 1` })
            .where(and(eq(sessions.organizationId, organizationId), eq(sessions.id, sessionId)))
            .returning({ sequence: sessions.eventSequence })
            .get();
    // A session may be deleted while its last messages still come in.
    return row?.sequence ?? 0;
  };

  const subscribers = (organizationId: number, sessionId: string | null, type: Schemas["EventType"]) =>
    orm
      .select({
        id: webhooks.id,
        events: webhooks.events,
        sessionIds: webhooks.sessionIds,
        ordering: webhooks.ordering,
      })
      .from(webhooks)
      .where(eq(webhooks.organizationId, organizationId))
      .all()
      .filter((webhook) => webhook.events.includes(type))
      .filter(({ sessionIds }) => sessionIds === null || sessionId === null || sessionIds.includes(sessionId));

  const isLaneBusy = (webhookId: string, lane: string): boolean =>
    orm
      .select({ seq: webhookDeliveries.seq })
      .from(webhookDeliveries)
      .where(
        and(
          eq(webhookDeliveries.webhookId, webhookId),
          eq(webhookDeliveries.lane, lane),
          // The index's own condition, word for word: the planner does not deduce it.
          sql`${webhookDeliveries.state} IN (0, 1, 4)`,
          eq(webhookDeliveries.parked, false),
        ),
      )
      .limit(1)
      .get() !== undefined;

  return {
    append(event) {
      const now = clock.now();
      const id = newId("evt");
      const sequence = nextSequence(event.organizationId, event.sessionId);
      const envelope = {
        id,
        event: event.type,
        type: event.type,
        timestamp: new Date(now).toISOString(),
        sessionId: event.sessionId,
        sequence,
        data: event.data,
      };
      const lane = event.chatId ?? event.sessionId ?? "";
      const { seq } = orm
        .insert(events)
        .values({
          id,
          organizationId: event.organizationId,
          sessionId: event.sessionId,
          sequence,
          type: event.type,
          lane,
          createdAt: now,
          expiresAt: now + DELIVERABLE_FOR_MS,
          body: Buffer.from(JSON.stringify(envelope)),
        })
        .returning({ seq: events.seq })
        .get();

      for (const webhook of subscribers(event.organizationId, event.sessionId, event.type)) {
        const ownLane = laneOf(webhook.ordering, event, id);
        orm
          .insert(webhookDeliveries)
          .values({
            id: newId("whd"),
            eventSeq: seq,
            webhookId: webhook.id,
            lane: ownLane,
            state: isLaneBusy(webhook.id, ownLane) ? deliveryStates.queued : deliveryStates.ready,
            // Due at once, whatever a clock that is stepped back says later.
            dueAt: 0,
            createdAt: now,
          })
          .run();
      }
      // Runs when the present turn is over, so after the commit; a hint for a transaction that failed does no harm.
      queueMicrotask(() => delivered.notify());
    },
  };
}

/** Deliveries of one lane go out in order. */
function laneOf(ordering: "none" | "chat" | "session", event: NewEvent, eventId: string): string {
  if (ordering === "none") return eventId;
  const session = event.sessionId ?? "";
  return ordering === "chat" && event.chatId ? `${session}/${event.chatId}` : session;
}
