import type { Schemas } from "@inbox-hub/sdk";
import { createVerifier } from "@inbox-hub/webhook-verify";
import { expect } from "vitest";
import { answerWith } from "../support/webhook-receiver";
import type { ScenariosOf } from "./scenario";
import { quickly, refused, required } from "./stage";

export const webhookScenarios: ScenariosOf<"webhooks"> = {
  async "webhooks.list"({ hub, newReceiver }) {
    const [first, second] = [await newReceiver({ name: "Uno" }), await newReceiver({ name: "Dos" })];
    const ids = (await hub.webhooks.list(1)).items.map(({ webhookId }) => webhookId);
    expect(ids.indexOf(first.webhookId)).toBeLessThan(ids.indexOf(second.webhookId));
    expect(ids).toContain(first.webhookId);
  },

  async "webhooks.create"({ hub, newReceiver, receive, newPhone, connect }) {
    const headers = { "X-Gateway-Token": "of-the-gateway" };
    const { server, secret } = await newReceiver({ headers, ratePerSecond: 100 });
    const { messageId } = await receive({ from: newPhone(), message: "¿Hay alguien?" });
    await server.received(1);
    expect(server.requests[0]?.headers).toMatchObject({ "x-gateway-token": "of-the-gateway" });
    const [request] = server.requests;
    const { event } = await createVerifier({ secret }).verify(required(request).body, required(request).headers);
    expect(event).toMatchObject({ type: "message", data: { messageId, message: "¿Hay alguien?" } });
    await refused(
      hub.webhooks.create(1, { name: "Dentro", url: "http://10.0.0.1/hook", events: ["message"] }),
      "WEBHOOK_URL_REFUSED",
    );
    const { organizationId } = await hub.organizations.create({ name: "Con muchos webhooks" });
    const { apiKey } = await hub.organizations.createApiKey(organizationId, { name: "CRM" });
    const other = connect({ apiKey });
    const add = () => other.webhooks.create(organizationId, { name: "x", url: server.url, events: ["message"] });
    for (let count = 0; count < 50; count += 1) await add();
    await refused(add(), "WEBHOOK_LIMIT_REACHED");
  },

  async "webhooks.get"({ hub, newReceiver, receive, newPhone }) {
    const { server, webhookId } = await newReceiver();
    expect(await hub.webhooks.get(webhookId)).toMatchObject({
      name: "CRM",
      status: "active",
      lastSuccessAt: null,
      heldUntil: null,
      lastError: null,
    });
    await receive({ from: newPhone(), message: "Hola" });
    await server.received(1);
    await expect.poll(async () => (await hub.webhooks.get(webhookId)).lastSuccessAt, quickly).not.toBeNull();
  },

  async "webhooks.update"({ hub, newReceiver, receive, newPhone }) {
    const { server, webhookId } = await newReceiver({ ordering: "none" });
    expect((await hub.webhooks.update(webhookId, { isActive: false })).status).toBe("paused");
    await receive({ from: newPhone(), message: "Espera" });
    expect(server.requests).toEqual([]);
    const resumed = await hub.webhooks.update(webhookId, { isActive: true, name: "CRM nuevo" });
    expect(resumed).toMatchObject({ status: "active", name: "CRM nuevo", events: ["message"] });
    await server.received(1);
    const withHeader = await hub.webhooks.update(webhookId, { headers: { "X-Route": "a" }, ratePerSecond: 5 });
    expect(withHeader).toMatchObject({ headerNames: ["x-route"], ratePerSecond: 5 });
    const without = await hub.webhooks.update(webhookId, { headers: null, ratePerSecond: null });
    expect(without).toMatchObject({ headerNames: [], ratePerSecond: null });
  },

  async "webhooks.delete"({ hub, newReceiver, receive, newPhone }) {
    const [gone, other] = [await newReceiver(), await newReceiver()];
    await hub.webhooks.delete(gone.webhookId);
    await refused(hub.webhooks.get(gone.webhookId), "WEBHOOK_NOT_FOUND");
    await receive({ from: newPhone(), message: "Hola" });
    await other.server.received(1);
    expect(gone.server.requests).toEqual([]);
  },

  async "webhooks.test"({ hub, newReceiver }) {
    const { server, webhookId, secret } = await newReceiver();
    expect(await hub.webhooks.test(webhookId)).toMatchObject({ delivered: true, status: 204 });
    const request = required(server.requests[0]);
    const { event } = await createVerifier({ secret }).verify(request.body, request.headers);
    expect(event).toMatchObject({ type: "message" });
    server.behave(answerWith(401));
    const rejected = await hub.webhooks.test(webhookId, { type: "session_status" });
    expect(rejected).toMatchObject({ delivered: false, status: 401, event: { type: "session_status" } });
    expect(rejected.verdict).toBe("firma probablemente rechazada: 401");
  },

  async "webhooks.enable"({ hub, newReceiver, receive, newPhone }) {
    const { server, webhookId } = await newReceiver();
    await hub.webhooks.update(webhookId, { isActive: false });
    await receive({ from: newPhone(), message: "Se pierde" });
    expect(await hub.webhooks.enable(webhookId, { backlog: "drop" })).toMatchObject({ status: "active" });
    const { messageId } = await receive({ from: newPhone(), message: "Llega" });
    await server.received(1);
    expect(server.requests.map((request) => request.messageId)).toEqual([messageId]);
  },

  async "webhooks.rotateSecret"({ hub, newReceiver, receive, newPhone }) {
    const { server, webhookId, secret: old } = await newReceiver();
    const { secret, overlapEndsAt } = await hub.webhooks.rotateSecret(webhookId, { overlapSeconds: 60 });
    expect(secret).not.toBe(old);
    expect(Date.parse(overlapEndsAt)).toBeGreaterThan(Date.now());
    await receive({ from: newPhone(), message: "Hola" });
    await server.received(1);
    const { body, headers } = required(server.requests[0]);
    for (const known of [old, secret]) {
      expect((await createVerifier({ secret: known }).verify(body, headers)).event.type).toBe("message");
    }
  },

  async "webhooks.finishRotation"({ hub, newReceiver, receive, newPhone }) {
    const { server, webhookId, secret: old } = await newReceiver();
    await refused(hub.webhooks.finishRotation(webhookId), "WEBHOOK_NOT_ROTATING");
    const { secret } = await hub.webhooks.rotateSecret(webhookId);
    expect((await hub.webhooks.finishRotation(webhookId)).rotationEndsAt).toBeNull();
    await receive({ from: newPhone(), message: "Hola" });
    await server.received(1);
    const { body, headers } = required(server.requests[0]);
    expect((await createVerifier({ secret: old }).safeVerify(body, headers)).ok).toBe(false);
    expect((await createVerifier({ secret }).safeVerify(body, headers)).ok).toBe(true);
  },

  async "webhooks.replay"({ hub, newReceiver, receive, newPhone }) {
    const { messageId } = await receive({ from: newPhone(), message: "Antes del webhook" });
    const { server, webhookId } = await newReceiver();
    const replay = await hub.webhooks.replay(webhookId, { from: aMinuteAgo(), types: ["message"] });
    expect(replay).toMatchObject({ webhookId });
    const arrived = () => server.requests.map((request) => request.messageId);
    await expect.poll(arrived, quickly).toContain(messageId);
    const copies = await hub.webhooks.replay(webhookId, { from: aMinuteAgo(), types: ["message"], asNew: true });
    expect(copies).toMatchObject({ asNew: true });
    const events = () =>
      server.requests
        .filter((request) => request.messageId === messageId)
        .map(({ body }): Schemas["MessageEvent"] => JSON.parse(body.toString()));
    const copied = () => events().find(({ replayOf }) => replayOf !== undefined);
    await expect.poll(copied, quickly).toBeDefined();
    const [original, copy] = [required(events()[0]), required(copied())];
    expect(copy).toMatchObject({ replayOf: original.id, data: original.data });
    expect(copy.id).not.toBe(original.id);
  },

  async "webhooks.getReplay"({ hub, newReceiver, receive, newPhone }) {
    const { server, webhookId } = await newReceiver();
    await receive({ from: newPhone(), message: "Dos veces" });
    await server.received(1);
    const { replayId } = await hub.webhooks.replay(webhookId, { from: aMinuteAgo(), status: ["delivered"] });
    const replay = () => hub.webhooks.getReplay(webhookId, replayId);
    await expect.poll(async () => (await replay()).delivered, quickly).toBe(1);
    expect(await replay()).toMatchObject({ status: "completed", matched: 1, queued: 1, delivered: 1 });
    const [first, again] = server.requests.map(({ headers }) => headers["webhook-id"]);
    expect(again).toBe(first);
  },

  async "webhooks.listDeliveries"({ hub, newReceiver, receive, newPhone }) {
    const { server, webhookId } = await newReceiver();
    await receive({ from: newPhone(), message: "Hola" });
    await server.received(1);
    const delivered = async () => (await hub.webhooks.listDeliveries(webhookId, { status: "delivered" })).items;
    await expect.poll(async () => (await delivered()).length, quickly).toBe(1);
    expect(await delivered()).toMatchObject([
      { webhookId, type: "message", lastStatus: 204, attempts: [{ number: 1, isManual: false, status: 204 }] },
    ]);
    expect((await hub.webhooks.listDeliveries(webhookId, { status: "dead" })).items).toEqual([]);
  },

  async "webhooks.redeliver"({ hub, newReceiver, receive, newPhone }) {
    const { server, webhookId } = await newReceiver();
    await receive({ from: newPhone(), message: "Otra vez" });
    await server.received(1);
    const listed = async () => (await hub.webhooks.listDeliveries(webhookId, { status: "delivered" })).items;
    await expect.poll(async () => (await listed()).length, quickly).toBe(1);
    const { deliveryId } = required((await listed())[0]);
    expect(await hub.webhooks.redeliver(webhookId, deliveryId)).toMatchObject({ deliveryId });
    await server.received(2);
    const [first, again] = server.requests;
    expect(again?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
    expect(again?.messageId).toBe(first?.messageId);
  },
};

const aMinuteAgo = () => new Date(Date.now() - 60_000).toISOString();
