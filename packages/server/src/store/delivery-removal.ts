import { asc, eq, inArray } from "drizzle-orm";
import type { Database } from "./database";
import { openLastFirst } from "./delivery-backlog";
import { webhookAttempts, webhookDeliveries } from "./schema/events";

/** Each has an attempt or more: with those, a step takes about ten milliseconds. */
const AT_ONCE = 300;

/**
 * Takes some of a webhook's deliveries, with their attempts; after each step every lane has its head still, or is gone. True
 * while there may be more. Only to be called inside `write`.
 */
export function takeDeliveries(orm: Database["orm"], webhookId: string): boolean {
  const open = openLastFirst(orm, webhookId).limit(AT_ONCE).all();
  if (open.length > 0) {
    take(orm, open);
    return true;
  }
  const ended = orm
    .select({ seq: webhookDeliveries.seq, id: webhookDeliveries.id })
    .from(webhookDeliveries)
    .where(eq(webhookDeliveries.webhookId, webhookId))
    .orderBy(asc(webhookDeliveries.seq))
    .limit(AT_ONCE)
    .all();
  if (ended.length > 0) take(orm, ended);
  return ended.length === AT_ONCE;
}

function take(orm: Database["orm"], deliveries: readonly { readonly seq: number; readonly id: string }[]): void {
  const ids = deliveries.map(({ id }) => id);
  const seqs = deliveries.map(({ seq }) => seq);
  orm.delete(webhookAttempts).where(inArray(webhookAttempts.deliveryId, ids)).run();
  orm.delete(webhookDeliveries).where(inArray(webhookDeliveries.seq, seqs)).run();
}
