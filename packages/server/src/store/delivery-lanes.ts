import { and, asc, eq, sql } from "drizzle-orm";
import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import { deliveryStates, webhookDeliveries } from "./schema/events";

type Row = typeof webhookDeliveries.$inferSelect;
type EndState = typeof deliveryStates.done | typeof deliveryStates.dead | typeof deliveryStates.canceled;

/** The order within a lane: one head at a time is ready, the others wait behind it. Called inside a write. */
export interface DeliveryLanes {
  /** Ends a delivery and lets the next of its lane go. */
  end(row: Pick<Row, "seq" | "webhookId" | "lane">, state: EndState, now: number, error: string | null): void;
  /** Makes the next of a lane ready, unless another one of it is on its way. */
  promote(webhookId: string, lane: string): void;
  firstDue(webhookId: string): number | null;
  earliestDue(webhookId: string, now: number): boolean;
}

export function createDeliveryLanes(orm: BetterSQLite3Database): DeliveryLanes {
  /** `state IN (0, 1, 4)` is the index's own condition, word for word: the planner does not deduce it. */
  const inLane = (webhookId: string, lane: string) =>
    and(
      eq(webhookDeliveries.webhookId, webhookId),
      eq(webhookDeliveries.lane, lane),
      sql`${webhookDeliveries.state} IN (0, 1, 4)`,
    );

  const promote: DeliveryLanes["promote"] = (webhookId, lane) => {
    const onItsWay = orm
      .select({ seq: webhookDeliveries.seq })
      .from(webhookDeliveries)
      .where(and(inLane(webhookId, lane), sql`${webhookDeliveries.state} <> 4`, eq(webhookDeliveries.parked, false)))
      .limit(1)
      .get();
    if (onItsWay) return;
    const next = orm
      .select({ seq: webhookDeliveries.seq })
      .from(webhookDeliveries)
      .where(and(inLane(webhookId, lane), eq(webhookDeliveries.state, deliveryStates.queued)))
      .orderBy(asc(webhookDeliveries.seq))
      .limit(1)
      .get();
    if (!next) return;
    orm
      .update(webhookDeliveries)
      .set({ state: deliveryStates.ready, dueAt: 0 })
      .where(eq(webhookDeliveries.seq, next.seq))
      .run();
  };

  const firstDue = (webhookId: string): number | null =>
    orm
      .select({ dueAt: webhookDeliveries.dueAt })
      .from(webhookDeliveries)
      .where(and(eq(webhookDeliveries.webhookId, webhookId), sql`${webhookDeliveries.state} = 0`))
      .orderBy(asc(webhookDeliveries.dueAt), asc(webhookDeliveries.seq))
      .limit(1)
      .get()?.dueAt ?? null;

  return {
    end(row, state, now, error) {
      orm
        .update(webhookDeliveries)
        .set({ state, doneAt: now, leaseUntil: null, ...(error === null ? {} : { lastError: error }) })
        .where(eq(webhookDeliveries.seq, row.seq))
        .run();
      promote(row.webhookId, row.lane);
    },
    promote,
    firstDue,
    earliestDue(webhookId, now) {
      const due = firstDue(webhookId);
      return due !== null && due <= now;
    },
  };
}
