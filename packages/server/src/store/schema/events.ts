import type { Schemas } from "@inbox-hub/openapi";
import { sql } from "drizzle-orm";
import { blob, index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/** The durable log. `body` is serialised once: the bytes that are signed and posted on every attempt. */
export const events = sqliteTable(
  "events",
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    id: text().notNull(),
    organizationId: integer().notNull(),
    sessionId: text(),
    /** Within the session, or the organization where there is none; no gaps. */
    sequence: integer().notNull(),
    type: text().$type<Schemas["EventType"]>().notNull(),
    /** What must stay in order: the chat of a session, or the session. */
    lane: text().notNull(),
    createdAt: integer().notNull(),
    /** The id of the event that this one repeats, for one webhook only. */
    replayOf: text(),
    body: blob({ mode: "buffer" }).notNull(),
  },
  (table) => [
    uniqueIndex("events_id").on(table.id),
    index("events_organization").on(table.organizationId, table.seq),
    index("events_session").on(table.organizationId, table.sessionId, table.seq),
    index("events_created").on(table.createdAt),
  ],
);

export const webhooks = sqliteTable(
  "webhooks",
  {
    id: text().primaryKey(),
    organizationId: integer().notNull(),
    name: text().notNull(),
    url: text().notNull(),
    events: text({ mode: "json" }).$type<readonly Schemas["EventType"][]>().notNull(),
    sessionIds: text({ mode: "json" }).$type<readonly string[]>(),
    status: text().$type<Schemas["WebhookState"]>().notNull(),
    disabledReason: text().$type<Schemas["DisabledReason"]>(),
    ordering: text().$type<"none" | "chat" | "session">().notNull(),
    maxConcurrency: integer().notNull(),
    timeoutSeconds: integer().notNull(),
    /** Attempts that may begin within any second; null means no limit. */
    ratePerSecond: integer(),
    /** Names, in lower case, and values of the webhook's own headers. Sealed, as are the secrets. */
    headers: text(),
    secretCurrent: text().notNull(),
    secretPrevious: text(),
    previousUntil: integer(),
    /** No attempt before this: the breaker is open, or the receiver asked to wait. */
    gateUntil: integer(),
    consecutiveFailures: integer().notNull().default(0),
    /** Real attempts since `firstFailureAt`. */
    failedAttempts: integer().notNull().default(0),
    firstFailureAt: integer(),
    /** How many `webhook_failing` events were written since then. */
    failingNotices: integer().notNull().default(0),
    lastError: text(),
    lastSuccessAt: integer(),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
  },
  (table) => [index("webhooks_organization").on(table.organizationId, table.id)],
);

/** 0 ready, 1 leased, 2 done, 3 dead, 4 queued behind its lane's head, 5 canceled. */
export const deliveryStates = { ready: 0, leased: 1, done: 2, dead: 3, queued: 4, canceled: 5 } as const;
export type DeliveryState = (typeof deliveryStates)[keyof typeof deliveryStates];

export const webhookDeliveries = sqliteTable(
  "webhook_deliveries",
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    id: text().notNull(),
    eventSeq: integer().notNull(),
    webhookId: text().notNull(),
    lane: text().notNull(),
    state: integer().$type<DeliveryState>().notNull(),
    /** A head that failed three times no longer blocks its lane. */
    parked: integer({ mode: "boolean" }).notNull().default(false),
    /** Attempts of the present schedule; begins anew with a manual redelivery. */
    attempts: integer().notNull().default(0),
    dueAt: integer().notNull(),
    /** After this it is not tried any more. */
    expiresAt: integer().notNull(),
    leaseUntil: integer(),
    /** Fences off a late completion. */
    leaseToken: integer().notNull().default(0),
    replayId: text(),
    /** Somebody asked for it: a redelivery, or a replay. */
    isManual: integer({ mode: "boolean" }).notNull().default(false),
    createdAt: integer().notNull(),
    doneAt: integer(),
    lastStatus: integer(),
    lastError: text(),
  },
  (table) => [
    uniqueIndex("webhook_deliveries_id").on(table.id),
    uniqueIndex("webhook_deliveries_event").on(table.eventSeq, table.webhookId),
    index("webhook_deliveries_due").on(table.webhookId, table.dueAt, table.seq).where(sql`state = 0`),
    index("webhook_deliveries_lease").on(table.leaseUntil).where(sql`state = 1`),
    index("webhook_deliveries_lane")
      .on(table.webhookId, table.lane, table.parked, table.eventSeq)
      .where(sql`state IN (0, 1, 4)`),
    index("webhook_deliveries_webhook").on(table.webhookId, table.seq),
    index("webhook_deliveries_failed").on(table.webhookId, table.state, table.seq).where(sql`state IN (3, 5)`),
  ],
);

export const webhookAttempts = sqliteTable(
  "webhook_attempts",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    deliveryId: text().notNull(),
    number: integer().notNull(),
    isManual: integer({ mode: "boolean" }).notNull().default(false),
    startedAt: integer().notNull(),
    durationMs: integer().notNull(),
    status: integer(),
    error: text(),
    /** At most 4096 characters. */
    response: text(),
  },
  (table) => [
    index("webhook_attempts_delivery").on(table.deliveryId, table.id),
    index("webhook_attempts_started").on(table.startedAt),
  ],
);

export const webhookReplays = sqliteTable(
  "webhook_replays",
  {
    id: text().primaryKey(),
    webhookId: text().notNull(),
    organizationId: integer().notNull(),
    from: integer().notNull(),
    to: integer().notNull(),
    types: text({ mode: "json" }).$type<readonly Schemas["EventType"][]>(),
    statuses: text({ mode: "json" }).$type<readonly ("delivered" | "dead" | "canceled" | "missing")[]>(),
    /** Copies of the events are delivered, with ids of their own. */
    asNew: integer({ mode: "boolean" }).notNull().default(false),
    /** How far the job has come in the log. */
    cursor: integer().notNull(),
    /** The last event of the log when the job was asked for. */
    endSeq: integer().notNull(),
    matched: integer().notNull().default(0),
    queued: integer().notNull().default(0),
    delivered: integer().notNull().default(0),
    createdAt: integer().notNull(),
    completedAt: integer(),
  },
  (table) => [
    index("webhook_replays_open").on(table.organizationId, table.webhookId, table.id).where(sql`completed_at IS NULL`),
    index("webhook_replays_completed").on(table.completedAt).where(sql`completed_at IS NOT NULL`),
  ],
);
