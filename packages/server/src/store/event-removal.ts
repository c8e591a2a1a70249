import { and, asc, eq, gt, inArray, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import type { EventPlace } from "../retention/retention-store";
import type { Database } from "./database";
import { DELIVERABLE_AGAIN_FOR_MS } from "./delivery-backlog";
import { createDeliveryLanes } from "./delivery-lanes";
import {
  type DeliveryState,
  deliveryStates,
  events,
  webhookAttempts,
  webhookDeliveries,
  webhookReplays,
} from "./schema/events";
import { organizations } from "./schema/organizations";

type Candidate = Pick<typeof events.$inferSelect, "seq" | "organizationId" | "createdAt">;

const openStates: DeliveryState[] = [deliveryStates.ready, deliveryStates.leased, deliveryStates.queued];
/** Events that one step looks at. */
const LOOK_AT = 100;

/** Removes old events with all that belongs to them. Called inside a write; `most` bounds the rows that it removes. */
export function createEventRemoval(orm: Database["orm"], most: number) {
  const lanes = createDeliveryLanes(orm);

  const candidates = (before: number, after: EventPlace): Candidate[] =>
    orm
      .select({ seq: events.seq, organizationId: events.organizationId, createdAt: events.createdAt })
      .from(events)
      .where(
        and(
          lte(events.createdAt, before),
          // Not `created > a or (created = a and …)`: that form cannot use the index.
          sql`${events.createdAt} >= ${after.createdAt}`,
          or(gt(events.createdAt, after.createdAt), gt(events.seq, after.seq)),
        ),
      )
      .orderBy(asc(events.createdAt), asc(events.seq))
      .limit(LOOK_AT)
      .all();

  const openReplays = () => orm.select().from(webhookReplays).where(isNull(webhookReplays.completedAt)).all();

  /** The events that a delivery is still to be made of. */
  const awaited = (seqs: readonly number[], now: number): ReadonlySet<number> =>
    new Set(
      orm
        .select({ seq: webhookDeliveries.eventSeq })
        .from(webhookDeliveries)
        .where(and(inArray(webhookDeliveries.eventSeq, seqs), mayStillGo(now)))
        .all()
        .map(({ seq }) => seq),
    );

  const removeAttempts = (seqs: readonly number[], limit: number): number => {
    const deliveries = orm
      .select({ id: webhookDeliveries.id })
      .from(webhookDeliveries)
      .where(inArray(webhookDeliveries.eventSeq, seqs));
    const some = orm
      .select({ id: webhookAttempts.id })
      .from(webhookAttempts)
      .where(inArray(webhookAttempts.deliveryId, deliveries))
      .limit(limit);
    return orm.delete(webhookAttempts).where(inArray(webhookAttempts.id, some)).run().changes;
  };

  /** Also those that had waited for too long; what waits behind one of them goes on. */
  const removeDeliveries = (seqs: readonly number[], limit: number, now: number): number => {
    const some = orm
      .select({ seq: webhookDeliveries.seq })
      .from(webhookDeliveries)
      .where(inArray(webhookDeliveries.eventSeq, seqs))
      .limit(limit);
    const removed = orm
      .delete(webhookDeliveries)
      .where(inArray(webhookDeliveries.seq, some))
      .returning({
        webhookId: webhookDeliveries.webhookId,
        lane: webhookDeliveries.lane,
        state: webhookDeliveries.state,
      })
      .all();
    const waiting = removed.filter(({ state }) => openStates.includes(state));
    const unique = new Map(waiting.map((delivery) => [`${delivery.webhookId}/${delivery.lane}`, delivery]));
    for (const { webhookId, lane } of unique.values()) lanes.promote(webhookId, lane, now);
    return removed.length;
  };

  const removeEvents = (removable: readonly Candidate[]): void => {
    const seqs = removable.map(({ seq }) => seq);
    orm.delete(events).where(inArray(events.seq, seqs)).run();
    for (const organizationId of new Set(removable.map((event) => event.organizationId))) {
      const own = removable.filter((event) => event.organizationId === organizationId).map(({ seq }) => seq);
      orm
        .update(organizations)
        .set({ eventsPrunedTo: sql`max(${organizations.eventsPrunedTo}, ${Math.max(...own)})` })
        .where(eq(organizations.id, organizationId))
        .run();
    }
  };

  return (before: number, after: EventPlace, now: number): EventPlace | null => {
    const found = candidates(before, after);
    const last = found.at(-1);
    if (last === undefined) return null;
    const replays = openReplays();
    const needed = awaited(
      found.map(({ seq }) => seq),
      now,
    );
    const removable = found.filter(
      (event) => !needed.has(event.seq) && !replays.some((replay) => isAhead(event, replay)),
    );
    const seqs = removable.map(({ seq }) => seq);

    let left = most - removeAttempts(seqs, most);
    if (left > 0) left -= removeDeliveries(seqs, left, now);
    // The rest of them is for the next step, from the same place.
    if (left < removable.length) return after;
    if (removable.length > 0) removeEvents(removable);
    return found.length < LOOK_AT ? null : { createdAt: last.createdAt, seq: last.seq };
  };
}

/** Open, and not so old that it would only be found to have expired, even if its webhook were enabled again. */
function mayStillGo(now: number): SQL | undefined {
  return and(
    inArray(webhookDeliveries.state, openStates),
    or(
      eq(webhookDeliveries.state, deliveryStates.leased),
      gt(webhookDeliveries.expiresAt, now),
      gt(webhookDeliveries.createdAt, now - DELIVERABLE_AGAIN_FOR_MS),
    ),
  );
}

/** Whether a replay has yet to come to this event. */
function isAhead(event: Candidate, replay: typeof webhookReplays.$inferSelect): boolean {
  return (
    event.organizationId === replay.organizationId &&
    event.seq > replay.cursor &&
    event.seq <= replay.endSeq &&
    event.createdAt >= replay.from &&
    event.createdAt < replay.to
  );
}
