import { and, asc, eq, inArray, isNull, lte, or, sql } from "drizzle-orm";
import type { ClaimedDelivery, DeliveryStore } from "../delivery/delivery-store";
import type { Clock } from "../lib/clock";
import type { Database } from "./database";
import type { DeliveryResult } from "./delivery-finish";
import { createDeliveryLanes } from "./delivery-lanes";
import { deliveryStates, events, webhookDeliveries, webhooks } from "./schema/events";

interface DeliveryStoreDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly finish: (delivery: ClaimedDelivery, result: DeliveryResult) => boolean;
}

/** Beyond the attempt's own deadline: a lease must not run out while the attempt still can succeed. */
const LEASE_MARGIN_MS = 15_000;

/** The queue of deliveries. Only the heads of lanes are ready, so a claim costs what it takes, not what waits. */
export function createDeliveryStore({ database, clock, finish }: DeliveryStoreDeps): DeliveryStore {
  const { orm } = database;
  const lanes = createDeliveryLanes(orm);
  /** Who comes first is another one each time, so that a busy webhook starves nobody. */
  let turn = 0;

  const firstDue = (webhookId: string): number | null =>
    orm
      .select({ dueAt: webhookDeliveries.dueAt })
      .from(webhookDeliveries)
      .where(and(eq(webhookDeliveries.webhookId, webhookId), sql`${webhookDeliveries.state} = 0`))
      .orderBy(asc(webhookDeliveries.dueAt), asc(webhookDeliveries.seq))
      .limit(1)
      .get()?.dueAt ?? null;

  const hasDue = (webhookId: string, now: number): boolean => {
    const due = firstDue(webhookId);
    return due !== null && due <= now;
  };

  const openWebhooks = (now: number) =>
    orm
      .select()
      .from(webhooks)
      .where(and(eq(webhooks.status, "active"), or(isNull(webhooks.gateUntil), lte(webhooks.gateUntil, now))))
      .orderBy(asc(webhooks.id))
      .all();

  const lease = (webhook: typeof webhooks.$inferSelect, most: number, now: number) => {
    const timeoutMs = webhook.timeoutSeconds * 1000;
    const due = orm
      .select({ seq: webhookDeliveries.seq })
      .from(webhookDeliveries)
      // `state = 0` is the index's own condition.
      .where(
        and(
          eq(webhookDeliveries.webhookId, webhook.id),
          sql`${webhookDeliveries.state} = 0`,
          lte(webhookDeliveries.dueAt, now),
        ),
      )
      .orderBy(asc(webhookDeliveries.dueAt), asc(webhookDeliveries.seq))
      .limit(most);
    const leased = orm
      .update(webhookDeliveries)
      .set({
        state: deliveryStates.leased,
        attempts: sql`${webhookDeliveries.attempts} + 1`,
        leaseUntil: now + timeoutMs + LEASE_MARGIN_MS,
        leaseToken: sql`${webhookDeliveries.leaseToken} + 1`,
      })
      .where(inArray(webhookDeliveries.seq, due))
      .returning()
      .all();
    return leased.flatMap((row): ClaimedDelivery[] => {
      const event = orm.select().from(events).where(eq(events.seq, row.eventSeq)).get();
      if (event === undefined || row.expiresAt <= now) {
        lanes.expire(row, now);
        return [];
      }
      const inOverlap = webhook.previousUntil !== null && webhook.previousUntil > now;
      return [
        {
          deliveryId: row.id,
          webhookId: webhook.id,
          url: webhook.url,
          timeoutMs,
          secret: webhook.secretCurrent,
          previousSecret: inOverlap ? webhook.secretPrevious : null,
          eventId: event.id,
          body: event.body,
          attempt: row.attempts,
          leaseToken: row.leaseToken,
        },
      ];
    });
  };

  return {
    async claim({ freeSlots, limit }) {
      if (limit <= 0) return [];
      const now = clock.now();
      const candidates = openWebhooks(now).filter((webhook) => hasDue(webhook.id, now));
      if (candidates.length === 0) return [];
      turn = (turn + 1) % candidates.length;
      const inTurn = [...candidates.slice(turn), ...candidates.slice(0, turn)];
      return database.write(() => {
        const claimed: ClaimedDelivery[] = [];
        for (const webhook of inTurn) {
          const most = Math.min(freeSlots({ ...webhook, webhookId: webhook.id }), limit - claimed.length);
          if (most > 0) claimed.push(...lease(webhook, most, now));
        }
        return claimed;
      });
    },

    finish: async (delivery, answer, outcome) => database.write(() => finish(delivery, { answer, outcome })),

    async recover() {
      const now = clock.now();
      const lost = orm
        .select({ seq: webhookDeliveries.seq })
        .from(webhookDeliveries)
        .where(and(sql`${webhookDeliveries.state} = 1`, lte(webhookDeliveries.leaseUntil, now)))
        .all();
      if (lost.length === 0) return;
      await database.write(() =>
        orm
          .update(webhookDeliveries)
          .set({ state: deliveryStates.ready, leaseUntil: null })
          .where(
            and(
              inArray(
                webhookDeliveries.seq,
                lost.map(({ seq }) => seq),
              ),
              sql`${webhookDeliveries.state} = 1`,
              lte(webhookDeliveries.leaseUntil, now),
            ),
          )
          .run(),
      );
    },

    async nextDue() {
      const dues = orm
        .select({ id: webhooks.id, gateUntil: webhooks.gateUntil })
        .from(webhooks)
        .where(eq(webhooks.status, "active"))
        .all()
        .flatMap(({ id, gateUntil }) => {
          const due = firstDue(id);
          return due === null ? [] : [Math.max(due, gateUntil ?? 0)];
        });
      const lease = orm
        .select({ until: sql<number | null>`min(${webhookDeliveries.leaseUntil})` })
        .from(webhookDeliveries)
        .where(sql`${webhookDeliveries.state} = 1`)
        .get();
      if (typeof lease?.until === "number") dues.push(lease.until);
      return dues.length === 0 ? null : Math.min(...dues);
    },
  };
}
