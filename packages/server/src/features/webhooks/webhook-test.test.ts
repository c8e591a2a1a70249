import type { Schemas, WebhookEvent } from "@inbox-hub/openapi";
import type { ReceiverAnswer } from "@inbox-hub/openapi/rules";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  createWebhookBench,
  everyone,
  SECRET,
  SESSION,
  stamp,
  type WebhookBench,
} from "../../../test/support/webhook-bench";
import type { PostRequest } from "../../delivery/post-event";
import { createWebhookTester, type WebhookTester } from "./webhook-test";

const answered: ReceiverAnswer = { status: 200, error: null, headers: {}, body: "ok", durationMs: 41 };

let bench: WebhookBench;
let test: WebhookTester;
let posted: PostRequest[];
let answer: ReceiverAnswer;

beforeEach(async () => {
  bench = await createWebhookBench();
  posted = [];
  answer = answered;
  test = createWebhookTester({
    webhooks: bench.webhooks,
    async post(request) {
      posted.push(request);
      return { ...answer, requestHeaders: { "webhook-id": request.eventId } };
    },
    sampleOf,
    clock: bench.clock,
    newId: bench.newId,
  });
});
afterEach(() => bench.database.close());

function sampleOf(type: Schemas["EventType"]): WebhookEvent {
  const sample = { id: "evt_sample", event: type, type, timestamp: "", sessionId: SESSION, sequence: 4711, data: {} };
  // Its data is nobody's concern here.
  return sample as unknown as WebhookEvent;
}

describe("a test of a webhook", () => {
  it("posts a sample with an id and a time of its own, signed with the webhook's secrets, and says how it was taken", async () => {
    const { webhookId } = await bench.addWebhook({ timeoutSeconds: 7 });
    const secret = `whsec_${Buffer.alloc(32, 8).toString("base64")}`;
    const overlapEndsAt = bench.clock.now() + 60_000;
    await bench.webhooks.rotate(everyone, webhookId, { secret, overlapEndsAt }, stamp());
    const result = await test(everyone, webhookId, "session_status");
    expect(posted).toMatchObject([
      { url: "https://crm.example/hook", attempt: 1, timeoutMs: 7_000, secret, previousSecret: SECRET },
    ]);
    expect(result).toMatchObject({
      status: 200,
      body: "ok",
      verdict: { es: "el receptor aceptó el evento: 200", en: "the receiver accepted the event: 200" },
    });
    expect(result.event).toMatchObject({ type: "session_status", timestamp: "2026-01-01T00:00:00.000Z", sequence: 0 });
    expect(result.event.id).not.toBe("evt_sample");
    expect(JSON.parse(posted[0]?.body.toString() ?? "")).toEqual(result.event);
    expect(posted[0]?.eventId).toBe(result.event.id);
  });

  it("sends the webhook's own headers, and shows their names only", async () => {
    const { webhookId } = await bench.addWebhook({ headers: { authorization: "Bearer of-the-gateway" } });
    const { requestHeaders } = await test(everyone, webhookId, null);
    expect(posted).toMatchObject([{ headers: { authorization: "Bearer of-the-gateway" } }]);
    expect(requestHeaders).toMatchObject({ authorization: "…", "webhook-id": expect.any(String) });
  });

  it("takes the first event that the webhook asked for when none is named", async () => {
    const { webhookId } = await bench.addWebhook({ events: ["message_reaction", "message"] });
    expect((await test(everyone, webhookId, null)).event.type).toBe("message_reaction");
  });

  it("is not part of the log: nothing is stored, and the webhook's health stays as it is", async () => {
    const { webhookId } = await bench.addWebhook();
    const before = await bench.webhooks.find(everyone, webhookId);
    answer = { ...answered, status: 410 };
    await test(everyone, webhookId, null);
    expect(await bench.webhooks.find(everyone, webhookId)).toEqual(before);
    expect(await bench.listDeliveries(webhookId)).toEqual([]);
    expect(bench.eventTypes()).toEqual([]);
  });

  it("posts nothing for who may not see the webhook", async () => {
    const { webhookId } = await bench.addWebhook();
    for (const tenant of [
      { organizationId: 2, sessionIds: null },
      { organizationId: 1, sessionIds: new Set([SESSION]) },
    ]) {
      await expect(test(tenant, webhookId, null)).rejects.toMatchObject({ code: "WEBHOOK_NOT_FOUND" });
    }
    expect(posted).toEqual([]);
  });

  it.each([
    [204, "the receiver accepted the event: 204"],
    [307, "not delivered: redirects are not followed (307)"],
    [400, "refused by the receiver: 400"],
    [401, "signature probably rejected: 401"],
    [403, "signature probably rejected: 403"],
    [404, "no such path at the receiver: 404"],
    [410, "the receiver wants no more events: 410 would disable the webhook"],
    [500, "refused by the receiver: 500"],
  ])("says what a %i means", async (status, verdict) => {
    const { webhookId } = await bench.addWebhook();
    answer = { ...answered, status };
    expect((await test(everyone, webhookId, null)).verdict.en).toBe(verdict);
  });

  it.each([
    [500, '{"code":"body_not_raw"}', "500 body_not_raw: the body was parsed before its signature was checked"],
    [
      401,
      '{"code":"timestamp_too_old"}',
      "401 timestamp_too_old: the signature is genuine, but one of the clocks is wrong",
    ],
    [400, '{"code":"header_malformed"}', "400 header_malformed: a proxy repeats or changes a webhook-* header"],
    [401, '{"code":"__proto__"}', "signature probably rejected: 401"],
    [500, '{"code":["body_not_raw"]}', "refused by the receiver: 500"],
    [500, "null", "refused by the receiver: 500"],
    [401, '{"code":"signature_mis', "signature probably rejected: 401"],
    [200, '{"code":"body_not_raw"}', "the receiver accepted the event: 200"],
  ])("reads the code in the answer of our verifier: %i %s", async (status, body, verdict) => {
    const { webhookId } = await bench.addWebhook();
    answer = { ...answered, status, body };
    expect((await test(everyone, webhookId, null)).verdict.en).toBe(verdict);
  });

  it.each([
    ["dns_error", "not delivered: the host name does not resolve"],
    ["connection_refused", "not delivered: nothing listens at that address"],
    ["connection_reset", "not delivered: the receiver closed the connection"],
    ["tls_error", "not delivered: the TLS certificate or handshake was refused"],
    ["timeout", "not delivered: no answer before the time limit"],
    [
      "blocked_address",
      "not delivered: the address is not public: allow its network with INBOX_HUB_WEBHOOK_ALLOW_NETS",
    ],
    ["invalid_answer", "not delivered: what it answered is not HTTP"],
    ["network_error", "not delivered: the network failed"],
  ] as const)("says what %s means", async (error, verdict) => {
    const { webhookId } = await bench.addWebhook();
    answer = { ...answered, status: null, error, body: null };
    expect((await test(everyone, webhookId, null)).verdict.en).toBe(verdict);
  });
});
