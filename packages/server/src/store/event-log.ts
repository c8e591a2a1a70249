import type { Schemas, WebhookEvent } from "@inbox-hub/openapi";
import { DELIVERABLE_FOR_MS, toTime } from "@inbox-hub/openapi/rules";
import { and, eq, sql } from "drizzle-orm";
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

/** As the event log, for replays. */
export interface EventCopies {
  /** Writes an event once more, with an id, a time and a sequence of its own. Nobody gets it yet. */
  repeat(event: StoredEvent): StoredEvent;
}

/** What the log has of an event. */
export type StoredEvent = Pick<
  typeof events.$inferSelect,
  "seq" | "id" | "organizationId" | "sessionId" | "type" | "lane" | "body"
>;

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
    .where(
      and(
        eq(webhooks.organizationId, sql.placeholder("organizationId")),
        // Keeps those from being read that surely do not want it; `wants` decides.
        sql`instr(${webhooks.events}, json_quote(${sql.placeholder("type")}))`,
        sql`(${webhooks.sessionIds} IS NULL OR instr(${webhooks.sessionIds}, json_quote(${sql.placeholder("sessionId")})))`,
      ),
    )
    .prepare(),
);

const insertEvent = preparedInsert(events);
const insertDelivery = preparedInsert(webhookDeliveries);

export function createEventLog({
  database: { orm },
  clock,
  newId,
  delivered,
  appended,
}: EventLogDeps): EventLog & EventCopies {
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
      .all({ organizationId: event.organizationId, type: event.type, sessionId: event.sessionId })
      .filter((webhook) => webhook.id !== event.exceptWebhookId && wants(webhook, event));

  const write = (
    { type, organizationId, sessionId, lane }: Pick<StoredEvent, "type" | "organizationId" | "sessionId" | "lane">,
    data: unknown,
    now: number,
    replayOf: string | null = null,
  ): StoredEvent => {
    const id = newId("evt");
    const sequence = nextSequence(organizationId, sessionId);
    const envelope = {
      id,
      event: type,
      type,
      timestamp: toTime(now),
      sessionId,
      sequence,
      ...(replayOf === null ? {} : { replayOf }),
      data,
    };
    const body = Buffer.from(JSON.stringify(envelope));
    const row = { id, organizationId, sessionId, sequence, type, lane, createdAt: now, replayOf, body };
    return { seq: insertEvent(orm, row), id, organizationId, sessionId, type, lane, body };
  };

  return {
    append(event) {
      const now = clock.now();
      const session = event.sessionId ?? "";
      const lane = event.chatId === undefined ? session : `${session}/${event.chatId}`;
      const { organizationId, sessionId, type } = event;
      const { seq, id } = write({ type, organizationId, sessionId, lane }, event.data, now);

      for (const webhook of subscribers(event)) {
        const itsLane = laneOf(webhook.ordering, { id, sessionId, lane });
        insertDelivery(orm, {
          id: newId("whd"),
          eventSeq: seq,
          webhookId: webhook.id,
          lane: itsLane,
          state: lanes.stateOfNext(webhook.id, itsLane),
          parked: false,
          isManual: false,
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
    repeat(event) {
      // Written by `write`, so an event.
      const { data }: { data: unknown } = JSON.parse(event.body.toString());
      queueMicrotask(() => appended?.notify(event.organizationId));
      return write(event, data, clock.now(), event.id);
    },
  };
}
