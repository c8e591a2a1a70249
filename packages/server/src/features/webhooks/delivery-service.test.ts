import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createWebhookBench, everyone, SESSION, type WebhookBench } from "../../../test/support/webhook-bench";
import { createSignal } from "../../lib/signal";
import { auditLog } from "../../store/schema/organizations";
import { createDeliveryService, type DeliveryService } from "./delivery-service";

const HOUR = 3_600_000;
const caller = { actor: { type: "api_key" as const, keyId: "key_1" }, requestId: "req_1" };
const page = { limit: 10, cursor: null };
const all = { from: 0, to: null, types: null, statuses: null, asNew: false };

let bench: WebhookBench;
let service: DeliveryService;
let wakes: string[];

beforeEach(async () => {
  bench = await createWebhookBench();
  wakes = [];
  const delivered = createSignal();
  const replayed = createSignal();
  delivered.subscribe(() => wakes.push("delivered"));
  replayed.subscribe(() => wakes.push("replayed"));
  const { webhooks, log: deliveries, replays, clock } = bench;
  service = createDeliveryService({ webhooks, deliveries, replays, clock, delivered, replayed });
});
afterEach(() => bench.database.close());

describe("the deliveries of a webhook", () => {
  it("are listed, and one of them is delivered again at once", async () => {
    const { webhookId } = await bench.addWebhook();
    await bench.publish("msg_1");
    await bench.finishAll();
    const { items } = await service.list(everyone, webhookId, "delivered", page);
    expect(items).toHaveLength(1);
    const deliveryId = items[0]?.deliveryId ?? "";
    expect(await service.redeliver(everyone, webhookId, deliveryId)).toMatchObject({ deliveryId, status: "waiting" });
    expect(wakes).toEqual(["delivered"]);
  });

  it("are those of this webhook only", async () => {
    const { webhookId } = await bench.addWebhook();
    const other = await bench.addWebhook();
    await bench.publish("msg_1");
    const [delivery] = await bench.listDeliveries(other.webhookId);
    await expect(service.redeliver(everyone, webhookId, delivery?.deliveryId ?? "")).rejects.toMatchObject({
      code: "DELIVERY_NOT_FOUND",
    });
    expect(wakes).toEqual([]);
  });
});

describe("a replay", () => {
  it("wakes the one who works through it, and stands in the audit log", async () => {
    const { webhookId } = await bench.addWebhook();
    const replay = await service.replay(everyone, caller, webhookId, all);
    expect(wakes).toEqual(["replayed"]);
    expect(await service.getReplay(everyone, webhookId, replay.replayId)).toEqual(replay);
    const entries = bench.database.orm.select({ action: auditLog.action }).from(auditLog).all();
    expect(entries.map(({ action }) => action)).toEqual(["webhooks.create", "webhooks.replay"]);
  });

  it("ends now at the latest: what comes later is delivered anyway", async () => {
    const { webhookId } = await bench.addWebhook();
    await service.replay(everyone, caller, webhookId, { ...all, to: bench.clock.now() + HOUR });
    await bench.clock.advance(1);
    await bench.publish("msg_1");
    await bench.finishAll();
    while (await bench.replays.advanceReplay());
    expect(await bench.claimIds()).toEqual([]);
  });

  it("refuses a range that ends before it begins, and one in the future", async () => {
    const { webhookId } = await bench.addWebhook();
    const now = bench.clock.now();
    await expect(
      service.replay(everyone, caller, webhookId, { ...all, from: now - 1, to: now - 1 }),
    ).rejects.toMatchObject({ details: [{ path: "body.to", message: { en: "must be later than from" } }] });
    for (const to of [null, now + HOUR]) {
      const future = service.replay(everyone, caller, webhookId, { ...all, from: now, to });
      await expect(future).rejects.toMatchObject({
        code: "INVALID_REQUEST",
        details: [{ path: "body.from", message: { en: "must be in the past" } }],
      });
    }
  });

  it("is refused while three of the webhook are running", async () => {
    const { webhookId } = await bench.addWebhook();
    for (let count = 0; count < 3; count += 1) await service.replay(everyone, caller, webhookId, all);
    wakes = [];
    await expect(service.replay(everyone, caller, webhookId, all)).rejects.toMatchObject({
      code: "REPLAY_LIMIT_REACHED",
      params: { webhookId, limit: 3 },
    });
    expect(wakes).toEqual([]);
    await bench.replays.advanceReplay();
    expect(await service.replay(everyone, caller, webhookId, all)).toMatchObject({ webhookId });
  });

  it("is one of this webhook", async () => {
    const { webhookId } = await bench.addWebhook();
    const other = await bench.addWebhook();
    const { replayId } = await service.replay(everyone, caller, other.webhookId, all);
    await expect(service.getReplay(everyone, webhookId, replayId)).rejects.toMatchObject({ code: "REPLAY_NOT_FOUND" });
  });
});

it("answers that a webhook is not there to whoever may not see it, whatever is asked", async () => {
  const { webhookId } = await bench.addWebhook();
  await bench.publish("msg_1");
  const [delivery] = await bench.listDeliveries(webhookId);
  const { replayId } = await service.replay(everyone, caller, webhookId, all);
  wakes = [];
  for (const tenant of [
    { organizationId: 1, sessionIds: new Set([SESSION]) },
    { organizationId: 2, sessionIds: null },
  ]) {
    for (const asked of [
      service.list(tenant, webhookId, null, page),
      service.redeliver(tenant, webhookId, delivery?.deliveryId ?? ""),
      service.replay(tenant, caller, webhookId, all),
      service.getReplay(tenant, webhookId, replayId),
    ]) {
      await expect(asked).rejects.toMatchObject({ code: "WEBHOOK_NOT_FOUND" });
    }
  }
  expect(wakes).toEqual([]);
});
