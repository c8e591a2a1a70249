import type { Schemas } from "@inbox-hub/openapi";
import { and, desc, eq, inArray, lt } from "drizzle-orm";
import type { Delivery, DeliveryAttempt } from "../features/webhooks/webhook";
import type { WebhookStore } from "../features/webhooks/webhook-store";
import { createCursors, toPage } from "./cursor";
import type { Database } from "./database";
import type { DeliveryState } from "./schema/events";
import { deliveryStates, events, webhookAttempts, webhookDeliveries } from "./schema/events";

/** What a person sees of the deliveries. */
export function createDeliveryLogStore({
  database,
}: {
  readonly database: Database;
}): Pick<WebhookStore, "listDeliveries" | "redeliver"> {
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
    nextAttemptAt: delivery.state === deliveryStates.ready ? Math.max(delivery.dueAt, delivery.createdAt) : null,
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
    async listDeliveries(webhookId, { status }, { limit, cursor }) {
      const cursors = createCursors("deliveries", { webhookId, status });
      const [before = Number.MAX_SAFE_INTEGER] = cursor === null ? [] : cursors.decode(cursor);
      const rows = withEvent()
        .where(
          and(
            eq(webhookDeliveries.webhookId, webhookId),
            lt(webhookDeliveries.seq, Number(before)),
            status === null ? undefined : inArray(webhookDeliveries.state, statesOf(status)),
          ),
        )
        .orderBy(desc(webhookDeliveries.seq))
        .limit(limit + 1)
        .all();
      return toPage(rows, limit, toDelivery, (last) => cursors.encode([last.delivery.seq]));
    },

    async redeliver(webhookId, deliveryId) {
      const ofWebhook = and(eq(webhookDeliveries.id, deliveryId), eq(webhookDeliveries.webhookId, webhookId));
      return database.write(() => {
        const row = withEvent().where(ofWebhook).get();
        if (!row) return null;
        // One that is being sent right now is left to its attempt.
        if (row.delivery.state !== deliveryStates.leased) {
          orm
            .update(webhookDeliveries)
            .set({
              state: deliveryStates.ready,
              dueAt: 0,
              attempts: 0,
              doneAt: null,
              // It is wanted even if it had expired.
              expiresAt: Number.MAX_SAFE_INTEGER,
              // Sent by hand, it does not hold up its lane.
              parked: row.delivery.state === deliveryStates.ready ? row.delivery.parked : true,
            })
            .where(ofWebhook)
            .run();
        }
        const present = withEvent().where(ofWebhook).get();
        return present ? toDelivery(present) : null;
      });
    },
  };
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
