import type { Schemas, WebhookEvent } from "@inbox-hub/openapi";
import { eq, sql } from "drizzle-orm";
import { toTime } from "../contract/time";
import { DELIVERABLE_FOR_MS } from "../delivery/retry-schedule";
import type { Clock } from "../lib/clock";
import type { NewId } from "../lib/ids";
import type { Signal } from "../lib/signal";
import type { Database } from "./database";
import { createDeliveryLanes, laneOf } from "./delivery-lanes";
import { givenSession, ofSession, sessionRow } from "./of-session";
import { prepared, preparedInsert } from "./prepared";
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
  /** Woken after the commit: this organization has new events. */
  readonly appended?: Signal<number>;
}

const countInSession = prepared((orm) =>
  orm
    .update(sessions)
    .set({ eventSequence: sql`${sessions.eventSequence} + 1` })
    .where(ofSession(sessionRow, givenSession))
    .returning({ sequence: sessions.eventSequence })
    .prepare(),
);

const countInOrganization = prepared((orm) =>
  orm
    .update(organizations)
    .set({ eventSequence: sql`${organizations.eventSequence} + 1` })
    .where(eq(organizations.id, sql.placeholder("organizationId")))
    .returning({ sequence: organizations.eventSequence })
    .prepare(),
);

const webhooksOf = prepared((orm) =>
  orm
    .select({
      id: webhooks.id,
      events: webhooks.events,
      sessionIds: webhooks.sessionIds,
      ordering: webhooks.ordering,
    })
    .from(webhooks)
    .where(eq(webhooks.organizationId, sql.placeholder("organizationId")))
    .prepare(),
);

const insertEvent = preparedInsert(events);
const insertDelivery = preparedInsert(webhookDeliveries);

export function createEventLog({ database: { orm }, clock, newId, delivered, appended }: EventLogDeps): EventLog {
  const lanes = createDeliveryLanes(orm);

  const nextSequence = (organizationId: number, sessionId: string | null): number => {
    const row =
      sessionId === null
        ? countInOrganization(orm).get({ organizationId })
        : countInSession(orm).get({ organizationId, sessionId });
    // A session may be deleted while its last messages still come in.
    return row?.sequence ?? 0;
  };

  const subscribers = (event: NewEvent) =>
    webhooksOf(orm)
      .all({ organizationId: event.organizationId })
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
      const lane = event.chatId === undefined ? session : `${session}/${event.chatId}`;
      const { type, organizationId, sessionId } = event;
      const body = Buffer.from(JSON.stringify(envelope));
      const seq = insertEvent(orm, { id, organizationId, sessionId, sequence, type, lane, createdAt: now, body });

      for (const webhook of subscribers(event)) {
        const itsLane = laneOf(webhook.ordering, { id, sessionId, lane });
        insertDelivery(orm, {
          id: newId("whd"),
          eventSeq: seq,
          webhookId: webhook.id,
          lane: itsLane,
          state: lanes.stateOfNext(webhook.id, itsLane),
          parked: false,
          attempts: 0,
          leaseToken: 0,
          dueAt: now,
          expiresAt: now + DELIVERABLE_FOR_MS,
          createdAt: now,
        });
      }
      // Runs when the present turn is over, so after the commit; a hint for a transaction that failed does no harm.
      queueMicrotask(() => {
        delivered.notify();
        appended?.notify(event.organizationId);
      });
    },
  };
}
