import type { Schemas, WebhookEvent } from "@inbox-hub/openapi";
import { and, eq, sql } from "drizzle-orm";
import { toTime } from "../contract/time";
import { DELIVERABLE_FOR_MS } from "../delivery/retry-schedule";
import type { Clock } from "../lib/clock";
import type { NewId } from "../lib/ids";
import type { Signal } from "../lib/signal";
import type { Database } from "./database";
import { createDeliveryLanes, laneOf } from "./delivery-lanes";
import { events, webhookDeliveries, webhooks } from "./schema/events";
import { organizations } from "./schema/organizations";
import { sessions } from "./schema/sessions";
import { wants } from "./webhook-rows";

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
    /** The webhook that the event is about: it is told to the others. */
    readonly exceptWebhookId?: string;
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

export function createEventLog({ database: { orm }, clock, newId, delivered }: EventLogDeps): EventLog {
  const lanes = createDeliveryLanes(orm);

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

  const subscribers = (event: NewEvent) =>
    orm
      .select({
        id: webhooks.id,
        events: webhooks.events,
        sessionIds: webhooks.sessionIds,
        ordering: webhooks.ordering,
      })
      .from(webhooks)
      .where(eq(webhooks.organizationId, event.organizationId))
      .all()
      .filter((webhook) => webhook.id !== event.exceptWebhookId && wants(webhook, event));

  return {
    append(event) {
      const now = clock.now();
      const id = newId("evt");
      const sequence = nextSequence(event.organizationId, event.sessionId);
      const envelope = {
        id,
        event: event.type,
        type: event.type,
        timestamp: toTime(now),
        sessionId: event.sessionId,
        sequence,
        data: event.data,
      };
      const session = event.sessionId ?? "";
      const written = orm
        .insert(events)
        .values({
          id,
          organizationId: event.organizationId,
          sessionId: event.sessionId,
          sequence,
          type: event.type,
          lane: event.chatId === undefined ? session : `${session}/${event.chatId}`,
          createdAt: now,
          body: Buffer.from(JSON.stringify(envelope)),
        })
        .returning({ seq: events.seq, id: events.id, sessionId: events.sessionId, lane: events.lane })
        .get();

      for (const webhook of subscribers(event)) {
        const lane = laneOf(webhook.ordering, written);
        orm
          .insert(webhookDeliveries)
          .values({
            id: newId("whd"),
            eventSeq: written.seq,
            webhookId: webhook.id,
            lane,
            state: lanes.stateOfNext(webhook.id, lane),
            dueAt: now,
            expiresAt: now + DELIVERABLE_FOR_MS,
            createdAt: now,
          })
          .run();
      }
      // Runs when the present turn is over, so after the commit; a hint for a transaction that failed does no harm.
      queueMicrotask(() => delivered.notify());
    },
  };
}
