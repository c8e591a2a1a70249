import { and, asc, eq, gt, gte, isNull, lt, sql } from "drizzle-orm";
import type { Replay, ReplayStatus } from "../features/webhooks/webhook";
import type { WebhookStore } from "../features/webhooks/webhook-store";
import type { Clock } from "../lib/clock";
import type { NewId } from "../lib/ids";
import type { Database } from "./database";
import { laneOf } from "./delivery-lanes";
import { deliveryStates, events, webhookDeliveries, webhookReplays, webhooks } from "./schema/events";

interface ReplayStoreDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** Events that one step looks at: few enough that other writes do not wait. */
const STEP = 200;

/** Replays: jobs that queue a range of the event log for a webhook again. */
export function createReplayStore({
  database,
  clock,
  newId,
}: ReplayStoreDeps): Pick<WebhookStore, "createReplay" | "findReplay" | "advanceReplay"> {
  const { orm } = database;

  const toReplay = (row: ReplayRow): Replay => ({
    replayId: row.id,
    webhookId: row.webhookId,
    matched: row.matched,
    queued: row.queued,
    delivered:
      orm
        .select({ count: sql<number>`count(*)` })
        .from(webhookDeliveries)
        .where(and(eq(webhookDeliveries.replayId, row.id), eq(webhookDeliveries.state, deliveryStates.done)))
        .get()?.count ?? 0,
    createdAt: row.createdAt,
    completedAt: row.completedAt,
  });

  const nextEvents = (replay: ReplayRow) =>
    orm
      .select({
        event: { seq: events.seq, id: events.id, type: events.type, sessionId: events.sessionId, lane: events.lane },
        delivery: webhookDeliveries,
      })
      .from(events)
      .leftJoin(
        webhookDeliveries,
        and(eq(webhookDeliveries.eventSeq, events.seq), eq(webhookDeliveries.webhookId, replay.webhookId)),
      )
      .where(
        and(
          eq(events.organizationId, replay.organizationId),
          gt(events.seq, replay.cursor),
          gte(events.createdAt, replay.from),
          lt(events.createdAt, replay.to),
        ),
      )
      .orderBy(asc(events.seq))
      .limit(STEP)
      .all();

  const queue = (replay: ReplayRow, webhook: typeof webhooks.$inferSelect, { event, delivery }: Candidate): boolean => {
    // What waits or is being sent arrives anyway.
    if (
      delivery &&
      [deliveryStates.ready, deliveryStates.leased, deliveryStates.queued].some((state) => state === delivery.state)
    ) {
      return false;
    }
    const again = {
      state: deliveryStates.ready,
      dueAt: 0,
      attempts: 0,
      doneAt: null,
      parked: true,
      // It is wanted even if it had expired.
      expiresAt: Number.MAX_SAFE_INTEGER,
      replayId: replay.id,
    };
    if (delivery) {
      orm.update(webhookDeliveries).set(again).where(eq(webhookDeliveries.seq, delivery.seq)).run();
    } else {
      orm
        .insert(webhookDeliveries)
        .values({
          ...again,
          id: newId("whd"),
          eventSeq: event.seq,
          webhookId: webhook.id,
          lane: laneOf(webhook.ordering, event),
          createdAt: clock.now(),
        })
        .run();
    }
    return true;
  };

  return {
    async createReplay(organizationId, webhookId, { from, to, types, statuses }) {
      const row = {
        id: newId("whr"),
        webhookId,
        organizationId,
        from,
        to,
        types,
        statuses,
        cursor: 0,
        createdAt: clock.now(),
      };
      return toReplay(await database.write(() => orm.insert(webhookReplays).values(row).returning().get()));
    },

    async findReplay(webhookId, replayId) {
      const row = orm
        .select()
        .from(webhookReplays)
        .where(and(eq(webhookReplays.id, replayId), eq(webhookReplays.webhookId, webhookId)))
        .get();
      return row ? toReplay(row) : null;
    },

    advanceReplay: () =>
      database.write(() => {
        const replay = orm
          .select()
          .from(webhookReplays)
          .where(isNull(webhookReplays.completedAt))
          .orderBy(asc(webhookReplays.id))
          .limit(1)
          .get();
        if (!replay) return false;
        const webhook = orm.select().from(webhooks).where(eq(webhooks.id, replay.webhookId)).get();
        const found = webhook ? nextEvents(replay) : [];
        const matching = found.filter((candidate) => isWanted(candidate, replay, webhook?.sessionIds ?? null));
        const queued = webhook ? matching.filter((candidate) => queue(replay, webhook, candidate)).length : 0;
        orm
          .update(webhookReplays)
          .set({
            cursor: found.at(-1)?.event.seq ?? replay.cursor,
            matched: replay.matched + matching.length,
            queued: replay.queued + queued,
            completedAt: found.length < STEP ? clock.now() : null,
          })
          .where(eq(webhookReplays.id, replay.id))
          .run();
        return true;
      }),
  };
}

type ReplayRow = typeof webhookReplays.$inferSelect;
interface Candidate {
  readonly event: Pick<typeof events.$inferSelect, "seq" | "id" | "type" | "sessionId" | "lane">;
  readonly delivery: typeof webhookDeliveries.$inferSelect | null;
}

function isWanted(
  { event, delivery }: Candidate,
  replay: Pick<ReplayRow, "types" | "statuses">,
  sessionIds: readonly string[] | null,
): boolean {
  if (replay.types !== null && !replay.types.includes(event.type)) return false;
  if (sessionIds !== null && (event.sessionId === null || !sessionIds.includes(event.sessionId))) return false;
  return replay.statuses === null || replay.statuses.includes(replayStatusOf(delivery));
}

function replayStatusOf(delivery: Candidate["delivery"]): ReplayStatus {
  if (!delivery) return "missing";
  if (delivery.state === deliveryStates.dead) return "dead";
  if (delivery.state === deliveryStates.canceled) return "canceled";
  return "delivered";
}
