import { DELIVERABLE_FOR_MS } from "@inbox-hub/openapi/rules";
import { and, count, eq, isNull, sql } from "drizzle-orm";
import type { ReplayStore } from "../features/webhooks/replay-store";
import type { Replay } from "../features/webhooks/webhook";
import type { Clock } from "../lib/clock";
import type { NewId } from "../lib/ids";
import type { AuditLog } from "./audit-log";
import { carriedOut } from "./carried-out";
import type { Database } from "./database";
import { createDeliveryLanes, laneOf } from "./delivery-lanes";
import type { EventCopies } from "./event-log";
import { createEventPositions } from "./event-positions";
import { prepared, preparedInsert } from "./prepared";
import { createReplayEvents, type ReplayCandidate } from "./replay-events";
import { createReplayTurns, type ReplayRow } from "./replay-turns";
import {
  type DeliveryState,
  deliveryStates,
  events,
  webhookDeliveries,
  webhookReplays,
  webhooks,
} from "./schema/events";
import { findWebhook, type WebhookRow } from "./webhook-rows";

interface ReplayStoreDeps {
  readonly database: Database;
  readonly log: AuditLog;
  readonly eventLog: EventCopies;
  readonly clock: Clock;
  /** Milliseconds since whenever, to keep steps short. */
  readonly elapsed: () => number;
  readonly newId: NewId;
}

/** Of one step; what it queues shows at once how far it is. */
const MOST_QUEUED = 200;
/** So long a step goes on: other writes wait meanwhile. */
const STEP_MS = 8;

const named = sql.placeholder;
const insertDelivery = preparedInsert(webhookDeliveries);

const queueAgain = prepared((orm) =>
  orm
    .update(webhookDeliveries)
    .set({
      lane: sql`${named("lane")}`,
      state: sql`${named("state")}`,
      parked: false,
      dueAt: sql`${named("dueAt")}`,
      expiresAt: sql`${named("expiresAt")}`,
      isManual: true,
      attempts: 0,
      doneAt: null,
      replayId: sql`${named("replayId")}`,
    })
    .where(eq(webhookDeliveries.seq, named("seq")))
    .prepare(),
);

const eventAt = prepared((orm) =>
  orm
    .select()
    .from(events)
    .where(eq(events.seq, named("seq")))
    .prepare(),
);

/** Replays: jobs that queue a range of the event log for a webhook again. */
export function createReplayStore({
  database,
  log: auditLog,
  eventLog,
  clock,
  elapsed,
  newId,
}: ReplayStoreDeps): ReplayStore {
  const { orm } = database;
  const lanes = createDeliveryLanes(orm);
  const turns = createReplayTurns(orm);
  const positions = createEventPositions(database);
  const log = createReplayEvents(orm);

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

  const countOpen = (organizationId: number, webhookId: string): number =>
    orm
      .select({ open: count() })
      .from(webhookReplays)
      .where(
        and(
          eq(webhookReplays.organizationId, organizationId),
          eq(webhookReplays.webhookId, webhookId),
          isNull(webhookReplays.completedAt),
        ),
      )
      .get()?.open ?? 0;

  const queue = (replay: ReplayRow, webhook: WebhookRow, { event, delivery }: ReplayCandidate, now: number): void => {
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
      replayId: replay.id,
    };
    if (delivery) {
      queueAgain(orm).run({ ...again, seq: delivery.seq });
      return;
    }
    insertDelivery(orm, {
      ...again,
      id: newId("whd"),
      eventSeq: event.seq,
      webhookId: webhook.id,
      leaseToken: 0,
      createdAt: now,
    });
  };

  const repeat = (replay: ReplayRow, webhook: WebhookRow, { event }: ReplayCandidate, now: number): void => {
    const original = eventAt(orm).get({ seq: event.seq });
    if (original === undefined) return;
    const copy = eventLog.repeat(original);
    queue(replay, webhook, { event: copy, delivery: null }, now);
  };

  /** Goes on through the log for some milliseconds. One step is one transaction. */
  const advance = (replay: ReplayRow, webhook: WebhookRow, now: number) => {
    const until = elapsed() + STEP_MS;
    let { cursor, matched, queued } = replay;
    const most = matched + MOST_QUEUED;
    do {
      const look = log.look(replay, webhook, cursor, most - matched);
      cursor = look.until;
      for (const candidate of look.found) {
        matched += 1;
        // What waits or is being sent arrives anyway.
        if (candidate.delivery === null || endStates.includes(candidate.delivery.state)) {
          (replay.asNew ? repeat : queue)(replay, webhook, candidate, now);
          queued += 1;
        }
        if (elapsed() < until) continue;
        cursor = candidate === look.found.at(-1) ? look.until : candidate.event.seq;
        break;
      }
    } while (cursor < replay.endSeq && matched < most && elapsed() < until);
    return { cursor, matched, queued, completedAt: cursor < replay.endSeq ? null : now };
  };

  return {
    async createReplay(tenant, webhookId, { from, to, types, statuses, asNew }, mostOpen, stamp) {
      const cursor = await positions.before(from, 0);
      const { organizationId } = tenant;
      const insert = carriedOut(orm, () => {
        auditLog.append({ ...stamp, organizationId, target: webhookId });
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
            cursor,
            endSeq: positions.last(),
            createdAt: clock.now(),
          })
          .returning()
          .get();
      });
      const row = await database.write(() => {
        if (!findWebhook(orm, tenant, webhookId)) return null;
        return countOpen(organizationId, webhookId) < mostOpen ? insert() : "too_many";
      });
      return row === null || row === "too_many" ? row : toReplay(row);
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
        const replay = turns.next();
        if (!replay) return false;
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

const endStates: readonly DeliveryState[] = [deliveryStates.done, deliveryStates.dead, deliveryStates.canceled];
