import { and, asc, eq, exists, gt, inArray, isNull, lte, or, sql } from "drizzle-orm";
import type { ClaimedDelivery, DeliveryStore } from "../delivery/delivery-store";
import type { Clock } from "../lib/clock";
import type { Database } from "./database";
import type { DeliveryResult } from "./delivery-finish";
import { createDeliveryLanes } from "./delivery-lanes";
import { deliveryStates, events, webhookDeliveries, webhooks } from "./schema/events";
import { isRotating, type WebhookRow } from "./webhook-rows";

interface DeliveryStoreDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly finish: (delivery: ClaimedDelivery, result: DeliveryResult) => boolean;
}

/** Beyond the attempt's own deadline: a lease must not run out while the attempt still can succeed. */
const LEASE_MARGIN_MS = 15_000;

/** The indexes' own conditions, word for word: the planner does not deduce them. */
const isReady = sql`${webhookDeliveries.state} = 0`;
const isLeased = sql`${webhookDeliveries.state} = 1`;

/** The queue of deliveries. Only the heads of lanes are ready, so a claim costs what it takes, not what waits. */
export function createDeliveryStore({ database, clock, finish }: DeliveryStoreDeps): DeliveryStore {
  const { orm } = database;
  const lanes = createDeliveryLanes(orm);
  /** Of the last round, to begin the next one with the webhook after it. */
  let lastServed = "";
  let lastLook = Number.POSITIVE_INFINITY;

  /** A clock that was set back leaves what was due at once in the future. */
  const followClock = (now: number) => {
    if (now < lastLook) {
      orm
        .update(webhookDeliveries)
        .set({ dueAt: now })
        .where(and(isReady, eq(webhookDeliveries.attempts, 0), gt(webhookDeliveries.dueAt, now)))
        .run();
    }
    lastLook = now;
  };

  const takeBackLostLeases = (now: number) =>
    orm
      .update(webhookDeliveries)
      .set({ state: deliveryStates.ready, leaseUntil: null })
      .where(and(isLeased, lte(webhookDeliveries.leaseUntil, now)))
      .run();

  const webhooksInTurn = (now: number): WebhookRow[] => {
    const due = orm
      .select({ seq: webhookDeliveries.seq })
      .from(webhookDeliveries)
      .where(and(eq(webhookDeliveries.webhookId, webhooks.id), isReady, lte(webhookDeliveries.dueAt, now)));
    const found = orm
      .select()
      .from(webhooks)
      .where(
        and(eq(webhooks.status, "active"), or(isNull(webhooks.gateUntil), lte(webhooks.gateUntil, now)), exists(due)),
      )
      .orderBy(asc(webhooks.id))
      .all();
    return [...found.filter(({ id }) => id > lastServed), ...found.filter(({ id }) => id <= lastServed)];
  };

  const lease = (webhook: WebhookRow, most: number, now: number): ClaimedDelivery[] => {
    const timeoutMs = webhook.timeoutSeconds * 1000;
    const due = orm
      .select({ seq: webhookDeliveries.seq })
      .from(webhookDeliveries)
      .where(and(eq(webhookDeliveries.webhookId, webhook.id), isReady, lte(webhookDeliveries.dueAt, now)))
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
      return [
        {
          deliveryId: row.id,
          webhookId: webhook.id,
          url: webhook.url,
          timeoutMs,
          secret: webhook.secretCurrent,
          previousSecret: isRotating(webhook, now) ? webhook.secretPrevious : null,
          eventId: event.id,
          body: event.body,
          attempt: row.attempts,
          leaseToken: row.leaseToken,
        },
      ];
    });
  };

  return {
    claim: (freeSlots) =>
      database.write(() => {
        const now = clock.now();
        followClock(now);
        takeBackLostLeases(now);
        const claimed: ClaimedDelivery[] = [];
        for (const webhook of webhooksInTurn(now)) {
          const most = freeSlots({ ...webhook, webhookId: webhook.id }, claimed.length);
          if (most <= 0) continue;
          claimed.push(...lease(webhook, most, now));
          lastServed = webhook.id;
        }
        return claimed;
      }),

    finish: (delivery, answer, outcome) => database.write(() => finish(delivery, { answer, outcome })),

    async giveBack(deliveries) {
      await database.write(() => {
        for (const { deliveryId, leaseToken } of deliveries) {
          orm
            .update(webhookDeliveries)
            .set({ state: deliveryStates.ready, leaseUntil: null, attempts: sql`${webhookDeliveries.attempts} - 1` })
            .where(and(eq(webhookDeliveries.id, deliveryId), isLeased, eq(webhookDeliveries.leaseToken, leaseToken)))
            .run();
        }
      });
    },

    async nextDue(freeSlots) {
      const firstDue = orm
        .select({ dueAt: webhookDeliveries.dueAt })
        .from(webhookDeliveries)
        .where(and(eq(webhookDeliveries.webhookId, webhooks.id), isReady))
        .orderBy(asc(webhookDeliveries.dueAt))
        .limit(1);
      const dues = orm
        .select({
          webhookId: webhooks.id,
          maxConcurrency: webhooks.maxConcurrency,
          consecutiveFailures: webhooks.consecutiveFailures,
          gateUntil: webhooks.gateUntil,
          dueAt: sql<number | null>`(${firstDue})`,
        })
        .from(webhooks)
        .where(eq(webhooks.status, "active"))
        .all()
        // One without free slots is looked at again when an attempt ends.
        .filter((webhook) => webhook.dueAt !== null && freeSlots(webhook, 0) > 0)
        .map(({ dueAt, gateUntil }) => Math.max(dueAt ?? 0, gateUntil ?? 0));
      const lease = orm
        .select({ until: sql<number | null>`min(${webhookDeliveries.leaseUntil})` })
        .from(webhookDeliveries)
        .where(isLeased)
        .get();
      const all = [...dues, ...(typeof lease?.until === "number" ? [lease.until] : [])];
      return all.length === 0 ? null : Math.min(...all);
    },
  };
}
