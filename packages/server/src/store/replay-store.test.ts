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
  const replay = await bench.replays.createReplay(everyone, webhookId, { ...range, ...wishes }, stamp());
  if (!replay) throw new Error("There is no such webhook");
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

  it("goes on in steps, and ends where its range ends", async () => {
    await Promise.all(Array.from({ length: 410 }, (_, number) => bench.publish(`msg_${number}`, String(number))));
    const end = bench.clock.now() + 1;
    await bench.clock.advance(3 * HOUR);
    await Promise.all(Array.from({ length: 250 }, (_, number) => bench.publish(`late_${number}`)));
    const { webhookId } = await bench.addWebhook();
    const { replayId } = await ask(webhookId, { to: end });
    const queued: (number | undefined)[] = [];
    for (let step = 0; step < 3; step += 1) {
      expect(await bench.replays.advanceReplay()).toBe(true);
      queued.push((await find(webhookId, replayId))?.queued);
    }
    expect(queued).toEqual([200, 400, 410]);
    // Not to the end of the log: 60 events behind the range would be left for another step.
    expect(await bench.replays.advanceReplay()).toBe(false);
  });

  it("begins where its range begins, not at the beginning of the log", async () => {
    await Promise.all(Array.from({ length: 201 }, (_, number) => bench.publish(`old_${number}`)));
    await bench.clock.advance(3 * HOUR);
    await bench.publish("msg_1");
    const { webhookId } = await bench.addWebhook();
    const { replayId } = await ask(webhookId, { from: bench.clock.now() });
    await bench.replays.advanceReplay();
    expect(await find(webhookId, replayId)).toMatchObject({ queued: 1, completedAt: bench.clock.now() });
  });

  it("finds an event that a clock which was ahead has written, before it was set back", async () => {
    const { webhookId } = await bench.addWebhook();
    const start = bench.clock.now();
    await bench.publish("msg_1");
    await bench.publish("msg_2");
    await drain();
    bench.database.sqlite.prepare("UPDATE events SET created_at = created_at + 600000 WHERE seq = 1").run();
    await bench.clock.advance(HOUR);
    await replay(webhookId, { from: start + 300_000 });
    expect(await drain()).toEqual(["msg_1"]);
  });

  it("takes turns with other replays", async () => {
    await Promise.all(Array.from({ length: 201 }, (_, number) => bench.publish(`msg_${number}`)));
    const first = await bench.addWebhook();
    const second = await bench.addWebhook();
    await ask(first.webhookId);
    const { replayId } = await ask(second.webhookId);
    await bench.replays.advanceReplay();
    await bench.replays.advanceReplay();
    expect(await find(second.webhookId, replayId)).toMatchObject({ queued: 200 });
  });

  it("ends when its webhook is deleted, and is not there without one", async () => {
    const { webhookId } = await bench.addWebhook();
    const { replayId } = await ask(webhookId);
    await bench.webhooks.remove(everyone, webhookId, stamp());
    expect(await bench.replays.advanceReplay()).toBe(false);
    expect(await find(webhookId, replayId)).toBeNull();
    const range = { from: 0, to: 1, types: null, statuses: null, asNew: false };
    expect(await bench.replays.createReplay(everyone, webhookId, range, stamp())).toBeNull();
    expect(bench.database.orm.select().from(webhookReplays).all()).toEqual([]);
  });

  it("is refused to who may not see the webhook", async () => {
    const { webhookId } = await bench.addWebhook();
    const { replayId } = await ask(webhookId);
    const range = { from: 0, to: 1, types: null, statuses: null, asNew: false };
    for (const tenant of [others, limited]) {
      expect(await bench.replays.findReplay(tenant, webhookId, replayId)).toBeNull();
      expect(await bench.replays.createReplay(tenant, webhookId, range, stamp())).toBeNull();
    }
  });

  it("does not read the whole log for a step", async () => {
    const { webhookId } = await bench.addWebhook();
    await bench.publish("msg_1");
    await drain();
    const plans = await explainQueries(bench.database, () => replay(webhookId));
    const ofEvents = plans.filter((plan) => /events|webhook_deliveries/.test(plan));
    expect(ofEvents.length).toBeGreaterThan(2);
    expect(ofEvents.filter((plan) => /SCAN|TEMP B-TREE/.test(plan))).toEqual([]);
  });
});
