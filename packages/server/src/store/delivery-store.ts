import { and, asc, eq, exists, isNull, lte, or, sql } from "drizzle-orm";
import type { ClaimedDelivery, DeliveryStore } from "../delivery/delivery-store";
import type { Clock } from "../lib/clock";
import { earliest } from "../lib/moments";
import { createClockJumps } from "./clock-jumps";
import type { Database } from "./database";
import type { DeliveryResult } from "./delivery-finish";
import { createDeliveryLanes } from "./delivery-lanes";
import { createLaneHeads, FIRST_LANE } from "./lane-heads";
import { prepared, preparedLimit } from "./prepared";
import { deliveryStates, events, webhookDeliveries, webhooks } from "./schema/events";
import { isRotating, type WebhookRow, wants } from "./webhook-rows";
import { UnreadableSealError, type WebhookSeal } from "./webhook-seal";

interface DeliveryStoreDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly finish: (delivery: ClaimedDelivery, result: DeliveryResult) => boolean;
  readonly seal: WebhookSeal;
  /** Nothing can be sent to this webhook: its secret or headers cannot be opened. */
  readonly onUnreadable: (webhookId: string, error: Error) => void;
}

const named = sql.placeholder;

/** Beyond the attempt's own deadline: a lease must not run out while the attempt still can succeed. */
const LEASE_MARGIN_MS = 15_000;

const NOTHING_CLAIMED = { all: 0, ofOrganization: 0 };

/** How long a webhook is left alone whose row cannot be read. */
const UNREADABLE_FOR_MS = 15 * 60_000;

/** The indexes' own conditions, word for word: the planner does not deduce them. */
const isReady = sql`${webhookDeliveries.state} = 0`;
const isLeased = sql`${webhookDeliveries.state} = 1`;

/** Back in its place, as if it had not been claimed. */
const notCharged = {
  state: deliveryStates.ready,
  leaseUntil: null,
  attempts: sql`${webhookDeliveries.attempts} - 1`,
} as const;

const takeBackLostLeases = prepared((orm) =>
  orm
    .update(webhookDeliveries)
    .set({ state: deliveryStates.ready, leaseUntil: null })
    .where(and(isLeased, lte(webhookDeliveries.leaseUntil, named("now"))))
    .prepare(),
);

const webhooksWithWork = prepared((orm) => {
  const due = orm
    .select({ seq: webhookDeliveries.seq })
    .from(webhookDeliveries)
    .where(and(eq(webhookDeliveries.webhookId, webhooks.id), isReady, lte(webhookDeliveries.dueAt, named("now"))));
  return orm
    .select()
    .from(webhooks)
    .where(
      and(
        eq(webhooks.status, "active"),
        or(isNull(webhooks.gateUntil), lte(webhooks.gateUntil, named("now"))),
        exists(due),
      ),
    )
    .orderBy(asc(webhooks.id))
    .prepare();
});

const dueOf = prepared((orm) =>
  orm
    .select({
      seq: webhookDeliveries.seq,
      deliveryId: webhookDeliveries.id,
      webhookId: webhookDeliveries.webhookId,
      lane: webhookDeliveries.lane,
      attempts: webhookDeliveries.attempts,
      expiresAt: webhookDeliveries.expiresAt,
      leaseToken: webhookDeliveries.leaseToken,
      eventId: events.id,
      type: events.type,
      sessionId: events.sessionId,
      body: events.body,
    })
    .from(webhookDeliveries)
    .leftJoin(events, eq(events.seq, webhookDeliveries.eventSeq))
    .where(
      and(eq(webhookDeliveries.webhookId, named("webhookId")), isReady, lte(webhookDeliveries.dueAt, named("now"))),
    )
    .orderBy(asc(webhookDeliveries.dueAt), asc(webhookDeliveries.seq))
    .limit(preparedLimit("most"))
    .prepare(),
);

const leaseOne = prepared((orm) =>
  orm
    .update(webhookDeliveries)
    .set({
      state: deliveryStates.leased,
      attempts: sql`${named("attempt")}`,
      leaseUntil: sql`${named("leaseUntil")}`,
      leaseToken: sql`${named("leaseToken")}`,
    })
    .where(eq(webhookDeliveries.seq, named("seq")))
    .prepare(),
);

const giveBackOne = prepared((orm) =>
  orm
    .update(webhookDeliveries)
    .set(notCharged)
    .where(
      and(
        eq(webhookDeliveries.id, named("deliveryId")),
        isLeased,
        eq(webhookDeliveries.leaseToken, named("leaseToken")),
      ),
    )
    .prepare(),
);

const firstDues = prepared((orm) => {
  const ready = () =>
    orm
      .select({ dueAt: webhookDeliveries.dueAt })
      .from(webhookDeliveries)
      .where(and(eq(webhookDeliveries.webhookId, webhooks.id), isReady));
  const firstDue = ready().orderBy(asc(webhookDeliveries.dueAt)).limit(preparedLimit("first"));
  return orm
    .select({
      webhookId: webhooks.id,
      organizationId: webhooks.organizationId,
      maxConcurrency: webhooks.maxConcurrency,
      ratePerSecond: webhooks.ratePerSecond,
      consecutiveFailures: webhooks.consecutiveFailures,
      gateUntil: webhooks.gateUntil,
      dueAt: sql<number>`(${firstDue})`,
    })
    .from(webhooks)
    .where(and(eq(webhooks.status, "active"), exists(ready())))
    .prepare();
});

const firstLeaseEnd = prepared((orm) =>
  orm
    .select({ until: sql<number | null>`min(${webhookDeliveries.leaseUntil})` })
    .from(webhookDeliveries)
    .where(isLeased)
    .prepare(),
);

/** The queue of deliveries. Only the heads of lanes are ready, so a claim costs what it takes, not what waits. */
export function createDeliveryStore({ database, clock, finish, seal, onUnreadable }: DeliveryStoreDeps): DeliveryStore {
  const { orm } = database;
  const lanes = createDeliveryLanes(orm);
  const restoreHeadsFrom = createLaneHeads(database);
  let lanesFrom: typeof FIRST_LANE | null = FIRST_LANE;
  /** Of the last round, to begin the next one with the webhook after it. */
  let lastServed = "";
  const followClock = createClockJumps(database);

  const webhooksInTurn = (now: number): WebhookRow[] => {
    const found = webhooksWithWork(orm).all({ now });
    return [...found.filter(({ id }) => id > lastServed), ...found.filter(({ id }) => id <= lastServed)];
  };

  const lease = (webhook: WebhookRow, most: number, now: number): ClaimedDelivery[] => {
    const timeoutMs = webhook.timeoutSeconds * 1000;
    const secret = seal.openSecret(webhook.id, webhook.secretCurrent);
    const previous = isRotating(webhook, now) ? webhook.secretPrevious : null;
    const previousSecret = previous === null ? null : seal.openSecret(webhook.id, previous);
    const headers = seal.openHeaders(webhook.id, webhook.headers);
    const leaseUntil = now + timeoutMs + LEASE_MARGIN_MS;
    const due = dueOf(orm).all({ webhookId: webhook.id, now, most });
    return due.flatMap((row): ClaimedDelivery[] => {
      const { seq, deliveryId, eventId, type, sessionId, body } = row;
      if (eventId === null || type === null || body === null || row.expiresAt <= now) {
        lanes.expire(row, now);
        return [];
      }
      // What it wants may have become less since, and its URL another one's; whoever asked for this delivery.
      if (!wants(webhook, { type, sessionId })) {
        lanes.cancelUnwanted(row, (event) => wants(webhook, event), now);
        return [];
      }
      const attempt = row.attempts + 1;
      const leaseToken = row.leaseToken + 1;
      leaseOne(orm).run({ seq, attempt, leaseUntil, leaseToken });
      return [
        {
          deliveryId,
          webhookId: webhook.id,
          organizationId: webhook.organizationId,
          url: webhook.url,
          timeoutMs,
          secret,
          previousSecret,
          headers,
          eventId,
          body,
          attempt,
          leaseToken,
        },
      ];
    });
  };

  /** A row that was altered holds up its own webhook only. */
  const leaseIfReadable = (webhook: WebhookRow, most: number, now: number): ClaimedDelivery[] => {
    try {
      return lease(webhook, most, now);
    } catch (error) {
      if (!(error instanceof UnreadableSealError)) throw error;
      const held = { gateUntil: now + UNREADABLE_FOR_MS, lastError: "secret_unreadable" };
      orm.update(webhooks).set(held).where(eq(webhooks.id, webhook.id)).run();
      onUnreadable(webhook.id, error);
      return [];
    }
  };

  return {
    async recover() {
      await database.write(() => {
        orm.update(webhookDeliveries).set(notCharged).where(isLeased).run();
      });
    },

    async restoreHeads() {
      const from = lanesFrom;
      if (from === null) return false;
      lanesFrom = await database.write(() => restoreHeadsFrom(from, clock.now()));
      return lanesFrom !== null;
    },

    claim: (freeSlots) =>
      database.write(() => {
        const now = clock.now();
        followClock(now);
        takeBackLostLeases(orm).run({ now });
        const claimed: ClaimedDelivery[] = [];
        const counts = new Map<number, number>();
        for (const webhook of webhooksInTurn(now)) {
          const { organizationId } = webhook;
          const ofOrganization = counts.get(organizationId) ?? 0;
          const most = freeSlots({ ...webhook, webhookId: webhook.id }, { all: claimed.length, ofOrganization });
          if (most <= 0) continue;
          const leased = leaseIfReadable(webhook, most, now);
          claimed.push(...leased);
          counts.set(organizationId, ofOrganization + leased.length);
          lastServed = webhook.id;
        }
        return claimed;
      }),

    finish: (delivery, answer, outcome) => database.write(() => finish(delivery, { answer, outcome })),

    async giveBack(deliveries) {
      await database.write(() => {
        for (const { deliveryId, leaseToken } of deliveries) {
          giveBackOne(orm).run({ deliveryId, leaseToken });
        }
      });
    },

    async nextDue(freeSlots) {
      const dues = firstDues(orm)
        .all({ first: 1 })
        // One without free slots is looked at again when an attempt ends.
        .filter((webhook) => freeSlots(webhook, NOTHING_CLAIMED) > 0)
        .map(({ dueAt, gateUntil }) => Math.max(dueAt, gateUntil ?? 0));
      return earliest(...dues, firstLeaseEnd(orm).get()?.until ?? null);
    },
  };
}
