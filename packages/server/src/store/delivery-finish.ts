import type { Outcome, ReceiverAnswer } from "@inbox-hub/openapi/rules";
import { ATTEMPTS_THAT_BLOCK, waitAfter } from "@inbox-hub/openapi/rules";
import { and, eq, sql } from "drizzle-orm";
import type { ClaimedDelivery } from "../delivery/delivery-store";
import type { Clock } from "../lib/clock";
import type { Database } from "./database";
import { createDeliveryLanes } from "./delivery-lanes";
import { prepared, preparedInsert } from "./prepared";
import { deliveryStates, webhookAttempts, webhookDeliveries, webhookReplays } from "./schema/events";
import type { WebhookHealth } from "./webhook-health";

const named = sql.placeholder;

export interface DeliveryResult {
  readonly answer: ReceiverAnswer;
  readonly outcome: Outcome;
}

interface DeliveryFinishDeps {
  readonly database: Pick<Database, "orm">;
  readonly clock: Clock;
  readonly random: () => number;
  readonly health: WebhookHealth;
}

/** The row of a lease that is still ours. */
const findLeased = prepared((orm) =>
  orm
    .select({
      seq: webhookDeliveries.seq,
      webhookId: webhookDeliveries.webhookId,
      lane: webhookDeliveries.lane,
      parked: webhookDeliveries.parked,
      attempts: webhookDeliveries.attempts,
      dueAt: webhookDeliveries.dueAt,
      expiresAt: webhookDeliveries.expiresAt,
      isManual: webhookDeliveries.isManual,
      replayId: webhookDeliveries.replayId,
    })
    .from(webhookDeliveries)
    .where(
      and(
        eq(webhookDeliveries.id, named("deliveryId")),
        eq(webhookDeliveries.state, deliveryStates.leased),
        eq(webhookDeliveries.leaseToken, named("leaseToken")),
      ),
    )
    .prepare(),
);

const insertAttempt = preparedInsert(webhookAttempts);

const settle = prepared((orm) =>
  orm
    .update(webhookDeliveries)
    .set({
      state: sql`${named("state")}`,
      parked: sql`${named("parked")}`,
      dueAt: sql`${named("dueAt")}`,
      doneAt: sql`${named("doneAt")}`,
      lastStatus: sql`${named("status")}`,
      lastError: sql`${named("error")}`,
      leaseUntil: null,
    })
    .where(eq(webhookDeliveries.seq, named("seq")))
    .prepare(),
);

const countInReplay = prepared((orm) =>
  orm
    .update(webhookReplays)
    .set({ delivered: sql`${webhookReplays.delivered} + 1` })
    .where(eq(webhookReplays.id, named("replayId")))
    .prepare(),
);

/** Writes down one attempt. Called inside a write; false when the lease is not ours any more. */
export function createDeliveryFinish({ database: { orm }, clock, random, health }: DeliveryFinishDeps) {
  const lanes = createDeliveryLanes(orm);

  return (delivery: ClaimedDelivery, { answer, outcome }: DeliveryResult): boolean => {
    const now = clock.now();
    const { deliveryId, webhookId, leaseToken } = delivery;
    const row = findLeased(orm).get({ deliveryId, leaseToken });
    if (!row) return false;

    insertAttempt(orm, {
      deliveryId,
      number: delivery.attempt,
      isManual: row.isManual,
      startedAt: now - answer.durationMs,
      durationMs: answer.durationMs,
      status: answer.status,
      error: failureOf(outcome),
      response: answer.body,
    });
    const { seq, lane } = row;
    const end = (state: typeof deliveryStates.done | typeof deliveryStates.dead, error: string | null) => {
      const parked = Number(row.parked);
      settle(orm).run({ seq, state, parked, dueAt: row.dueAt, doneAt: now, status: answer.status, error });
      lanes.promote(webhookId, lane, now);
    };
    const wait = (dueAt: number, parked: boolean, error: string) =>
      settle(orm).run({
        seq,
        state: deliveryStates.ready,
        parked: Number(parked),
        dueAt,
        doneAt: null,
        status: answer.status,
        error,
      });

    switch (outcome.result) {
      case "delivered":
        end(deliveryStates.done, null);
        if (row.replayId !== null) countInReplay(orm).run({ replayId: row.replayId });
        health.succeeded(webhookId, now);
        break;
      case "aborted":
        end(deliveryStates.dead, "aborted");
        health.succeeded(webhookId, now);
        break;
      case "disable":
        // It waits until the webhook is enabled, which begins its schedule anew.
        wait(now, row.parked, outcome.reason);
        health.disable(webhookId, outcome.reason, now);
        break;
      case "retry": {
        const waitMs = waitAfter(row.attempts, random, outcome.retryAfterMs);
        // No attempt would follow before it is too old.
        if (waitMs === null || now + waitMs >= row.expiresAt) {
          end(deliveryStates.dead, outcome.error);
        } else {
          const parked = row.parked || row.attempts >= ATTEMPTS_THAT_BLOCK;
          wait(now + waitMs, parked, outcome.error);
          if (parked) lanes.promote(webhookId, lane, now);
        }
        const askedMs = outcome.overloaded ? outcome.retryAfterMs : null;
        health.failed(webhookId, { error: outcome.error, askedMs, now });
        break;
      }
      default:
        outcome satisfies never;
    }
    return true;
  };
}

/** Why an attempt was not received. What the receiver does not want it has received. */
function failureOf(outcome: Outcome): string | null {
  switch (outcome.result) {
    case "delivered":
    case "aborted":
      return null;
    case "disable":
      return outcome.reason;
    case "retry":
      return outcome.error;
  }
}
