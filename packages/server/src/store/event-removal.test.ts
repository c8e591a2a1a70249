import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { explainQueries } from "../../test/support/explain-queries";
import {
  createWebhookBench,
  everyone,
  failed,
  many,
  refused,
  stamp,
  type WebhookBench,
} from "../../test/support/webhook-bench";
import type { EventPlace, RetentionStore } from "../retention/retention-store";
import { createRetentionStore } from "./retention-store";
import { events, webhookAttempts, webhookDeliveries } from "./schema/events";
import { organizations } from "./schema/organizations";

const DAY = 24 * 3_600_000;
const START: EventPlace = { createdAt: 0, seq: 0 };

let bench: WebhookBench;
let store: RetentionStore;

beforeEach(async () => {
  bench = await createWebhookBench();
  store = createRetentionStore({ database: bench.database, clock: bench.clock });
});
afterEach(() => bench.database.close());

/** Removes all that may go, and says how many rows the largest step changed. */
async function removeAll(before = bench.clock.now()): Promise<number> {
  const changes = bench.database.sqlite.prepare<[], number>("SELECT total_changes()").pluck();
  let largest = 0;
  let place: EventPlace | null = START;
  while (place !== null) {
    const changed = changes.get() ?? 0;
    place = await store.removeEvents(before, place);
    largest = Math.max(largest, (changes.get() ?? 0) - changed);
  }
  return largest;
}

const messageIds = () =>
  bench.database.orm
    .select({ body: events.body })
    .from(events)
    .all()
    .map(({ body }) => JSON.parse(body.toString()).data.messageId);
const prunedTo = (organizationId = 1) =>
  bench.database.orm
    .select({ seq: organizations.eventsPrunedTo })
    .from(organizations)
    .where(eq(organizations.id, organizationId))
    .get()?.seq;
const countOf = (table: typeof webhookDeliveries | typeof webhookAttempts) =>
  bench.database.orm.select().from(table).all().length;

describe("old events", () => {
  it("go with their deliveries and attempts, and each organization is told how far", async () => {
    await bench.addOrganization(2);
    const webhook = await bench.addWebhook();
    await bench.publish("old 1", "34600000001");
    await bench.publish("theirs", "34600000001", undefined, 2);
    await bench.publish("old 2", "34600000002");
    await bench.finishAll();
    await bench.clock.advance(DAY);
    const before = bench.clock.now() - 1;
    await bench.publish("young");
    await bench.finishAll();

    await removeAll(before);
    expect(messageIds()).toEqual(["young"]);
    expect([prunedTo(1), prunedTo(2)]).toEqual([3, 2]);
    expect([countOf(webhookDeliveries), countOf(webhookAttempts)]).toEqual([1, 1]);
    const [delivery, ...others] = await bench.listDeliveries(webhook.webhookId);
    expect(others).toEqual([]);
    expect(delivery?.attempts).toHaveLength(1);
  });

  it("leave no delivery behind that could be sent again", async () => {
    const { webhookId } = await bench.addWebhook();
    await bench.publish("old");
    await bench.finishAll();
    const [delivery] = await bench.listDeliveries(webhookId);
    const deliveryId = delivery?.deliveryId ?? "";
    expect(await bench.log.redeliver(everyone, webhookId, deliveryId)).not.toBeNull();
    await bench.finishAll();
    await removeAll();
    expect(await bench.log.redeliver(everyone, webhookId, deliveryId)).toBeNull();
    expect(await bench.claimIds()).toEqual([]);
  });

  it("stay while a delivery waits or is on its way, and those behind them go", async () => {
    await bench.addWebhook();
    for (const id of ["sending", "behind it"]) await bench.publish(id, "34600000001");
    await bench.publish("retrying", "34600000002");
    await bench.publish("done", "34600000003");
    const claimed = await bench.deliveries.claim(many);
    const [sending, retrying, done] = claimed;
    if (!sending || !retrying || !done) throw new Error("Three lanes have a head");
    await bench.deliveries.finish(retrying, refused, failed);
    await bench.deliveries.finish(done, { ...refused, status: 200, error: null }, { result: "delivered" });

    await removeAll();
    expect(messageIds()).toEqual(["sending", "behind it", "retrying"]);
    expect(prunedTo()).toBe(4);

    await bench.deliveries.finish(sending, { ...refused, status: 200, error: null }, { result: "delivered" });
    await bench.clock.advance(60_000);
    expect((await bench.finishAll()).sort()).toEqual(["behind it", "retrying"]);
    await removeAll();
    expect(messageIds()).toEqual([]);
    expect(prunedTo()).toBe(4);
  });

  it("stay while a replay has yet to come to them, in its own organization only", async () => {
    await bench.addOrganization(2);
    const { webhookId } = await bench.addWebhook();
    await bench.publish("asked for");
    await bench.publish("theirs", "34600000001", undefined, 2);
    await bench.finishAll();
    await bench.clock.advance(1);
    const to = bench.clock.now();
    await bench.publish("not asked for");
    await bench.finishAll();
    const wishes = { from: 0, to, types: null, statuses: null, asNew: false };
    await bench.replays.createReplay(everyone, webhookId, wishes, 9, stamp("webhooks.replay"));

    await removeAll();
    expect(messageIds()).toEqual(["asked for"]);
    while (await bench.replays.advanceReplay());
    await removeAll();
    expect(messageIds()).toEqual(["asked for"]);
    expect(await bench.finishAll()).toEqual(["asked for"]);
    await removeAll();
    expect(messageIds()).toEqual([]);
  });

  it("go when a replay that is not finished is past them", async () => {
    const { webhookId } = await bench.addWebhook();
    for (const id of ["past", "ahead"]) await bench.publish(id);
    await bench.finishAll();
    await bench.finishAll();
    const wishes = { from: 0, to: bench.clock.now() + 1, types: null, statuses: null, asNew: false };
    await bench.replays.createReplay(everyone, webhookId, wishes, 9, stamp("webhooks.replay"));
    bench.database.sqlite.exec("UPDATE webhook_replays SET cursor = 1");
    await removeAll();
    expect(messageIds()).toEqual(["ahead"]);
  });

  it("go when they have waited for a paused webhook so long that they would only expire", async () => {
    const { webhookId } = await bench.addWebhook();
    for (const id of ["waits", "waits behind"]) await bench.publish(id);
    await bench.webhooks.update(everyone, webhookId, { isActive: false }, stamp("webhooks.update"));
    await bench.clock.advance(7 * DAY - 1);
    await removeAll();
    expect(messageIds()).toEqual(["waits", "waits behind"]);

    await bench.clock.advance(1);
    const before = bench.clock.now();
    await bench.publish("new in the lane");
    await removeAll(before - 1);
    expect(messageIds()).toEqual(["new in the lane"]);
    await bench.webhooks.update(everyone, webhookId, { isActive: true }, stamp("webhooks.update"));
    expect(await bench.claimIds()).toEqual(["new in the lane"]);
  });

  it("go a few at a time, however many deliveries and attempts hang on each", async () => {
    for (let count = 0; count < 3; count += 1) await bench.addWebhook();
    for (let count = 0; count < 450; count += 1) await bench.publish(`m${count}`, `3460000${1000 + count}`);
    await bench.database.write(() => {
      const { sqlite } = bench.database;
      sqlite.exec("UPDATE webhook_deliveries SET state = 2, done_at = 1");
      sqlite.exec(
        `INSERT INTO webhook_attempts (delivery_id, number, started_at, duration_ms)
         SELECT id, n.value, 1, 1 FROM webhook_deliveries, (SELECT 1 AS value UNION SELECT 2) n`,
      );
    });
    expect([countOf(webhookDeliveries), countOf(webhookAttempts)]).toEqual([1350, 2700]);
    // And one of the organization.
    expect(await removeAll()).toBeLessThanOrEqual(201);
    expect([messageIds(), countOf(webhookDeliveries), countOf(webhookAttempts)]).toEqual([[], 0, 0]);
    expect(prunedTo()).toBe(450);
  });

  it("are told and removed in one write: when that fails, both are as before", async () => {
    await bench.publish("old");
    bench.database.sqlite.exec(
      "CREATE TRIGGER broken BEFORE UPDATE OF events_pruned_to ON organizations BEGIN SELECT RAISE(ABORT, 'broken'); END",
    );
    await expect(removeAll()).rejects.toThrow("broken");
    expect([messageIds(), prunedTo()]).toEqual([["old"], 0]);
    bench.database.sqlite.exec("DROP TRIGGER broken");
    await removeAll();
    expect([messageIds(), prunedTo()]).toEqual([[], 1]);
  });

  it("are found, with all that hangs on them, by index", async () => {
    await bench.addWebhook();
    await bench.publish("old");
    await bench.finishAll();
    const plans = await explainQueries(bench.database, () => store.removeEvents(bench.clock.now(), START));
    expect(plans.length).toBeGreaterThanOrEqual(6);
    expect(
      plans.filter((plan) => /SCAN (?!webhook_replays USING INDEX webhook_replays_open)|TEMP B-TREE/.test(plan)),
    ).toEqual([]);
    expect(plans[0]).toMatch(/events_created \(created_at>\? AND created_at<\?\)/);
  });
});
