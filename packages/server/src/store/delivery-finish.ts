import { and, eq } from "drizzle-orm";
import type { ClaimedDelivery } from "../delivery/delivery-store";
import type { Answer, Outcome } from "../delivery/outcome";
import { ATTEMPTS_THAT_BLOCK, waitAfter } from "../delivery/retry-schedule";
import type { Clock } from "../lib/clock";
import type { Database } from "./database";
import { createDeliveryLanes } from "./delivery-lanes";
import { deliveryStates, webhookAttempts, webhookDeliveries } from "./schema/events";
import type { WebhookHealth } from "./webhook-health";

export interface DeliveryResult {
  readonly answer: Answer;
  readonly outcome: Outcome;
}

interface DeliveryFinishDeps {
  readonly database: Pick<Database, "orm">;
  readonly clock: Clock;
  readonly random: () => number;
  readonly health: WebhookHealth;
}

/** Writes down one attempt. Called inside a write; false when the lease is not ours any more. */
export function createDeliveryFinish({ database: { orm }, clock, random, health }: DeliveryFinishDeps) {
  const lanes = createDeliveryLanes(orm);

  const logAttempt = (delivery: ClaimedDelivery, { answer, outcome }: DeliveryResult, now: number) =>
    orm
      .insert(webhookAttempts)
      .values({
        deliveryId: delivery.deliveryId,
        number: delivery.attempt,
        startedAt: now - answer.durationMs,
        durationMs: answer.durationMs,
        status: answer.status,
        error: failureOf(outcome),
        response: answer.body,
      })
      .run();

  return (delivery: ClaimedDelivery, result: DeliveryResult): boolean => {
    const now = clock.now();
    const row = orm
      .select()
      .from(webhookDeliveries)
      .where(
        and(
          eq(webhookDeliveries.id, delivery.deliveryId),
          eq(webhookDeliveries.state, deliveryStates.leased),
          eq(webhookDeliveries.leaseToken, delivery.leaseToken),
        ),
      )
      .get();
    if (!row) return false;

    const { answer, outcome } = result;
    const change = (values: Partial<typeof webhookDeliveries.$inferInsert>) =>
      orm
        .update(webhookDeliveries)
        .set({ lastStatus: answer.status, ...values })
        .where(eq(webhookDeliveries.seq, row.seq))
        .run();
    logAttempt(delivery, result, now);

    switch (outcome.result) {
      case "delivered":
        change({ lastError: null });
        lanes.end(row, deliveryStates.done, now, null);
        health.succeeded(delivery.webhookId, now);
        break;
      case "aborted":
        change({});
        lanes.end(row, deliveryStates.dead, now, "aborted");
        health.succeeded(delivery.webhookId, now);
        break;
      case "disable":
        // It waits until the webhook is enabled, which begins its schedule anew.
        change({ state: deliveryStates.ready, dueAt: now, leaseUntil: null, lastError: outcome.reason });
        health.disable(delivery.webhookId, outcome.reason, now);
        break;
      case "retry": {
        const wait = waitAfter(row.attempts, random, outcome.retryAfterMs);
        // No attempt would follow before it is too old.
        if (wait === null || now + wait >= row.expiresAt) {
          change({});
          lanes.end(row, deliveryStates.dead, now, outcome.error);
        } else {
          const parked = row.parked || row.attempts >= ATTEMPTS_THAT_BLOCK;
          change({
            state: deliveryStates.ready,
            dueAt: now + wait,
            leaseUntil: null,
            parked,
            lastError: outcome.error,
          });
          if (parked) lanes.promote(row.webhookId, row.lane, now);
        }
        health.failed(delivery.webhookId, { error: outcome.error, retryAfterMs: outcome.retryAfterMs, now });
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
