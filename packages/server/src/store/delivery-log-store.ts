import { setImmediate as nextTurn } from "node:timers/promises";
import type { Schemas } from "@inbox-hub/openapi";
import { DELIVERABLE_FOR_MS } from "@inbox-hub/openapi/rules";
import { and, desc, eq, gte, inArray, lt, type SQL, sql } from "drizzle-orm";
import type { Tenant } from "../contract/tenant";
import type { DeliveryLogStore } from "../features/webhooks/delivery-log-store";
import type { Delivery, DeliveryAttempt } from "../features/webhooks/webhook";
import type { Clock } from "../lib/clock";
import { toPage } from "./cursor";
import type { Database } from "./database";
import type { DeliveryState } from "./schema/events";
import { deliveryStates, events, webhookAttempts, webhookDeliveries } from "./schema/events";
import { findWebhook } from "./webhook-rows";

interface DeliveryLogStoreDeps {
  readonly database: Database;
  readonly clock: Clock;
}

/** Deliveries that are looked at in one turn, of a status that has no index: a few milliseconds. */
const LOOK_AT = 2_000;

/** What a person sees of the deliveries. */
export function createDeliveryLogStore({ database, clock }: DeliveryLogStoreDeps): DeliveryLogStore {
  const { orm } = database;

  const attemptsOf = (deliveryId: string): DeliveryAttempt[] =>
    orm
      .select()
      .from(webhookAttempts)
      .where(eq(webhookAttempts.deliveryId, deliveryId))
      .orderBy(desc(webhookAttempts.id))
      .limit(20)
      .all()
      .reverse()
      .map((row) => ({
        number: row.number,
        isManual: row.isManual,
        startedAt: row.startedAt,
        durationMs: row.durationMs,
        status: row.status,
        error: row.error,
        responseBody: row.response,
      }));

  const toDelivery = ({ delivery, event }: { delivery: DeliveryRow; event: EventPart }): Delivery => ({
    deliveryId: delivery.id,
    webhookId: delivery.webhookId,
    eventId: event.id,
    type: event.type,
    sessionId: event.sessionId,
    status: statusNames[delivery.state],
    attempts: attemptsOf(delivery.id),
    nextAttemptAt: delivery.state === deliveryStates.ready ? delivery.dueAt : null,
    deliveredAt: delivery.state === deliveryStates.done ? delivery.doneAt : null,
    lastStatus: delivery.lastStatus,
    lastError: delivery.lastError,
    createdAt: delivery.createdAt,
  });

  const withEvent = () =>
    orm
      .select({
        delivery: webhookDeliveries,
        event: { id: events.id, type: events.type, sessionId: events.sessionId },
      })
      .from(webhookDeliveries)
      .innerJoin(events, eq(events.seq, webhookDeliveries.eventSeq));

  /**
   * The newest ones before a place. Few that match may lie behind any number of others, and an index for each status would
   * cost every delivery a fifth of its time: so it looks at some at a time, and lets others have their turn.
   */
  const newestFirst = async (
    webhookId: string,
    status: Delivery["status"] | null,
    before: number,
    isVisible: SQL | undefined,
    most: number,
  ) => {
    const found: { delivery: DeliveryRow; event: EventPart }[] = [];
    let top = before;
    for (;;) {
      const below = and(eq(webhookDeliveries.webhookId, webhookId), lt(webhookDeliveries.seq, top), byIndex(status));
      const newest = desc(webhookDeliveries.seq);
      const { seq } = webhookDeliveries;
      const [end] = orm
        .select({ seq })
        .from(webhookDeliveries)
        .where(below)
        .orderBy(newest)
        .limit(1)
        .offset(LOOK_AT - 1)
        .all();
      const some = withEvent()
        .where(and(below, end && gte(seq, end.seq), isVisible, hasStatus(status)))
        .orderBy(newest)
        .limit(most - found.length)
        .all();
      found.push(...some);
      if (end === undefined || found.length >= most) return found;
      top = end.seq;
      await nextTurn();
    }
  };

  return {
    async listDeliveries(tenant, webhookId, { status }, { limit, cursor }) {
      const cursors = database.createCursors("deliveries", { webhookId, status });
      const [before = Number.MAX_SAFE_INTEGER] = cursor === null ? [] : cursors.decode(cursor);
      const rows = await newestFirst(webhookId, status, Number(before), isEventOf(tenant), limit + 1);
      return toPage(rows, limit, toDelivery, (last) => cursors.encode([last.delivery.seq]));
    },

    async redeliver(tenant, webhookId, deliveryId) {
      const isDelivery = and(eq(webhookDeliveries.id, deliveryId), eq(webhookDeliveries.webhookId, webhookId));
      return database.write(() => {
        if (!findWebhook(orm, tenant, webhookId)) return null;
        const row = withEvent()
          .where(and(isDelivery, isEventOf(tenant)))
          .get();
        if (!row) return null;
        // One that is being sent right now is left to its attempt.
        if (row.delivery.state === deliveryStates.leased) return toDelivery(row);
        const now = clock.now();
        const delivery = orm
          .update(webhookDeliveries)
          .set({
            state: deliveryStates.ready,
            dueAt: now,
            expiresAt: now + DELIVERABLE_FOR_MS,
            attempts: 0,
            doneAt: null,
            isManual: true,
            // A replay counts it once.
            replayId: row.delivery.state === deliveryStates.done ? null : row.delivery.replayId,
            // Sent by hand, it does not hold up its lane.
            parked: row.delivery.state === deliveryStates.ready ? row.delivery.parked : true,
          })
          .where(isDelivery)
          .returning()
          .get();
        return toDelivery({ ...row, delivery });
      });
    },
  };
}

/** Also a webhook of the key's sessions may have had events of others, before it was limited to them. */
function isEventOf({ organizationId, sessionIds }: Tenant): SQL | undefined {
  return and(
    eq(events.organizationId, organizationId),
    sessionIds === null ? undefined : inArray(events.sessionId, [...sessionIds]),
  );
}

type DeliveryRow = typeof webhookDeliveries.$inferSelect;
interface EventPart {
  readonly id: string;
  readonly type: Schemas["EventType"];
  readonly sessionId: string | null;
}

const statusNames = {
  [deliveryStates.ready]: "waiting",
  [deliveryStates.leased]: "sending",
  [deliveryStates.done]: "delivered",
  [deliveryStates.dead]: "dead",
  [deliveryStates.queued]: "waiting",
  [deliveryStates.canceled]: "canceled",
} as const satisfies Record<DeliveryState, Delivery["status"]>;

function statesOf(status: Delivery["status"]): DeliveryState[] {
  return Object.values(deliveryStates).filter((state) => statusNames[state] === status);
}

function hasStatus(status: Delivery["status"] | null): SQL | undefined {
  return status === null ? undefined : inArray(webhookDeliveries.state, statesOf(status));
}

/** What failed is found by an index, among any number that did not. */
function byIndex(status: Delivery["status"] | null): SQL | undefined {
  if (status !== "dead" && status !== "canceled") return undefined;
  // The index's own condition, word for word: without it the index cannot be used, as the planner does not deduce it.
  return and(sql`${webhookDeliveries.state} IN (3, 5)`, hasStatus(status));
}
