import { and, asc, eq, lte, sql } from "drizzle-orm";
import type { Database } from "./database";
import { deliveryStates, webhookDeliveries } from "./schema/events";

type Row = typeof webhookDeliveries.$inferSelect;
type LaneOf = Pick<Row, "seq" | "webhookId" | "lane">;
type EndState = typeof deliveryStates.done | typeof deliveryStates.dead | typeof deliveryStates.canceled;

/** The order within a lane: one head at a time is ready, the others wait behind it. Called inside a write. */
export interface DeliveryLanes {
  /** The state in which a delivery joins a lane. */
  stateOfNext(webhookId: string, lane: string): typeof deliveryStates.ready | typeof deliveryStates.queued;
  /** Ends a delivery and lets the next of its lane go. */
  end(row: LaneOf, state: EndState, now: number, error: string | null): void;
  /** Ends a delivery, and those behind it that are too old as well. */
  expire(row: LaneOf, now: number): void;
  /** Makes the next of a lane ready, unless another one of it is on its way. */
  promote(webhookId: string, lane: string, now: number): void;
}

export function createDeliveryLanes(orm: Database["orm"]): DeliveryLanes {
  /** `state IN (0, 1, 4)` is the index's own condition, word for word: the planner does not deduce it. */
  const inLane = (webhookId: string, lane: string) =>
    and(
      eq(webhookDeliveries.webhookId, webhookId),
      eq(webhookDeliveries.lane, lane),
      sql`${webhookDeliveries.state} IN (0, 1, 4)`,
    );
  const isQueued = (webhookId: string, lane: string) =>
    and(inLane(webhookId, lane), eq(webhookDeliveries.state, deliveryStates.queued));

  const finish = (state: EndState, now: number, error: string | null) =>
    orm
      .update(webhookDeliveries)
      .set({ state, doneAt: now, leaseUntil: null, ...(error === null ? {} : { lastError: error }) });

  const promote: DeliveryLanes["promote"] = (webhookId, lane, now) => {
    const head = orm
      .select({ seq: webhookDeliveries.seq })
      .from(webhookDeliveries)
      .where(
        and(
          inLane(webhookId, lane),
          sql`${webhookDeliveries.state} <> ${deliveryStates.queued}`,
          eq(webhookDeliveries.parked, false),
        ),
      )
      .limit(1)
      .get();
    if (head) return;
    const next = orm
      .select({ seq: webhookDeliveries.seq })
      .from(webhookDeliveries)
      .where(isQueued(webhookId, lane))
      // Of a replay, events that were never queued before come between others that were.
      .orderBy(asc(webhookDeliveries.eventSeq))
      .limit(1)
      .get();
    if (!next) return;
    orm
      .update(webhookDeliveries)
      // Due as from now, so that lanes take turns and a long one holds up nobody.
      .set({ state: deliveryStates.ready, dueAt: now })
      .where(eq(webhookDeliveries.seq, next.seq))
      .run();
  };

  return {
    stateOfNext(webhookId, lane) {
      const busy = orm
        .select({ seq: webhookDeliveries.seq })
        .from(webhookDeliveries)
        .where(and(inLane(webhookId, lane), eq(webhookDeliveries.parked, false)))
        .limit(1)
        .get();
      return busy ? deliveryStates.queued : deliveryStates.ready;
    },
    end(row, state, now, error) {
      finish(state, now, error).where(eq(webhookDeliveries.seq, row.seq)).run();
      promote(row.webhookId, row.lane, now);
    },
    expire(row, now) {
      finish(deliveryStates.dead, now, "expired").where(eq(webhookDeliveries.seq, row.seq)).run();
      finish(deliveryStates.dead, now, "expired")
        .where(and(isQueued(row.webhookId, row.lane), lte(webhookDeliveries.expiresAt, now)))
        .run();
      promote(row.webhookId, row.lane, now);
    },
    promote,
  };
}

/** The lane of an event at a webhook: deliveries of one lane go out in order. */
export function laneOf(
  ordering: "none" | "chat" | "session",
  event: { readonly id: string; readonly sessionId: string | null; readonly lane: string },
): string {
  switch (ordering) {
    case "none":
      return event.id;
    case "chat":
      return event.lane;
    case "session":
      return event.sessionId ?? "";
  }
}
