import { and, asc, eq, gt, gte, inArray, isNotNull, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import type { ReplayStatus } from "../features/webhooks/webhook";
import type { Database } from "./database";
import type { ReplayRow } from "./replay-turns";
import { type DeliveryState, deliveryStates, events, webhookDeliveries } from "./schema/events";
import type { WebhookRow } from "./webhook-rows";

/** Events that one look passes, whether they are wanted or not: less than some milliseconds, also when the disk has to be read. */
const LOOK_AT = 250;

export type ReplayCandidate = ReturnType<ReturnType<typeof createReplayEvents>["look"]>["found"][number];

/** What a replay finds in the event log. */
export function createReplayEvents(orm: Database["orm"]) {
  /** The last event to look at; that is where the replay ends if there are not so many. */
  const lookUntil = ({ organizationId, cursor, endSeq }: Position): number =>
    orm.all<{ readonly seq: number }>(
      sql`SELECT seq FROM ${events} INDEXED BY events_organization WHERE ${and(
        eq(events.organizationId, organizationId),
        gt(events.seq, cursor),
        lte(events.seq, endSeq),
      )} ORDER BY seq LIMIT 1 OFFSET ${LOOK_AT - 1}`,
    )[0]?.seq ?? endSeq;

  return {
    /** The next events that are wanted, at most `most`, and how far the log is looked through with them. */
    look(replay: ReplayRow, webhook: WebhookRow, cursor: number, most: number) {
      const until = lookUntil({ ...replay, cursor });
      const found = orm
        .select({
          event: {
            seq: events.seq,
            id: events.id,
            sessionId: events.sessionId,
            lane: events.lane,
          },
          delivery: { seq: webhookDeliveries.seq, state: webhookDeliveries.state },
        })
        .from(events)
        .leftJoin(
          webhookDeliveries,
          and(eq(webhookDeliveries.eventSeq, events.seq), eq(webhookDeliveries.webhookId, replay.webhookId)),
        )
        .where(
          and(
            eq(events.organizationId, replay.organizationId),
            gt(events.seq, cursor),
            lte(events.seq, until),
            isWanted(replay, webhook),
          ),
        )
        .orderBy(asc(events.seq))
        .limit(most)
        .all();
      return { found, until: found.length < most ? until : (found.at(-1)?.event.seq ?? until) };
    },
  };
}

type Position = Pick<ReplayRow, "organizationId" | "cursor" | "endSeq">;

function isWanted(replay: ReplayRow, webhook: WebhookRow): SQL | undefined {
  const types = webhook.events.filter((type) => replay.types === null || replay.types.includes(type));
  // The plus keeps SQLite from walking the index of the times or the sessions, which is another order.
  return and(
    gte(sql`+${events.createdAt}`, replay.from),
    lt(sql`+${events.createdAt}`, replay.to),
    inArray(events.type, types),
    // What belongs to no session goes to webhooks of every session only.
    webhook.sessionIds === null ? undefined : inArray(sql`+${events.sessionId}`, [...webhook.sessionIds]),
    // A copy is of one webhook only, and what it is a copy of is there to be copied.
    or(isNull(events.replayOf), replay.asNew ? sql`0` : isNotNull(webhookDeliveries.seq)),
    replay.statuses === null ? undefined : or(...replay.statuses.map(hasEnded)),
  );
}

/** How the delivery of an event ended. */
function hasEnded(status: ReplayStatus): SQL {
  if (status === "missing") return isNull(webhookDeliveries.seq);
  return eq(webhookDeliveries.state, stateOf[status]);
}

const stateOf: Readonly<Record<Exclude<ReplayStatus, "missing">, DeliveryState>> = {
  delivered: deliveryStates.done,
  dead: deliveryStates.dead,
  canceled: deliveryStates.canceled,
};
