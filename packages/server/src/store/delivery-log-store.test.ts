import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { explainQueries } from "../../test/support/explain-queries";
import {
  claimOne,
  createWebhookBench,
  delivered,
  everyone,
  failed,
  many,
  messageIdsOf,
  OTHER_SESSION,
  ok,
  refused,
  SESSION,
  stamp,
  type WebhookBench,
} from "../../test/support/webhook-bench";

const HOUR = 3_600_000;
const limited = { organizationId: 1, sessionIds: new Set([SESSION]) };
const others = { organizationId: 2, sessionIds: null };

let bench: WebhookBench;

beforeEach(async () => {
  bench = await createWebhookBench();
});
afterEach(() => bench.database.close());

/** With the first delivery failed for good, and the second one waiting. */
const withOneDead = async () => {
  const { webhookId } = await bench.addWebhook();
  await bench.publish("msg_1");
  for (let attempt = 1; attempt <= 10; attempt += 1) {
    await bench.webhooks.enable(everyone, webhookId, "resume", stamp());
    await bench.finishAll(refused, failed);
  }
  bench.database.sqlite.prepare("UPDATE webhook_deliveries SET state = 3, done_at = 1").run();
  await bench.publish("msg_2");
  const [, dead] = await bench.listDeliveries(webhookId);
  if (!dead) throw new Error("Two were to be listed");
  return { webhookId, dead };
};

describe("the list of deliveries", () => {
  it("is newest first, with the attempts that were made, and ends", async () => {
    const { webhookId } = await bench.addWebhook();
    for (const messageId of ["msg_1", "msg_2", "msg_3"]) await bench.publish(messageId);
    await bench.finishAll({ ...ok, status: 500, body: "no" }, { ...failed, error: "http_500" });
    await bench.clock.advance(5_000);
    await bench.finishAll();
    const first = await bench.log.listDeliveries(everyone, webhookId, { status: null }, { limit: 2, cursor: null });
    expect(first.items.map(({ status }) => status)).toEqual(["waiting", "waiting"]);
    const rest = { limit: 2, cursor: first.nextCursor };
    const last = await bench.log.listDeliveries(everyone, webhookId, { status: null }, rest);
    expect(last).toMatchObject({
      nextCursor: null,
      items: [{ status: "delivered", lastStatus: 200, lastError: null }],
    });
    expect(last.items[0]?.attempts).toMatchObject([
      { number: 1, status: 500, error: "http_500", responseBody: "no" },
      { number: 2, status: 200, error: null, responseBody: "ok", durationMs: 5 },
    ]);
  });

  it.each([
    ["waiting", 1],
    ["sending", 1],
    ["delivered", 1],
    ["dead", 1],
    ["canceled", 0],
  ] as const)("shows those that are %s", async (status, count) => {
    const { webhookId } = await bench.addWebhook();
    await bench.publish("msg_1", "1");
    await bench.finishAll();
    await bench.publish("msg_2", "2");
    await bench.finishAll(ok, { result: "aborted" });
    await bench.publish("msg_3", "3");
    await bench.publish("msg_4", "3");
    await claimOne(bench.deliveries);
    const { items } = await bench.log.listDeliveries(everyone, webhookId, { status }, { limit: 10, cursor: null });
    expect(items.map((item) => item.status)).toEqual(Array(count).fill(status));
  });

  it("refuses a cursor of another list", async () => {
    const { webhookId } = await bench.addWebhook();
    for (const messageId of ["msg_1", "msg_2"]) await bench.publish(messageId);
    const page = await bench.log.listDeliveries(everyone, webhookId, { status: null }, { limit: 1, cursor: null });
    const other = { limit: 1, cursor: page.nextCursor };
    await expect(bench.log.listDeliveries(everyone, webhookId, { status: "dead" }, other)).rejects.toMatchObject({
      code: "INVALID_CURSOR",
    });
  });

  it("shows nothing to another organization, and to a key of one session nothing of others", async () => {
    const { webhookId } = await bench.addWebhook();
    await bench.publish("msg_1");
    await bench.publish("msg_2", "34612345678", OTHER_SESSION);
    await bench.webhooks.update(everyone, webhookId, { sessionIds: [SESSION] }, stamp());
    expect(await bench.listDeliveries(webhookId, others)).toEqual([]);
    expect(await bench.listDeliveries(webhookId, limited)).toMatchObject([{ sessionId: SESSION }]);
  });

  it.each([
    [null, "webhook_deliveries_webhook (webhook_id=? AND seq<?)"],
    ["waiting", "webhook_deliveries_webhook (webhook_id=? AND seq<?)"],
    ["delivered", "webhook_deliveries_webhook (webhook_id=? AND seq<?)"],
    ["dead", "webhook_deliveries_failed (webhook_id=? AND state=? AND seq<?)"],
    ["canceled", "webhook_deliveries_failed (webhook_id=? AND state=? AND seq<?)"],
  ] as const)("finds pages of those that are %s by an index", async (status, index) => {
    const { webhookId } = await bench.addWebhook();
    const plans = await explainQueries(bench.database, () =>
      bench.log.listDeliveries(everyone, webhookId, { status }, { limit: 10, cursor: null }),
    );
    expect(plans).toHaveLength(2);
    for (const plan of plans) {
      expect(plan).toContain(index);
      expect(plan).not.toMatch(/SCAN|TEMP B-TREE/);
    }
  });

  it.each([
    ["waiting", 0],
    ["sending", 1],
    ["delivered", 2],
  ] as const)(
    "finds few that are %s behind many others, and lets others have their turn meanwhile",
    async (status, state) => {
      const { webhookId } = await bench.addWebhook();
      await Promise.all(Array.from({ length: 4_400 }, (_, number) => bench.publish(`msg_${number}`)));
      const { sqlite } = bench.database;
      sqlite.prepare("UPDATE webhook_deliveries SET state = iif(seq IN (1, 2, 2401), ?, 3)").run(state);
      let turns = 0;
      const list = async (cursor: string | null, limit: number) => {
        const page = bench.log.listDeliveries(everyone, webhookId, { status }, { limit, cursor });
        setImmediate(() => {
          turns += 1;
        });
        return page;
      };
      const first = await list(null, 2);
      expect(first.items).toHaveLength(2);
      expect(turns).toBe(1);
      const last = await list(first.nextCursor, 2);
      expect(last).toMatchObject({ nextCursor: null });
      expect(last.items).toHaveLength(1);
    },
  );
});

describe("delivering one again by hand", () => {
  it("is due now, with the same event id, the schedule from the beginning", async () => {
    const { webhookId, dead } = await withOneDead();
    const again = await bench.log.redeliver(everyone, webhookId, dead.deliveryId);
    expect(again).toMatchObject({ status: "waiting", nextAttemptAt: bench.clock.now(), deliveryId: dead.deliveryId });
    const claimed = await bench.deliveries.claim(many);
    expect(claimed).toContainEqual(expect.objectContaining({ eventId: dead.eventId, attempt: 1 }));
  });

  it("is told apart in the log from what the schedule did", async () => {
    const { webhookId } = await bench.addWebhook();
    await bench.publish("msg_1");
    await bench.finishAll(refused, failed);
    const [delivery] = await bench.listDeliveries(webhookId);
    await bench.log.redeliver(everyone, webhookId, delivery?.deliveryId ?? "");
    await bench.finishAll();
    const [after] = await bench.listDeliveries(webhookId);
    expect(after?.attempts.map(({ number, isManual }) => ({ number, isManual }))).toEqual([
      { number: 1, isManual: false },
      { number: 1, isManual: true },
    ]);
  });

  it("does not hold up the chat, and does not wait for it", async () => {
    const { webhookId, dead } = await withOneDead();
    await bench.log.redeliver(everyone, webhookId, dead.deliveryId);
    expect((await bench.claimIds()).sort()).toEqual(["msg_1", "msg_2"]);
  });

  it("takes one out of its line that waits there", async () => {
    const { webhookId } = await bench.addWebhook();
    for (const messageId of ["msg_1", "msg_2", "msg_3"]) await bench.publish(messageId);
    const [last] = await bench.listDeliveries(webhookId);
    await bench.log.redeliver(everyone, webhookId, last?.deliveryId ?? "");
    expect((await bench.claimIds()).sort()).toEqual(["msg_1", "msg_3"]);
  });

  it("leaves the first of a line where it is", async () => {
    const { webhookId } = await bench.addWebhook();
    for (const messageId of ["msg_1", "msg_2"]) await bench.publish(messageId);
    await bench.finishAll(refused, failed);
    const [, first] = await bench.listDeliveries(webhookId);
    await bench.log.redeliver(everyone, webhookId, first?.deliveryId ?? "");
    expect(await bench.claimIds()).toEqual(["msg_1"]);
  });

  it("does not send a second time what is being sent", async () => {
    const { webhookId } = await bench.addWebhook();
    await bench.publish("msg_1");
    const running = await claimOne(bench.deliveries);
    const again = await bench.log.redeliver(everyone, webhookId, running.deliveryId);
    expect(again).toMatchObject({ status: "sending" });
    expect(await bench.claimIds()).toEqual([]);
    expect(await bench.deliveries.finish(running, ok, delivered)).toBe(true);
  });

  it("gives time anew to this delivery, and not to another webhook's of the same event", async () => {
    const { webhookId } = await bench.addWebhook({ timeoutSeconds: 1 });
    const slow = await bench.addWebhook({ timeoutSeconds: 2 });
    await bench.webhooks.update(everyone, slow.webhookId, { isActive: false }, stamp());
    await bench.publish("msg_1");
    await bench.finishAll();
    await bench.clock.advance(72 * HOUR);
    bench.database.sqlite.prepare("UPDATE webhooks SET status = 'active'").run();
    const [old] = await bench.listDeliveries(webhookId);
    await bench.log.redeliver(everyone, webhookId, old?.deliveryId ?? "");
    const claimed = await bench.deliveries.claim(many);
    expect(claimed.map(({ timeoutMs }) => timeoutMs)).toEqual([1_000]);
    expect(messageIdsOf(claimed)).toEqual(["msg_1"]);
  });

  it("is refused to who may not see it", async () => {
    const { webhookId, dead } = await withOneDead();
    const second = await bench.addWebhook();
    expect(await bench.log.redeliver(others, webhookId, dead.deliveryId)).toBeNull();
    expect(await bench.log.redeliver(limited, webhookId, dead.deliveryId)).toBeNull();
    expect(await bench.log.redeliver(everyone, second.webhookId, dead.deliveryId)).toBeNull();
    expect(await bench.claimIds()).toEqual(["msg_2"]);
  });
});
