import { LONGEST_RETRY_AFTER_MS, longestWaits } from "@inbox-hub/openapi/rules";
import { and, gt, sql } from "drizzle-orm";
import { LONGEST_ASKED_GATE_MS } from "../delivery/breaker";
import type { Database } from "./database";
import { webhookDeliveries, webhooks } from "./schema/events";

/** The index's own condition, word for word. */
const isReady = sql`${webhookDeliveries.state} = 0`;

/** By the number of attempts so far: what was never tried is due at once. */
const longestWait = sql.join(
  [
    sql`case ${webhookDeliveries.attempts}`,
    ...longestWaits.map((wait, index) => sql`when ${index + 1} then ${Math.max(wait, LONGEST_RETRY_AFTER_MS)}`),
    sql`else 0 end`,
  ],
  sql` `,
);

/**
 * A clock that was ahead has written times that lie far in the future once it is set right. Told of each look at the queue: what
 * waits is brought back by as much as the clock was set back. At the first look nobody knows by how much that was: then nothing
 * may wait longer than it legitimately can. Called inside a write.
 */
export function createClockJumps({ orm }: Pick<Database, "orm">): (now: number) => void {
  let lastLook: number | null = null;

  const bringBack = (now: number, by: number) => {
    orm
      .update(webhookDeliveries)
      // What was never tried is due at once.
      .set({
        dueAt: sql`iif(${webhookDeliveries.attempts} = 0, ${now}, max(${now}, ${webhookDeliveries.dueAt} - ${by}))`,
      })
      .where(and(isReady, gt(webhookDeliveries.dueAt, now)))
      .run();
    orm
      .update(webhooks)
      .set({ gateUntil: sql`max(${now}, ${webhooks.gateUntil} - ${by})` })
      .where(gt(webhooks.gateUntil, now))
      .run();
  };

  const bound = (now: number) => {
    orm
      .update(webhookDeliveries)
      .set({ dueAt: now })
      .where(and(isReady, gt(webhookDeliveries.dueAt, sql`${now} + ${longestWait}`)))
      .run();
    orm
      .update(webhooks)
      .set({ gateUntil: now })
      .where(gt(webhooks.gateUntil, now + LONGEST_ASKED_GATE_MS))
      .run();
  };

  return (now) => {
    if (lastLook === null) bound(now);
    else if (now < lastLook) bringBack(now, lastLook - now);
    lastLook = now;
  };
}
