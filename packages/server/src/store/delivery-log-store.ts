import type { Schemas } from "@inbox-hub/openapi";
import { DELIVERABLE_FOR_MS } from "@inbox-hub/openapi/rules";
import { and, desc, eq, inArray, lt, type SQL, sql } from "drizzle-orm";
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

  return {
    async listDeliveries(tenant, webhookId, { status }, { limit, cursor }) {
      const cursors = database.createCursors("deliveries", { webhookId, status });
      const [before = Number.MAX_SAFE_INTEGER] = cursor === null ? [] : cursors.decode(cursor);
      const rows = withEvent()
        .where(
          and(
            eq(webhookDeliveries.webhookId, webhookId),
            isEventOf(tenant),
            lt(webhookDeliveries.seq, Number(before)),
            status === null ? undefined : hasStatus(status),
          ),
        )
        .orderBy(desc(webhookDeliveries.seq))
        .limit(limit + 1)
        .all();
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

function hasStatus(status: Delivery["status"]): SQL | undefined {
  const states = Object.values(deliveryStates).filter((state) => statusNames[state] === status);
  const isFailed = states.every((state) => state === deliveryStates.dead || state === deliveryStates.canceled);
  return and(
    // The index's own condition, word for word: the few that failed are found among all that did not.
    isFailed ? sql`${webhookDeliveries.state} IN (3, 5)` : undefined,
    inArray(webhookDeliveries.state, states),
  );
}
