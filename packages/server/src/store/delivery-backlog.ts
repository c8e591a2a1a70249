import { DELIVERABLE_FOR_MS } from "@inbox-hub/openapi/rules";
import { and, eq, gt, inArray, type SQL, sql } from "drizzle-orm";
import type { Database } from "./database";
import { deliveryStates, webhookDeliveries } from "./schema/events";

/** What waits while a webhook is paused or disabled. Called inside a write. */
export interface DeliveryBacklog {
  /** What waits is due now, with a schedule and time anew. */
  resume(webhookId: string, now: number): void;
  /** Some of what waits is canceled; what is being sent right now is left to its attempt. True while there may be more. */
  drop(webhookId: string, now: number): boolean;
}

/** What has waited longer is not wanted any more, and expires. */
export const DELIVERABLE_AGAIN_FOR_MS = 7 * 24 * 60 * 60 * 1000;

/** What is dropped at once takes some milliseconds. */
const AT_ONCE = 2_000;

export function createDeliveryBacklog(orm: Database["orm"]): DeliveryBacklog {
  const waitsFor = (webhookId: string): SQL | undefined =>
    and(
      eq(webhookDeliveries.webhookId, webhookId),
      // The index's own condition, word for word: the planner does not deduce it.
      sql`${webhookDeliveries.state} IN (0, 1, 4)`,
      sql`${webhookDeliveries.state} <> ${deliveryStates.leased}`,
    );

  return {
    resume(webhookId, now) {
      orm
        .update(webhookDeliveries)
        .set({ attempts: 0, dueAt: now, expiresAt: now + DELIVERABLE_FOR_MS })
        .where(and(waitsFor(webhookId), gt(webhookDeliveries.createdAt, now - DELIVERABLE_AGAIN_FOR_MS)))
        .run();
    },
    drop(webhookId, now) {
      const some = orm
        .select({ seq: webhookDeliveries.seq })
        .from(webhookDeliveries)
        .where(waitsFor(webhookId))
        .limit(AT_ONCE);
      const { changes } = orm
        .update(webhookDeliveries)
        .set({ state: deliveryStates.canceled, doneAt: now, lastError: "dropped" })
        .where(inArray(webhookDeliveries.seq, some))
        .run();
      return changes === AT_ONCE;
    },
  };
}
