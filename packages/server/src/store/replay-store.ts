import { DELIVERABLE_FOR_MS } from "@inbox-hub/openapi/rules";
import { and, asc, desc, eq, gt, isNull, lt } from "drizzle-orm";
import type { ReplayStore } from "../features/webhooks/replay-store";
import type { Replay, ReplayStatus } from "../features/webhooks/webhook";
import type { Clock } from "../lib/clock";
import type { NewId } from "../lib/ids";
import type { AuditLog } from "./audit-log";
import { carriedOut } from "./carried-out";
import type { Database } from "./database";
import { createDeliveryLanes, laneOf } from "./delivery-lanes";
import type { EventCopies } from "./event-log";
import { deliveryStates, events, webhookDeliveries, webhookReplays, webhooks } from "./schema/events";
import { findWebhook, type WebhookRow, wants } from "./webhook-rows";

interface ReplayStoreDeps {
  readonly database: Database;
  readonly log: AuditLog;
  readonly eventLog: EventCopies;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** Events that one step looks at: few enough that other writes do not wait. */
const STEP = 200;
/** The log is in the order of writing. A clock that was set makes that another than of the times, but not by more. */
const CLOCK_SLACK_MS = 60 * 60 * 1000;

/** Replays: jobs that queue a range of the event log for a webhook again. */
export function createReplayStore({ database, log, eventLog, clock, newId }: ReplayStoreDeps): ReplayStore {
  const { orm } = database;
  const lanes = createDeliveryLanes(orm);
  /** Of the last step, to take the replay after it next. */
  let lastAdvanced = "";

  const toReplay = (row: ReplayRow): Replay => ({
    replayId: row.id,
    webhookId: row.webhookId,
    asNew: row.asNew,
    matched: row.matched,
    queued: row.queued,
    delivered: row.delivered,
    createdAt: row.createdAt,
    completedAt: row.completedAt,
  });

  /** The last event before a time; none of those written before it can be from after. */
  const cursorBefore = (time: number): number =>
    orm
      .select({ seq: events.seq })
      .from(events)
      .where(lt(events.createdAt, time))
      .orderBy(desc(events.createdAt), desc(events.seq))
      .limit(1)
      .get()?.seq ?? 0;

  const nextOpen = (): ReplayRow | undefined => {
    const after = (id: string) =>
      orm
        .select()
        .from(webhookReplays)
        .where(and(isNull(webhookReplays.completedAt), gt(webhookReplays.id, id)))
        .orderBy(asc(webhookReplays.id))
        .limit(1)
        .get();
    return after(lastAdvanced) ?? after("");
  };

  const nextEvents = (replay: ReplayRow) =>
    orm
      .select({
        event: {
          seq: events.seq,
          id: events.id,
          type: events.type,
          sessionId: events.sessionId,
          lane: events.lane,
          createdAt: events.createdAt,
          replayOf: events.replayOf,
        },
        delivery: webhookDeliveries,
      })
      .from(events)
      .leftJoin(
        webhookDeliveries,
        and(eq(webhookDeliveries.eventSeq, events.seq), eq(webhookDeliveries.webhookId, replay.webhookId)),
      )
      .where(and(eq(events.organizationId, replay.organizationId), gt(events.seq, replay.cursor)))
      .orderBy(asc(events.seq))
      .limit(STEP)
      .all();

  const queue = (replay: ReplayRow, webhook: WebhookRow, { event, delivery }: Candidate, now: number): void => {
    // Lanes of its own: its events come in their order, and hold up nothing that is new. One by one also where the
    // webhook wants no order, so that a long replay does not take all its slots.
    const ordering = webhook.ordering === "none" ? "chat" : webhook.ordering;
    const lane = `${replay.id}/${laneOf(ordering, event)}`;
    const again = {
      lane,
      state: lanes.stateOfNext(webhook.id, lane),
      parked: false,
      dueAt: now,
      // It is wanted even if it had expired.
      expiresAt: now + DELIVERABLE_FOR_MS,
      isManual: true,
      attempts: 0,
      doneAt: null,
      replayId: replay.id,
    };
    if (delivery) {
      orm.update(webhookDeliveries).set(again).where(eq(webhookDeliveries.seq, delivery.seq)).run();
      return;
    }
    orm
      .insert(webhookDeliveries)
      .values({ ...again, id: newId("whd"), eventSeq: event.seq, webhookId: webhook.id, createdAt: now })
      .run();
  };

  const repeat = (replay: ReplayRow, webhook: WebhookRow, { event }: Candidate, now: number): void => {
    const original = orm.select().from(events).where(eq(events.seq, event.seq)).get();
    if (original === undefined) return;
    const copy = eventLog.repeat(original);
    queue(replay, webhook, { event: { ...event, ...copy, createdAt: now }, delivery: null }, now);
  };

  /** Looks at the next few events. One step is one transaction. */
  const advance = (replay: ReplayRow, webhook: WebhookRow, now: number) => {
    const found = nextEvents(replay);
    const matching = found.filter((candidate) => isWanted(candidate, replay, webhook));
    // What waits or is being sent arrives anyway.
    const idle = matching.filter(({ delivery }) => delivery === null || endStates.includes(delivery.state));
    for (const candidate of idle) (replay.asNew ? repeat : queue)(replay, webhook, candidate, now);
    const last = found.at(-1)?.event;
    const isEnd = found.length < STEP || last === undefined || last.createdAt >= replay.to + CLOCK_SLACK_MS;
    return {
      cursor: last?.seq ?? replay.cursor,
      matched: replay.matched + matching.length,
      queued: replay.queued + idle.length,
      completedAt: isEnd ? now : null,
    };
  };

  return {
    async createReplay(tenant, webhookId, { from, to, types, statuses, asNew }, stamp) {
      const row = await database.write(
        carriedOut(orm, () => {
          if (!findWebhook(orm, tenant, webhookId)) return null;
          const { organizationId } = tenant;
          log.append({ ...stamp, organizationId, target: webhookId });
          return orm
            .insert(webhookReplays)
            .values({
              id: newId("whr"),
              webhookId,
              organizationId,
              from,
              to,
              types,
              statuses,
              asNew,
              cursor: cursorBefore(from - CLOCK_SLACK_MS),
              createdAt: clock.now(),
            })
            .returning()
            .get();
        }),
      );
      return row ? toReplay(row) : null;
    },

    async findReplay(tenant, webhookId, replayId) {
      if (!findWebhook(orm, tenant, webhookId)) return null;
      const row = orm
        .select()
        .from(webhookReplays)
        .where(and(eq(webhookReplays.id, replayId), eq(webhookReplays.webhookId, webhookId)))
        .get();
      return row ? toReplay(row) : null;
    },

    advanceReplay: () =>
      database.write(() => {
        const replay = nextOpen();
        if (!replay) return false;
        lastAdvanced = replay.id;
        const now = clock.now();
        const webhook = orm.select().from(webhooks).where(eq(webhooks.id, replay.webhookId)).get();
        orm
          .update(webhookReplays)
          .set(webhook ? advance(replay, webhook, now) : { completedAt: now })
          .where(eq(webhookReplays.id, replay.id))
          .run();
        return true;
      }),
  };
}

type ReplayRow = typeof webhookReplays.$inferSelect;
type DeliveryRow = typeof webhookDeliveries.$inferSelect;
interface Candidate {
  readonly event: Pick<
    typeof events.$inferSelect,
    "seq" | "id" | "type" | "sessionId" | "lane" | "createdAt" | "replayOf"
  >;
  readonly delivery: DeliveryRow | null;
}

const endStates: readonly DeliveryRow["state"][] = [deliveryStates.done, deliveryStates.dead, deliveryStates.canceled];

function isWanted({ event, delivery }: Candidate, replay: ReplayRow, webhook: WebhookRow): boolean {
  if (event.createdAt < replay.from || event.createdAt >= replay.to) return false;
  if (!wants(webhook, event)) return false;
  // A copy is of one webhook only, and what it is a copy of is there to be copied.
  if (event.replayOf !== null && (replay.asNew || delivery === null)) return false;
  if (replay.types !== null && !replay.types.includes(event.type)) return false;
  if (replay.statuses === null) return true;
  const status = replayStatusOf(delivery);
  return status !== null && replay.statuses.includes(status);
}

/** How the delivery of an event ended; null when it has not. */
function replayStatusOf(delivery: DeliveryRow | null): ReplayStatus | null {
  if (!delivery) return "missing";
  switch (delivery.state) {
    case deliveryStates.done:
      return "delivered";
    case deliveryStates.dead:
      return "dead";
    case deliveryStates.canceled:
      return "canceled";
    default:
      return null;
  }
}
