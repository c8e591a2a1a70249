import { DELIVERABLE_FOR_MS } from "@inbox-hub/openapi/rules";
import { and, asc, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Database } from "./database";
import { createDeliveryLanes } from "./delivery-lanes";
import { deliveryStates, webhookDeliveries } from "./schema/events";

/** What waits while a webhook is paused or disabled. Called inside a write. */
export interface DeliveryBacklog {
  /**
   * What waits is due now, with a schedule and time anew: some of it with each call, which says whether there may be more.
   * The order within the lanes stays, and a step that is not followed by another has done no harm. A lane without a head
   * gets one.
   */
  resuming(webhookId: string, now: number): () => boolean;
  /** Some of what waits is canceled; what is being sent right now is left to its attempt. True while there may be more. */
  drop(webhookId: string, now: number): boolean;
}

/** What has waited longer is not wanted any more, and expires. */
export const DELIVERABLE_AGAIN_FOR_MS = 7 * 24 * 60 * 60 * 1000;

/** What one step drops or resumes: about ten milliseconds. */
const AT_ONCE = 1_000;

type Place = Pick<typeof webhookDeliveries.$inferSelect, "lane" | "parked" | "eventSeq">;
type Waiting = Place & Pick<typeof webhookDeliveries.$inferSelect, "seq" | "state" | "createdAt">;
const BEFORE_ALL: Place = { lane: "", parked: false, eventSeq: -1 };

/** The condition of the indexes, word for word: without it they cannot be used, as the planner does not deduce it. */
const isOpen = sql`${webhookDeliveries.state} IN (0, 1, 4)`;
const isNotBeingSent = sql`${webhookDeliveries.state} <> ${deliveryStates.leased}`;

/**
 * What has not ended of a webhook, lane by lane, the last of each first: a step that takes some of it leaves every lane a
 * head, so that a crash between two steps stops none. The order is the index's own, and has the planner use that one.
 */
export function openLastFirst(orm: Database["orm"], webhookId: string, which?: SQL) {
  return orm
    .select({ seq: webhookDeliveries.seq, id: webhookDeliveries.id })
    .from(webhookDeliveries)
    .where(and(eq(webhookDeliveries.webhookId, webhookId), isOpen, which))
    .orderBy(desc(webhookDeliveries.lane), desc(webhookDeliveries.parked), desc(webhookDeliveries.eventSeq));
}

export function createDeliveryBacklog(orm: Database["orm"]): DeliveryBacklog {
  const lanes = createDeliveryLanes(orm);

  /** In the order of the lanes. */
  const openAfter = (webhookId: string, { lane, parked, eventSeq }: Place): Waiting[] =>
    orm
      .select({
        seq: webhookDeliveries.seq,
        lane: webhookDeliveries.lane,
        parked: webhookDeliveries.parked,
        eventSeq: webhookDeliveries.eventSeq,
        state: webhookDeliveries.state,
        createdAt: webhookDeliveries.createdAt,
      })
      .from(webhookDeliveries)
      .where(
        and(
          eq(webhookDeliveries.webhookId, webhookId),
          isOpen,
          sql`(${webhookDeliveries.lane}, ${webhookDeliveries.parked}, ${webhookDeliveries.eventSeq}) > (${lane}, ${Number(parked)}, ${eventSeq})`,
        ),
      )
      .orderBy(asc(webhookDeliveries.lane), asc(webhookDeliveries.parked), asc(webhookDeliveries.eventSeq))
      .limit(AT_ONCE)
      .all();

  const change = (
    some: readonly { readonly seq: number }[],
    values: Partial<typeof webhookDeliveries.$inferInsert>,
  ) => {
    const seqs = some.map(({ seq }) => seq);
    if (seqs.length > 0) orm.update(webhookDeliveries).set(values).where(inArray(webhookDeliveries.seq, seqs)).run();
  };

  const resumeSome = (webhookId: string, some: readonly Waiting[], now: number) => {
    const resumed = some.filter(
      ({ state, createdAt }) => state !== deliveryStates.leased && createdAt > now - DELIVERABLE_AGAIN_FOR_MS,
    );
    change(resumed, { attempts: 0, dueAt: now, expiresAt: now + DELIVERABLE_FOR_MS });
    // Only what is first among those here can be the first of its lane.
    const headless = some.filter(
      ({ state, lane }, index) => state === deliveryStates.queued && some[index - 1]?.lane !== lane,
    );
    for (const { lane } of headless) lanes.promote(webhookId, lane, now);
  };

  return {
    resuming(webhookId, now) {
      let after: Place = BEFORE_ALL;
      return () => {
        const some = openAfter(webhookId, after);
        resumeSome(webhookId, some, now);
        after = some.at(-1) ?? after;
        return some.length === AT_ONCE;
      };
    },
    drop(webhookId, now) {
      const some = openLastFirst(orm, webhookId, isNotBeingSent).limit(AT_ONCE).all();
      change(some, { state: deliveryStates.canceled, doneAt: now, lastError: "dropped" });
      return some.length === AT_ONCE;
    },
  };
}
