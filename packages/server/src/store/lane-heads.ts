import { and, asc, eq, exists, gt, sql } from "drizzle-orm";
import type { Database } from "./database";
import { createDeliveryLanes } from "./delivery-lanes";
import { deliveryStates, webhookDeliveries, webhooks } from "./schema/events";

type First = [lane: string, state: number | null];

/** Lanes that one step looks at: a few milliseconds. */
const AT_ONCE = 500;

interface LanePlace {
  readonly webhookId: string;
  readonly lane: string;
}

export const FIRST_LANE: LanePlace = { webhookId: "", lane: "" };

/**
 * Gives a head to every lane that has none. No write leaves one so; but such a lane would stop for good, and all that is new
 * in its chat with it, so it is looked for after every start. Called inside a write.
 */
export function createLaneHeads({ orm, sqlite }: Pick<Database, "orm" | "sqlite">) {
  const lanes = createDeliveryLanes(orm);
  // From lane to lane: it costs what lanes there are, not what waits in them.
  const firsts = sqlite
    .prepare<[after: string, webhookId: string, webhookId: string], First>(
      `WITH RECURSIVE lanes(name) AS (
        SELECT ? UNION ALL
        SELECT (
          SELECT lane FROM webhook_deliveries
          WHERE webhook_id = ? AND lane > lanes.name AND parked = 0 AND state IN (0, 1, 4) ORDER BY lane LIMIT 1
        ) FROM lanes WHERE name IS NOT NULL LIMIT ${AT_ONCE}
      )
      SELECT name, (
        SELECT state FROM webhook_deliveries
        WHERE webhook_id = ? AND lane = lanes.name AND parked = 0 AND state IN (0, 1, 4) ORDER BY event_seq LIMIT 1
      ) FROM lanes WHERE name IS NOT NULL`,
    )
    .raw();

  const nextThatWaits = (after: string) =>
    orm
      .select({ id: webhooks.id })
      .from(webhooks)
      .where(
        and(
          gt(webhooks.id, after),
          exists(
            orm
              .select({ seq: webhookDeliveries.seq })
              .from(webhookDeliveries)
              .where(and(eq(webhookDeliveries.webhookId, webhooks.id), sql`${webhookDeliveries.state} IN (0, 1, 4)`)),
          ),
        ),
      )
      .orderBy(asc(webhooks.id))
      .limit(1)
      .get()?.id;

  /** Looks at some lanes from a place on, at those of one webhook. Says where to go on; null when that was the last one. */
  return ({ webhookId, lane }: LanePlace, now: number): LanePlace | null => {
    const found = firsts.all(lane, webhookId, webhookId);
    for (const [name, state] of found) if (state === deliveryStates.queued) lanes.promote(webhookId, name, now);
    const last = found.at(-1);
    if (found.length === AT_ONCE && last) return { webhookId, lane: last[0] };
    const next = nextThatWaits(webhookId);
    return next === undefined ? null : { webhookId: next, lane: "" };
  };
}
