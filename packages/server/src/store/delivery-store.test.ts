import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Answer, Outcome } from "../delivery/outcome";
import { createIds } from "../lib/ids";
import type { ManualClock } from "../lib/manual-clock";
import { createManualClock } from "../lib/manual-clock";
import { createSignal } from "../lib/signal";
import { migrationsFolder } from "../migrations-folder";
import type { Database } from "./database";
import { openDatabase } from "./database";
import { createDeliveryFinish } from "./delivery-finish";
import { createDeliveryLogStore } from "./delivery-log-store";
import { createDeliveryStore } from "./delivery-store";
import type { EventLog } from "./event-log";
import { createEventLog } from "./event-log";
import { createReplayStore } from "./replay-store";
import { events, webhookDeliveries } from "./schema/events";
import { organizations } from "./schema/organizations";
import { sessions } from "./schema/sessions";
import { createWebhookHealth } from "./webhook-health";
import { createWebhookStore } from "./webhook-store";

const organizationId = 1;
const sessionId = "session_crm_01";
const HOUR = 3_600_000;
const many = { freeSlots: () => 8, limit: 64 };
const ok: Answer = { status: 200, error: null, headers: {}, body: "ok", durationMs: 5 };
const refused: Answer = { status: null, error: "connection_refused", headers: {}, body: null, durationMs: 5 };
const delivered: Outcome = { result: "delivered" };
const failed: Outcome = { result: "retry", error: "connection_refused", retryAfterMs: null, overloaded: false };

let database: Database;
let clock: ManualClock;
let eventLog: EventLog;
let stores: ReturnType<typeof createStores>;

function createStores() {
  const newId = createIds(clock.now);
  const health = createWebhookHealth({ database, eventLog });
  const finish = createDeliveryFinish({ database, clock, random: () => 0.5, health });
  return {
    deliveries: createDeliveryStore({ database, clock, finish }),
    webhooks: createWebhookStore({ database, clock, newId }),
    log: createDeliveryLogStore({ database }),
    replays: createReplayStore({ database, clock, newId }),
  };
}

const addWebhook = (name = "CRM") =>
  stores.webhooks.create(organizationId, {
    name,
    url: "https://crm.example/hook",
    events: ["message_deleted", "webhook_failing", "webhook_disabled", "webhook_recovered"],
    sessionIds: null,
    ordering: "chat",
    maxConcurrency: 8,
    timeoutSeconds: 15,
    secret: "whsec_not-used-here",
  });

const publish = (messageId: string, chatId = "34612345678") =>
  database.write(() =>
    eventLog.append({
      type: "message_deleted",
      organizationId,
      sessionId,
      chatId,
      data: { messageId, timestamp: new Date(clock.now()).toISOString(), chatId },
    }),
  );

const messageIdsOf = (claimed: readonly { readonly body: Buffer }[]): string[] =>
  claimed.map(({ body }) => JSON.parse(body.toString()).data.messageId);

beforeEach(async () => {
  database = openDatabase({ file: ":memory:", migrationsFolder });
  clock = createManualClock();
  eventLog = createEventLog({ database, clock, newId: createIds(clock.now), delivered: createSignal() });
  stores = createStores();
  const now = clock.now();
  await database.write(() => {
    database.orm
      .insert(organizations)
      .values({ id: organizationId, name: "Empresa", createdAt: now, updatedAt: now })
      .run();
    database.orm
      .insert(sessions)
      .values({
        organizationId,
        id: sessionId,
        desired: "running",
        status: "connected",
        since: now,
        createdAt: now,
        updatedAt: now,
      })
      .run();
  });
});

afterEach(() => database.close());

describe("the queue of deliveries", () => {
  it("hands out one delivery of a chat at a time, in order, and other chats beside it", async () => {
    await addWebhook();
    await publish("msg_1");
    await publish("msg_2");
    await publish("msg_3", "34699999999");
    const first = await stores.deliveries.claim(many);
    expect(messageIdsOf(first)).toEqual(["msg_1", "msg_3"]);
    expect(await stores.deliveries.claim(many)).toEqual([]);
    for (const delivery of first) await stores.deliveries.finish(delivery, ok, delivered);
    expect(messageIdsOf(await stores.deliveries.claim(many))).toEqual(["msg_2"]);
  });

  it("numbers the events of a session without a gap", async () => {
    await publish("msg_1");
    await publish("msg_2");
    const bodies = database.orm.select({ body: events.body }).from(events).all();
    expect(bodies.map(({ body }) => JSON.parse(body.toString()).sequence)).toEqual([1, 2]);
  });

  it("parks a delivery that fails three times, so that those behind it go on", async () => {
    await addWebhook();
    await publish("msg_1");
    await publish("msg_2");
    for (const wait of [0, 5_000, 30_000]) {
      await clock.advance(wait);
      const [head, ...others] = await stores.deliveries.claim(many);
      if (!head) throw new Error("nothing to claim");
      expect(others).toEqual([]);
      expect(messageIdsOf([head])).toEqual(["msg_1"]);
      await stores.deliveries.finish(head, refused, failed);
    }
    expect(messageIdsOf(await stores.deliveries.claim(many))).toEqual(["msg_2"]);
  });

  it("drops a completion that comes after its lease was lost", async () => {
    await addWebhook();
    await publish("msg_1");
    const [late] = await stores.deliveries.claim(many);
    if (!late) throw new Error("nothing to claim");
    await clock.advance(31_000);
    await stores.deliveries.recover();
    const [again] = await stores.deliveries.claim(many);
    expect(again).toMatchObject({ eventId: late.eventId, attempt: 2 });
    expect(await stores.deliveries.finish(late, ok, delivered)).toBe(false);
    if (again) expect(await stores.deliveries.finish(again, ok, delivered)).toBe(true);
  });

  it("leaves a failing webhook alone behind a gate, without charging attempts", async () => {
    await addWebhook();
    for (const chat of [1, 2, 3, 4, 5, 6]) await publish(`msg_${chat}`, `3461111111${chat}`);
    for (const delivery of (await stores.deliveries.claim(many)).slice(0, 5)) {
      await stores.deliveries.finish(delivery, refused, failed);
    }
    await clock.advance(10_000);
    expect(await stores.deliveries.claim(many)).toEqual([]);
    await clock.advance(20_001);
    const probe = await stores.deliveries.claim({
      ...many,
      freeSlots: ({ consecutiveFailures }) => (consecutiveFailures >= 5 ? 1 : 8),
    });
    expect(probe).toHaveLength(1);
    expect(probe[0]?.attempt).toBe(2);
  });

  it("says that a webhook is failing, disables it after three days, and keeps what waits", async () => {
    const webhook = await addWebhook();
    await publish("msg_1");
    for (let hours = 0; hours <= 74; hours += 1) {
      for (const delivery of await stores.deliveries.claim(many)) {
        await stores.deliveries.finish(delivery, refused, failed);
      }
      await publish(`msg_${hours + 2}`, `346${hours + 10000000}`);
      await clock.advance(HOUR);
    }
    expect(await stores.webhooks.find(organizationId, webhook.webhookId)).toMatchObject({
      status: "disabled",
      disabledReason: "failures",
    });
    const types = database.orm
      .select({ type: events.type })
      .from(events)
      .all()
      .map(({ type }) => type);
    expect(types.filter((type) => type === "webhook_failing")).toHaveLength(3);
    expect(types.filter((type) => type === "webhook_disabled")).toHaveLength(1);
    expect(await stores.deliveries.claim(many)).toEqual([]);
    await stores.webhooks.enable(organizationId, webhook.webhookId, "resume");
    expect((await stores.deliveries.claim(many)).length).toBeGreaterThan(0);
  });

  it("disables at once on 410 and delivers what waited after it is enabled", async () => {
    const webhook = await addWebhook();
    await publish("msg_1");
    const [delivery] = await stores.deliveries.claim(many);
    if (!delivery) throw new Error("nothing to claim");
    await stores.deliveries.finish(delivery, { ...ok, status: 410 }, { result: "disable", reason: "gone" });
    expect(await stores.deliveries.claim(many)).toEqual([]);
    await stores.webhooks.enable(organizationId, webhook.webhookId, "resume");
    const again = await stores.deliveries.claim(many);
    expect(again.some(({ eventId, attempt }) => eventId === delivery.eventId && attempt === 1)).toBe(true);
  });

  it("drops the backlog when asked to", async () => {
    const webhook = await addWebhook();
    await publish("msg_1");
    await publish("msg_2");
    await stores.webhooks.enable(organizationId, webhook.webhookId, "drop");
    expect(await stores.deliveries.claim(many)).toEqual([]);
    const { items } = await stores.log.listDeliveries(
      webhook.webhookId,
      { status: "canceled" },
      { limit: 10, cursor: null },
    );
    expect(items).toHaveLength(2);
  });

  it("ends as dead after the last attempt, and goes again by hand with the same event id", async () => {
    const webhook = await addWebhook();
    await publish("msg_1");
    database.orm.update(webhookDeliveries).set({ attempts: 10 }).run();
    const [last] = await stores.deliveries.claim(many);
    if (!last) throw new Error("nothing to claim");
    await stores.deliveries.finish(last, refused, failed);
    const dead = await stores.log.listDeliveries(webhook.webhookId, { status: "dead" }, { limit: 10, cursor: null });
    expect(dead.items).toMatchObject([{ deliveryId: last.deliveryId, lastError: "connection_refused" }]);
    await stores.log.redeliver(webhook.webhookId, last.deliveryId);
    expect(await stores.deliveries.claim(many)).toMatchObject([{ eventId: last.eventId, attempt: 1 }]);
  });

  it("replays a range, also of events from before the webhook was there", async () => {
    await publish("msg_1");
    await publish("msg_2");
    const webhook = await addWebhook();
    await clock.advance(1000);
    const replay = await stores.replays.createReplay(organizationId, webhook.webhookId, {
      from: 0,
      to: clock.now(),
      types: null,
      statuses: ["missing"],
    });
    while (await stores.replays.advanceReplay());
    expect(await stores.replays.findReplay(webhook.webhookId, replay.replayId)).toMatchObject({
      matched: 2,
      queued: 2,
    });
    expect(messageIdsOf(await stores.deliveries.claim(many))).toEqual(["msg_1", "msg_2"]);
  });

  it("signs with both secrets while a rotation overlaps", async () => {
    const webhook = await addWebhook();
    await publish("msg_1");
    await stores.webhooks.rotate(organizationId, webhook.webhookId, "whsec_new", clock.now() + HOUR);
    expect(await stores.deliveries.claim(many)).toMatchObject([
      { secret: "whsec_new", previousSecret: "whsec_not-used-here" },
    ]);
    await clock.advance(HOUR + 31_000);
    await stores.deliveries.recover();
    expect(await stores.deliveries.claim(many)).toMatchObject([{ secret: "whsec_new", previousSecret: null }]);
  });

  it("does not show or change the webhooks of another organization", async () => {
    const webhook = await addWebhook();
    expect(await stores.webhooks.find(2, webhook.webhookId)).toBeNull();
    expect(await stores.webhooks.update(2, webhook.webhookId, { name: "mine" })).toBeNull();
    expect(await stores.webhooks.remove(2, webhook.webhookId)).toBe(false);
    expect(await stores.webhooks.rotate(2, webhook.webhookId, "whsec_x", 0)).toBe(false);
  });

  it("finds what is due and the heads of lanes by an index", () => {
    const plans = [
      sql`SELECT seq FROM webhook_deliveries WHERE webhook_id = 'x' AND state = 0 AND due_at <= 1 ORDER BY due_at, seq LIMIT 8`,
      sql`SELECT seq FROM webhook_deliveries WHERE webhook_id = 'x' AND lane = 'y' AND state IN (0, 1, 4) AND state = 4 ORDER BY seq LIMIT 1`,
      sql`SELECT seq FROM webhook_deliveries WHERE webhook_id = 'x' AND lane = 'y' AND state IN (0, 1, 4) AND state <> 4 AND parked = 0 LIMIT 1`,
      sql`SELECT seq FROM webhook_deliveries WHERE state = 1 AND lease_until <= 1`,
    ].map((query) => JSON.stringify(database.orm.all(sql`EXPLAIN QUERY PLAN ${query}`)));
    for (const plan of plans) {
      expect(plan).toContain("USING");
      expect(plan).not.toContain("SCAN");
    }
  });
});
