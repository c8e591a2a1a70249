import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fakeSessionAccess } from "../../../test/support/session-access";
import {
  createWebhookBench,
  everyone,
  OTHER_SESSION,
  SECRET,
  SESSION,
  type WebhookBench,
} from "../../../test/support/webhook-bench";
import { auditLog } from "../../store/schema/organizations";
import { createWebhookService, type WebhookService } from "./webhook-service";

const HOUR = 3_600_000;
const caller = { actor: { type: "api_key" as const, keyId: "key_1" }, requestId: "req_1" };
const limited = { organizationId: 1, sessionIds: new Set([SESSION]) };
const wishes = {
  name: "CRM",
  url: "https://crm.example/hook",
  events: ["message" as const],
  sessionIds: null,
  ordering: "chat" as const,
  maxConcurrency: 8,
  ratePerSecond: null,
  timeoutSeconds: 15,
  headers: {},
  secret: null,
};

const noHttps = { es: "debe empezar por https://", en: "it must begin with https://" };

let bench: WebhookBench;
let service: WebhookService;
let wakes: number;

beforeEach(async () => {
  bench = await createWebhookBench();
  wakes = 0;
  bench.signal.subscribe(() => {
    wakes += 1;
  });
  service = createWebhookService({
    webhooks: bench.webhooks,
    sessions: fakeSessionAccess({ [SESSION]: null, [OTHER_SESSION]: null }),
    checkUrl: (url) => (url.startsWith("https://") ? null : noHttps),
    secrets: { generate: () => SECRET, check: (secret) => (secret.startsWith("bad") ? "not_base64" : undefined) },
    clock: bench.clock,
    delivered: bench.signal,
  });
});
afterEach(() => bench.database.close());

describe("a new webhook", () => {
  it("gets a secret of the server's making, or the one that was chosen", async () => {
    expect((await service.create(everyone, caller, wishes)).secret).toBe(SECRET);
    const secret = "tu_webhook_secret_seguro";
    const chosen = await service.create(everyone, caller, { ...wishes, secret });
    expect(chosen.secret).toBe(secret);
    expect(await bench.webhooks.secretsOf(everyone, chosen.webhook.webhookId)).toMatchObject({ current: secret });
  });

  it("is refused a secret that could not sign, and a URL that may not be reached", async () => {
    await expect(service.create(everyone, caller, { ...wishes, secret: "bad" })).rejects.toMatchObject({
      code: "INVALID_REQUEST",
      details: [{ path: "body.secret", message: { en: "cannot sign: what follows whsec_ is not base64" } }],
    });
    await expect(service.create(everyone, caller, { ...wishes, url: "http://crm.example" })).rejects.toMatchObject({
      code: "WEBHOOK_URL_REFUSED",
      params: { problem: noHttps },
    });
    expect((await service.list(everyone, { limit: 10, cursor: null })).items).toEqual([]);
  });

  it("is refused headers that are not its own to set", async () => {
    const headers = { "X-Route": "a", "Webhook-Id": "b" };
    await expect(service.create(everyone, caller, { ...wishes, headers })).rejects.toMatchObject({
      code: "INVALID_REQUEST",
      details: [{ path: "body.headers.Webhook-Id", message: { en: "cannot be set" } }],
    });
    const { webhook } = await service.create(everyone, caller, { ...wishes, headers: { "X-Route": "a" } });
    expect(webhook.headerNames).toEqual(["x-route"]);
    await expect(
      service.update(everyone, caller, webhook.webhookId, { headers: { host: "crm.example" } }),
    ).rejects.toMatchObject({ code: "INVALID_REQUEST" });
    const { webhookId } = webhook;
    expect(await service.update(everyone, caller, webhookId, { headers: { B: "b" } })).toMatchObject({
      headerNames: ["b"],
    });
  });

  it("is one of fifty at most", async () => {
    for (let count = 0; count < 50; count += 1) await service.create(everyone, caller, wishes);
    await expect(service.create(everyone, caller, wishes)).rejects.toMatchObject({
      code: "WEBHOOK_LIMIT_REACHED",
      params: { limit: 50 },
    });
  });

  it("is of sessions that the caller may use", async () => {
    const sessionIds = ["session_of_nobody"];
    await expect(service.create(everyone, caller, { ...wishes, sessionIds })).rejects.toMatchObject({
      code: "SESSION_NOT_FOUND",
    });
    const other = { ...wishes, sessionIds: [SESSION, OTHER_SESSION] };
    await expect(service.create(limited, caller, other)).rejects.toMatchObject({ code: "SESSION_NOT_FOUND" });
    await expect(service.create(limited, caller, wishes)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const own = await service.create(limited, caller, { ...wishes, sessionIds: [SESSION] });
    expect(await service.get(limited, own.webhook.webhookId)).toEqual(own.webhook);
  });
});

describe("a change", () => {
  it("may not widen a webhook beyond the key's sessions, nor move one that the key does not see", async () => {
    const { webhookId } = (await service.create(limited, caller, { ...wishes, sessionIds: [SESSION] })).webhook;
    await expect(service.update(limited, caller, webhookId, { sessionIds: null })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(service.update(limited, caller, webhookId, { sessionIds: [OTHER_SESSION] })).rejects.toMatchObject({
      code: "SESSION_NOT_FOUND",
    });
    await service.update(everyone, caller, webhookId, { sessionIds: null });
    await expect(service.update(limited, caller, webhookId, { url: "ftp://x" })).rejects.toMatchObject({
      code: "WEBHOOK_NOT_FOUND",
    });
  });

  it("checks the new URL, and lets what waits go out", async () => {
    const { webhookId } = (await service.create(everyone, caller, wishes)).webhook;
    await expect(service.update(everyone, caller, webhookId, { url: "http://x" })).rejects.toMatchObject({
      code: "WEBHOOK_URL_REFUSED",
    });
    wakes = 0;
    expect(await service.update(everyone, caller, webhookId, { isActive: false })).toMatchObject({ status: "paused" });
    expect(await service.enable(everyone, caller, webhookId, "resume")).toMatchObject({ status: "active" });
    expect(wakes).toBe(2);
  });

  it("of the secret says when the overlap ends, and can be finished before", async () => {
    const { webhookId } = (await service.create(everyone, caller, wishes)).webhook;
    const refused = service.rotateSecret(everyone, caller, webhookId, { overlapSeconds: 3_600, secret: "bad" });
    await expect(refused).rejects.toMatchObject({ code: "INVALID_REQUEST" });
    expect(await service.rotateSecret(everyone, caller, webhookId, { overlapSeconds: 3_600, secret: null })).toEqual({
      secret: SECRET,
      overlapEndsAt: bench.clock.now() + HOUR,
    });
    expect(await service.finishRotation(everyone, caller, webhookId)).toMatchObject({ rotationEndsAt: null });
    await expect(service.finishRotation(everyone, caller, webhookId)).rejects.toMatchObject({
      code: "WEBHOOK_NOT_ROTATING",
    });
  });

  it("stands in the audit log with who made it, and without a secret", async () => {
    const { webhookId } = (await service.create(everyone, caller, wishes)).webhook;
    await service.update(everyone, caller, webhookId, { name: "New" });
    await service.enable(everyone, caller, webhookId, "resume");
    await service.rotateSecret(everyone, caller, webhookId, { overlapSeconds: 60, secret: null });
    await service.finishRotation(everyone, caller, webhookId);
    await service.remove(everyone, caller, webhookId);
    const entries = bench.database.orm.select().from(auditLog).all();
    const changes = ["create", "update", "enable", "rotateSecret", "finishRotation", "delete"];
    expect(entries.map(({ action }) => action)).toEqual(changes.map((change) => `webhooks.${change}`));
    expect(entries.every(({ target, actorId }) => target === webhookId && actorId === "key_1")).toBe(true);
    expect(JSON.stringify(entries)).not.toContain("whsec_");
  });
});

it("answers that a webhook is not there to whoever may not see it, whatever is asked", async () => {
  const { webhookId } = (await service.create(everyone, caller, wishes)).webhook;
  for (const tenant of [limited, { organizationId: 2, sessionIds: null }]) {
    for (const ask of [
      () => service.get(tenant, webhookId),
      () => service.update(tenant, caller, webhookId, { name: "mine" }),
      () => service.remove(tenant, caller, webhookId),
      () => service.enable(tenant, caller, webhookId, "drop"),
      () => service.rotateSecret(tenant, caller, webhookId, { overlapSeconds: 0, secret: null }),
      () => service.finishRotation(tenant, caller, webhookId),
    ]) {
      await expect(ask()).rejects.toMatchObject({ code: "WEBHOOK_NOT_FOUND" });
    }
  }
  expect(await service.get(everyone, webhookId)).toMatchObject({ name: "CRM", rotationEndsAt: null });
});
