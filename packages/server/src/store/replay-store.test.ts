import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { explainQueries } from "../../test/support/explain-queries";
import {
  claimOne,
  createWebhookBench,
  everyone,
  failed,
  OTHER_SESSION,
  refused,
  SESSION,
  stamp,
  type WebhookBench,
} from "../../test/support/webhook-bench";
import type { NewReplay } from "../features/webhooks/webhook";
import { webhookReplays } from "./schema/events";

const MOST_OPEN = 3;
const HOUR = 3_600_000;
const limited = { organizationId: 1, sessionIds: new Set([SESSION]) };
const others = { organizationId: 2, sessionIds: null };

let bench: WebhookBench;

beforeEach(async () => {
  bench = await createWebhookBench();
});
afterEach(() => bench.database.close());

const ask = async (webhookId: string, wishes: Partial<NewReplay> = {}) => {
  const range = { from: 0, to: bench.clock.now() + 1, types: null, statuses: null, asNew: false };
  const replay = await bench.replays.createReplay(everyone, webhookId, { ...range, ...wishes }, MOST_OPEN, stamp());
  if (replay === null || replay === "too_many") throw new Error("There is no replay");
  return replay;
};
const work = async () => {
  while (await bench.replays.advanceReplay());
};
const replay = async (webhookId: string, wishes: Partial<NewReplay> = {}) => {
  const { replayId } = await ask(webhookId, wishes);
  await work();
  return replayId;
};
const find = (webhookId: string, replayId: string) => bench.replays.findReplay(everyone, webhookId, replayId);
const cursors = () =>
  bench.database.orm
    .select({ cursor: webhookReplays.cursor, endSeq: webhookReplays.endSeq })
    .from(webhookReplays)
    .all();
/** As if the clock had been wrong when events were written. */
const moveTime = (which: string, milliseconds: number) =>
  bench.database.sqlite.prepare(`UPDATE events SET created_at = created_at + ? WHERE ${which}`).run(milliseconds);
/** Delivers until nothing is left. */
const drain = async () => {
  const ids: string[] = [];
  for (let some = await bench.finishAll(); some.length > 0; some = await bench.finishAll()) ids.push(...some);
  return ids;
};

describe("a replay", () => {
  it("delivers a range again, also what was before the webhook was there, in the order of each chat", async () => {
    await bench.publish("msg_1");
    const { webhookId } = await bench.addWebhook();
    await bench.publish("msg_2");
    await drain();
    const missing = await bench.addWebhook({ name: "later" });
    await bench.publish("msg_3");
    await drain();
    const replayId = await replay(webhookId);
    expect(await drain()).toEqual(["msg_1", "msg_2", "msg_3"]);
    expect(await find(webhookId, replayId)).toMatchObject({
      matched: 3,
      queued: 3,
      delivered: 3,
      completedAt: bench.clock.now(),
    });
    await replay(missing.webhookId, { statuses: ["missing"] });
    expect(await drain()).toEqual(["msg_1", "msg_2"]);
  });

  it("puts what was never queued before between what was", async () => {
    const { webhookId } = await bench.addWebhook();
    await bench.publish("msg_1");
    await bench.webhooks.update(everyone, webhookId, { events: ["message"] }, stamp());
    await bench.publish("msg_2");
    await bench.webhooks.update(everyone, webhookId, { events: ["message_deleted"] }, stamp());
    await bench.publish("msg_3");
    expect(await drain()).toEqual(["msg_1", "msg_3"]);
    await replay(webhookId);
    expect(await drain()).toEqual(["msg_1", "msg_2", "msg_3"]);
  });

  it("keeps the ids of the events and of their deliveries", async () => {
    const { webhookId } = await bench.addWebhook();
    await bench.publish("msg_1");
    await drain();
    const before = await bench.listDeliveries(webhookId);
    await replay(webhookId);
    expect((await claimOne(bench.deliveries)).eventId).toBe(before[0]?.eventId);
    expect((await bench.listDeliveries(webhookId)).map(({ deliveryId }) => deliveryId)).toEqual(
      before.map(({ deliveryId }) => deliveryId),
    );
  });

  it("counts what it delivered, also when the events are not kept any more or another replay takes them", async () => {
    const { webhookId } = await bench.addWebhook();
    for (const messageId of ["msg_1", "msg_2"]) await bench.publish(messageId);
    await drain();
    const first = await replay(webhookId);
    expect(await find(webhookId, first)).toMatchObject({ queued: 2, delivered: 0 });
    await bench.finishAll();
    expect(await find(webhookId, first)).toMatchObject({ delivered: 1 });
    await drain();
    const [delivery] = await bench.listDeliveries(webhookId);
    await bench.log.redeliver(everyone, webhookId, delivery?.deliveryId ?? "");
    await drain();
    const second = await replay(webhookId);
    await drain();
    bench.database.sqlite.exec("DELETE FROM events; DELETE FROM webhook_deliveries");
    expect(await find(webhookId, first)).toMatchObject({ queued: 2, delivered: 2 });
    expect(await find(webhookId, second)).toMatchObject({ queued: 2, delivered: 2 });
  });

  it("does not queue what waits or is being sent: that arrives anyway", async () => {
    const { webhookId } = await bench.addWebhook();
    await bench.publish("msg_1");
    await bench.publish("msg_2");
    await claimOne(bench.deliveries);
    const replayId = await replay(webhookId);
    expect(await find(webhookId, replayId)).toMatchObject({ matched: 2, queued: 0 });
    expect(await find(webhookId, await replay(webhookId, { statuses: ["delivered"] }))).toMatchObject({ matched: 0 });
  });

  it("does not hold up what is new in the same chat, nor lets a failing event of its own do so", async () => {
    const { webhookId } = await bench.addWebhook();
    for (const messageId of ["msg_1", "msg_2"]) await bench.publish(messageId);
    await drain();
    await replay(webhookId);
    expect(await bench.finishAll(refused, failed)).toEqual(["msg_1"]);
    await bench.publish("msg_new");
    expect(await bench.claimIds()).toEqual(["msg_new"]);
  });

  it("sends one after the other, also to a webhook that wants no order", async () => {
    const { webhookId } = await bench.addWebhook({ ordering: "none" });
    for (const messageId of ["msg_1", "msg_2"]) await bench.publish(messageId);
    await drain();
    await replay(webhookId);
    expect(await bench.claimIds()).toEqual(["msg_1"]);
  });

  it("gives time anew to what had expired", async () => {
    const { webhookId } = await bench.addWebhook();
    await bench.publish("msg_1");
    await bench.clock.advance(72 * HOUR);
    expect(await drain()).toEqual([]);
    await replay(webhookId, { statuses: ["dead"] });
    expect(await drain()).toEqual(["msg_1"]);
  });

  it("takes only the events of its time, its types, its statuses, and of the webhook's own wishes", async () => {
    const start = bench.clock.now();
    for (const messageId of ["msg_1", "msg_2", "msg_3"]) {
      await bench.publish(messageId);
      await bench.clock.advance(HOUR);
    }
    await bench.publish("msg_4", "34612345678", OTHER_SESSION);
    const { webhookId } = await bench.addWebhook({ sessionIds: [SESSION] });
    const deaf = await bench.addWebhook({ events: ["message"] });
    await replay(webhookId, { from: start + HOUR, to: start + 2 * HOUR });
    expect(await drain()).toEqual(["msg_2"]);
    await replay(webhookId, { types: ["message"] });
    await replay(deaf.webhookId);
    expect(await drain()).toEqual([]);
    await replay(webhookId, { statuses: ["delivered"] });
    expect(await drain()).toEqual(["msg_2"]);
    await replay(webhookId, { statuses: ["missing"] });
    expect(await drain()).toEqual(["msg_1", "msg_3"]);
  });

  it("begins where its range begins, not at the beginning of the log", async () => {
    for (const messageId of ["old_1", "old_2"]) await bench.publish(messageId);
    await bench.clock.advance(1);
    await bench.publish("msg_1");
    const { webhookId } = await bench.addWebhook();
    await ask(webhookId, { from: bench.clock.now() });
    expect(cursors()).toEqual([{ cursor: 2, endSeq: 3 }]);
    await work();
    expect(await drain()).toEqual(["msg_1"]);
  });

  it("finds what was written before the clock was set far back, and after it was right again", async () => {
    const start = bench.clock.now();
    for (const messageId of ["msg_1", "msg_2", "back", "msg_3"]) await bench.publish(messageId);
    moveTime("seq = 3", -2 * HOUR);
    const { webhookId } = await bench.addWebhook();
    await bench.clock.advance(1);
    await replay(webhookId, { from: start - HOUR / 2 });
    expect(await drain()).toEqual(["msg_1", "msg_2", "msg_3"]);
  });

  it("finds what is behind all that a clock has written which was far ahead", async () => {
    await Promise.all(Array.from({ length: 700 }, (_, number) => bench.publish(`ahead_${number}`)));
    moveTime("true", 3 * HOUR);
    await bench.publish("msg_1");
    const { webhookId } = await bench.addWebhook();
    const replayId = await replay(webhookId);
    expect(await drain()).toEqual(["msg_1"]);
    expect(await find(webhookId, replayId)).toMatchObject({ matched: 1 });
  });

  it("finds nothing that is written after it was asked for, whatever the clock says", async () => {
    await bench.publish("msg_1");
    const { webhookId } = await bench.addWebhook({ events: ["message"] });
    await bench.publish("msg_2");
    await bench.webhooks.update(everyone, webhookId, { events: ["message_deleted"] }, stamp());
    const { replayId } = await ask(webhookId, { to: bench.clock.now() + HOUR });
    await bench.publish("msg_later");
    await drain();
    await work();
    expect(await drain()).toEqual(["msg_1", "msg_2"]);
    expect(await find(webhookId, replayId)).toMatchObject({ matched: 2, completedAt: bench.clock.now() });
  });

  it("ends when its webhook is deleted, and is not there without one", async () => {
    const { webhookId } = await bench.addWebhook();
    const { replayId } = await ask(webhookId);
    await bench.webhooks.remove(everyone, webhookId, stamp());
    expect(await bench.replays.advanceReplay()).toBe(false);
    expect(await find(webhookId, replayId)).toBeNull();
    const range = { from: 0, to: 1, types: null, statuses: null, asNew: false };
    expect(await bench.replays.createReplay(everyone, webhookId, range, MOST_OPEN, stamp())).toBeNull();
    expect(bench.database.orm.select().from(webhookReplays).all()).toEqual([]);
  });

  it("is refused to who may not see the webhook", async () => {
    const { webhookId } = await bench.addWebhook();
    const { replayId } = await ask(webhookId);
    const range = { from: 0, to: 1, types: null, statuses: null, asNew: false };
    for (const tenant of [others, limited]) {
      expect(await bench.replays.findReplay(tenant, webhookId, replayId)).toBeNull();
      expect(await bench.replays.createReplay(tenant, webhookId, range, MOST_OPEN, stamp())).toBeNull();
    }
  });

  it.each<[string, string[] | null, Partial<NewReplay>]>([
    ["all", null, {}],
    [
      "some sessions, types and statuses",
      [SESSION],
      { types: ["message_deleted"], statuses: ["delivered", "missing"] },
    ],
    ["copies of what is not the oldest", null, { asNew: true, from: 1 }],
  ])("does not read the whole log for a step: %s", async (_, sessionIds, wishes) => {
    const { webhookId } = await bench.addWebhook({ sessionIds });
    await bench.publish("msg_1");
    await drain();
    moveTime("seq = 1", 1 - bench.clock.now() - 1);
    await bench.publish("msg_2");
    await drain();
    const plans = await explainQueries(bench.database, () => replay(webhookId, wishes));
    const ofEvents = plans.filter((plan) => /events|webhook_deliveries/.test(plan));
    expect(ofEvents.length).toBeGreaterThan(2);
    const ofReplays = plans.filter((plan) => /webhook_replays/.test(plan));
    expect(ofReplays.length).toBeGreaterThan(2);
    const isFirstOfOpen = /^SCAN webhook_replays USING INDEX webhook_replays_open$/;
    expect(plans.filter((plan) => /SCAN|TEMP B-TREE/.test(plan) && !isFirstOfOpen.test(plan))).toEqual([]);
  });
});
