import type { Schemas, WebhookEvent } from "@inbox-hub/openapi";
import { document } from "@inbox-hub/openapi/document";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fakeSessionAccess } from "../../../test/support/session-access";
import { createWebhookBench, SECRET, SESSION, type WebhookBench } from "../../../test/support/webhook-bench";
import { contextOf, expectOnContract, requestOf } from "../../../test/support/wire";
import { createSignal } from "../../lib/signal";
import { createDeliveryService } from "./delivery-service";
import { createWebhookHandlers } from "./webhook-handlers";
import { createWebhookService } from "./webhook-service";
import { createWebhookTester } from "./webhook-test";

const context = contextOf({ type: "api_key", keyId: "key_1" });

let bench: WebhookBench;
let handlers: ReturnType<typeof createWebhookHandlers>;

beforeEach(async () => {
  bench = await createWebhookBench();
  const { webhooks, log: deliveries, replays, clock, newId, signal: delivered } = bench;
  handlers = createWebhookHandlers({
    webhooks: createWebhookService({
      webhooks,
      sessions: fakeSessionAccess({ [SESSION]: null }),
      checkUrl: () => null,
      secrets: { generate: () => SECRET, check: () => undefined },
      clock,
      delivered,
    }),
    deliveries: createDeliveryService({ webhooks, deliveries, replays, clock, delivered, replayed: createSignal() }),
    test: createWebhookTester({
      webhooks,
      post: async ({ eventId }) => ({
        status: 200,
        error: null,
        headers: { "set-cookie": "theirs" },
        body: "ok",
        durationMs: 41,
        requestHeaders: { "webhook-id": eventId },
      }),
      sampleOf,
      clock,
      newId,
    }),
  });
});
afterEach(() => bench.database.close());

/** The contract's own example. */
function sampleOf(type: Schemas["EventType"]): WebhookEvent {
  const { examples } = document.components.schemas.MessageEvent;
  // The contract's linter has checked it.
  const [example] = examples as unknown as readonly WebhookEvent[];
  if (type !== "message" || !example) throw new Error("The test uses this example only");
  return example;
}

const create = async (body: Partial<Schemas["CreateWebhookRequest"]> = {}) => {
  const reply = await handlers["webhooks.create"](
    requestOf("webhooks.create", {
      params: { organizationId: 1 },
      body: { name: "CRM", url: "https://crm.example/hook", events: ["message", "message_deleted"], ...body },
    }),
    context,
  );
  return reply;
};
const withWebhook = async () => ({ webhookId: (await create()).data.webhookId });

describe("the wire of webhooks", () => {
  it("creates with the contract's defaults, and shows the secret there only", async () => {
    const created = await create();
    expectOnContract("webhooks.create", created);
    const { webhookId, webhook, secret } = created.data;
    expect(secret).toBe(SECRET);
    expect(webhook).toMatchObject({
      sessionIds: null,
      status: "active",
      isActive: true,
      ordering: "chat",
      maxConcurrency: 8,
      timeoutSeconds: 15,
      createdAt: "2026-01-01T00:00:00.000Z",
    });
    const one = await handlers["webhooks.get"](requestOf("webhooks.get", { params: { webhookId } }), context);
    expectOnContract("webhooks.get", one);
    expect(one.data).toEqual(webhook);
    const list = await handlers["webhooks.list"](
      requestOf("webhooks.list", { params: { organizationId: 1 }, query: {} }),
      context,
    );
    expectOnContract("webhooks.list", list);
    expect(list.data).toEqual([webhook]);
    expect(JSON.stringify([one, list])).not.toContain("whsec_");
  });

  it("changes what the body names: null is every session, and absent stays", async () => {
    const { webhookId } = (await create({ sessionIds: [SESSION], timeoutSeconds: 5 })).data;
    const change = { sessionIds: null, isActive: false };
    const changed = await handlers["webhooks.update"](
      requestOf("webhooks.update", { params: { webhookId }, body: change }),
      context,
    );
    expectOnContract("webhooks.update", changed);
    expect(changed.data).toMatchObject({ sessionIds: null, status: "paused", isActive: false, timeoutSeconds: 5 });
    const enabled = await handlers["webhooks.enable"](
      requestOf("webhooks.enable", { params: { webhookId }, body: {} }),
      context,
    );
    expectOnContract("webhooks.enable", enabled);
    expect(enabled.data.status).toBe("active");
  });

  it("deletes without a word", async () => {
    const params = await withWebhook();
    const gone = await handlers["webhooks.delete"](requestOf("webhooks.delete", { params }), context);
    expectOnContract("webhooks.delete", gone);
    const again = handlers["webhooks.delete"](requestOf("webhooks.delete", { params }), context);
    await expect(again).rejects.toMatchObject({ code: "WEBHOOK_NOT_FOUND" });
  });

  it("rotates for a day unless told otherwise, and finishes", async () => {
    const params = await withWebhook();
    const rotated = await handlers["webhooks.rotateSecret"](
      requestOf("webhooks.rotateSecret", { params, body: {} }),
      context,
    );
    expectOnContract("webhooks.rotateSecret", rotated);
    expect(rotated.data).toEqual({ secret: SECRET, overlapEndsAt: "2026-01-02T00:00:00.000Z" });
    const finished = await handlers["webhooks.finishRotation"](
      requestOf("webhooks.finishRotation", { params }),
      context,
    );
    expectOnContract("webhooks.finishRotation", finished);
    expect(finished.data.rotationEndsAt).toBeNull();
  });

  it("tests, and shows the answer but not the receiver's headers", async () => {
    const params = await withWebhook();
    const tested = await handlers["webhooks.test"](requestOf("webhooks.test", { params, body: {} }), context);
    expectOnContract("webhooks.test", tested);
    expect(tested.data).toMatchObject({ delivered: true, status: 200, responseBody: "ok", error: null });
    expect(JSON.stringify(tested)).not.toMatch(/theirs|whsec_/);
  });

  it("lists deliveries with their attempts, and delivers one again", async () => {
    const params = await withWebhook();
    await bench.publish("msg_1");
    await bench.finishAll();
    const list = await handlers["webhooks.listDeliveries"](
      requestOf("webhooks.listDeliveries", { params, query: { status: "delivered" } }),
      context,
    );
    expectOnContract("webhooks.listDeliveries", list);
    const [delivery] = list.data;
    expect(delivery).toMatchObject({ status: "delivered", type: "message_deleted", attempts: [{ number: 1 }] });
    const again = await handlers["webhooks.redeliver"](
      requestOf("webhooks.redeliver", { params: { ...params, deliveryId: delivery?.deliveryId ?? "" } }),
      context,
    );
    expectOnContract("webhooks.redeliver", again);
    expect(again.data).toMatchObject({ status: "waiting", nextAttemptAt: "2026-01-01T00:00:00.000Z" });
  });

  it("replays, and shows how far it is", async () => {
    const params = await withWebhook();
    await bench.publish("msg_1");
    await bench.clock.advance(1);
    const replay = await handlers["webhooks.replay"](
      requestOf("webhooks.replay", { params, body: { from: "2025-12-31T00:00:00.000Z", types: ["message_deleted"] } }),
      context,
    );
    expectOnContract("webhooks.replay", replay);
    expect(replay.data).toMatchObject({ status: "running", matched: 0, completedAt: null });
    await bench.finishAll();
    await bench.replays.advanceReplay();
    const { replayId } = replay.data;
    const done = await handlers["webhooks.getReplay"](
      requestOf("webhooks.getReplay", { params: { ...params, replayId } }),
      context,
    );
    expectOnContract("webhooks.getReplay", done);
    expect(done.data).toMatchObject({ status: "completed", matched: 1, queued: 1, delivered: 0 });
  });
});
