import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "./database";
import { prepared, preparedLimit } from "./prepared";
import { deliveryStates, events, webhookDeliveries } from "./schema/events";

type Row = typeof webhookDeliveries.$inferSelect;
type LaneOf = Pick<Row, "seq" | "webhookId" | "lane">;
type EventKind = Pick<typeof events.$inferSelect, "type" | "sessionId">;
type EndState = typeof deliveryStates.done | typeof deliveryStates.dead | typeof deliveryStates.canceled;

/** The order within a lane: one head at a time is ready, the others wait behind it. Called inside a write. */
export interface DeliveryLanes {
  /** The state in which a delivery joins a lane. */
  stateOfNext(webhookId: string, lane: string): typeof deliveryStates.ready | typeof deliveryStates.queued;
  /** Ends a delivery and lets the next of its lane go. */
  end(row: LaneOf, state: EndState, now: number, error: string | null): void;
  /** Ends a delivery, and of those right behind it the ones that are too old as well. */
  expire(row: LaneOf, now: number): void;
  /** Cancels a delivery that its webhook does not want any more, and of those behind it the ones that are as unwanted. */
  cancelUnwanted(row: LaneOf, isWanted: (event: EventKind) => boolean, now: number): void;
  /** Makes the next of a lane ready, unless another one of it is on its way. */
  promote(webhookId: string, lane: string, now: number): void;
}

/** Of one lane at a time; the rest follows with its next head. */
const MOST_ENDED = 500;

const isInLine = and(
  eq(webhookDeliveries.webhookId, sql.placeholder("webhookId")),
  eq(webhookDeliveries.lane, sql.placeholder("lane")),
  eq(webhookDeliveries.parked, false),
  // The index's own condition, word for word: the planner does not deduce it.
  sql`${webhookDeliveries.state} IN (0, 1, 4)`,
);

/** What has not ended and is not parked, in its order; so at most the first of it is on its way. */
const lineOf = prepared((orm) =>
  orm
    .select({ seq: webhookDeliveries.seq, state: webhookDeliveries.state, expiresAt: webhookDeliveries.expiresAt })
    .from(webhookDeliveries)
    .where(isInLine)
    // Of a replay, events that were never queued before come between others that were.
    .orderBy(asc(webhookDeliveries.eventSeq))
    .limit(preparedLimit("most"))
    .prepare(),
);

const lineWithEvents = prepared((orm) =>
  orm
    .select({
      seq: webhookDeliveries.seq,
      state: webhookDeliveries.state,
      event: { type: events.type, sessionId: events.sessionId },
    })
    .from(webhookDeliveries)
    .innerJoin(events, eq(events.seq, webhookDeliveries.eventSeq))
    .where(isInLine)
    .orderBy(asc(webhookDeliveries.eventSeq))
    .limit(preparedLimit("most"))
    .prepare(),
);

const makeReady = prepared((orm) =>
  orm
    .update(webhookDeliveries)
    .set({ state: deliveryStates.ready, dueAt: sql`${sql.placeholder("now")}` })
    .where(eq(webhookDeliveries.seq, sql.placeholder("seq")))
    .prepare(),
);

export function createDeliveryLanes(orm: Database["orm"]): DeliveryLanes {
  const finish = (state: EndState, now: number, error: string | null) =>
    orm
      .update(webhookDeliveries)
      .set({ state, doneAt: now, leaseUntil: null, ...(error === null ? {} : { lastError: error }) });

  const promote: DeliveryLanes["promote"] = (webhookId, lane, now) => {
    const first = lineOf(orm).get({ webhookId, lane, most: 1 });
    if (first?.state !== deliveryStates.queued) return;
    // Due as from now, so that lanes take turns and a long one holds up nobody.
    makeReady(orm).run({ seq: first.seq, now });
  };

  return {
    stateOfNext(webhookId, lane) {
      return lineOf(orm).get({ webhookId, lane, most: 1 }) ? deliveryStates.queued : deliveryStates.ready;
    },
    end(row, state, now, error) {
      finish(state, now, error).where(eq(webhookDeliveries.seq, row.seq)).run();
      promote(row.webhookId, row.lane, now);
    },
    expire(row, now) {
      const tooOld = lineOf(orm)
        .all({ webhookId: row.webhookId, lane: row.lane, most: MOST_ENDED })
        .filter(({ state, expiresAt }) => state === deliveryStates.queued && expiresAt <= now);
      finish(deliveryStates.dead, now, "expired")
        .where(inArray(webhookDeliveries.seq, [row.seq, ...tooOld.map(({ seq }) => seq)]))
        .run();
      promote(row.webhookId, row.lane, now);
    },
    cancelUnwanted(row, isWanted, now) {
      const unwanted = lineWithEvents(orm)
        .all({ webhookId: row.webhookId, lane: row.lane, most: MOST_ENDED })
        .filter(({ state, event }) => state === deliveryStates.queued && !isWanted(event));
      finish(deliveryStates.canceled, now, "unwanted")
        .where(inArray(webhookDeliveries.seq, [row.seq, ...unwanted.map(({ seq }) => seq)]))
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
