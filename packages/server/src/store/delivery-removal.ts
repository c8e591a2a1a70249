import { asc, eq, inArray } from "drizzle-orm";
import type { Database } from "./database";
import { webhookAttempts, webhookDeliveries } from "./schema/events";

/** Each has an attempt or more: with those, a step takes about ten milliseconds. */
const AT_ONCE = 300;

/** Takes some of a webhook's deliveries, with their attempts. True while there may be more. Only to be called inside `write`. */
export function takeDeliveries(orm: Database["orm"], webhookId: string): boolean {
  const some = orm
    .select({ seq: webhookDeliveries.seq, id: webhookDeliveries.id })
    .from(webhookDeliveries)
    .where(eq(webhookDeliveries.webhookId, webhookId))
    .orderBy(asc(webhookDeliveries.seq))
    .limit(AT_ONCE)
    .all();
  const ids = some.map(({ id }) => id);
  const seqs = some.map(({ seq }) => seq);
  orm.delete(webhookAttempts).where(inArray(webhookAttempts.deliveryId, ids)).run();
  orm.delete(webhookDeliveries).where(inArray(webhookDeliveries.seq, seqs)).run();
  return some.length === AT_ONCE;
}
