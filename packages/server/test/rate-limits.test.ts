import { type ErrorBody, type OperationId, policies } from "@inbox-hub/openapi";
import { listOperations, type RateLimitClass } from "@inbox-hub/openapi/rules";
import type { InboxHub } from "@inbox-hub/sdk";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { parseConfig } from "../src/config";
import { kindsOf } from "./access/requests";
import { type Sandbox, startSandbox } from "./start-sandbox";

/** The limits of the integration guide, over HTTP: 5 and 100 in 15 minutes, 30 and 10 in a minute. */

const minute = 60_000;
const guide = {
  auth: { points: 5, windowSeconds: 15 * 60 },
  general: { points: 100, windowSeconds: 15 * 60 },
  whatsapp: { points: 30, windowSeconds: 60 },
  messages: { points: 10, windowSeconds: 60 },
} as const satisfies Record<RateLimitClass, object>;

const sessionId = "session_crm_01";
const sends: readonly OperationId[] = ["messages.send", "messages.forward", "templates.use", "status.create"];

let sandbox: Sandbox;
let hub: InboxHub;
let later = 0;

beforeEach(async () => {
  // A clock that runs, and that a test can set forward.
  const now = Date.now;
  later = 0;
  vi.spyOn(Date, "now").mockImplementation(() => now() + later);
  const settings = Object.entries(guide).map(([name, { points, windowSeconds }]) => [
    `INBOX_HUB_RATE_LIMIT_${name.toUpperCase()}`,
    `${points}/${windowSeconds}s`,
  ]);
  sandbox = await startSandbox(Object.fromEntries(settings));
  hub = sandbox.hub;
});
afterEach(async () => {
  await sandbox.stop();
  vi.restoreAllMocks();
});

interface Seen {
  readonly status: number;
  readonly limit: number;
  readonly remaining: number;
  readonly reset: number;
  readonly retryAfter: string | null;
  readonly body: Partial<ErrorBody> & { readonly data?: { readonly accessToken?: string } };
}

async function call(path: string, init: RequestInit = {}): Promise<Seen> {
  const response = await fetch(`${sandbox.url}${path}`, {
    ...init,
    headers: { "x-api-key": sandbox.apiKey, ...init.headers },
  });
  const number = (name: string) => Number(response.headers.get(name) ?? Number.NaN);
  return {
    status: response.status,
    limit: number("ratelimit-limit"),
    remaining: number("ratelimit-remaining"),
    reset: number("ratelimit-reset"),
    retryAfter: response.headers.get("retry-after"),
    body: (await response.json()) as Seen["body"],
  };
}

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  call(path, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });

const logIn = (password: string) => post("/api/auth/login", { identifier: "ana@empresa.com", password });

/** The answer to the first request that is one too many. */
function expectRefusal(seen: Seen, limitClass: RateLimitClass): void {
  const { points, windowSeconds } = guide[limitClass];
  expect(seen).toMatchObject({ status: 429, limit: points, remaining: 0 });
  expect(seen.body).toMatchObject({
    success: false,
    code: "RATE_LIMIT_EXCEEDED",
    retryable: true,
    error: `Demasiadas peticiones: límite ${limitClass} de ${points}`,
    retryAfter: seen.reset,
  });
  expect(seen.retryAfter).toBe(String(seen.reset));
  expect(seen.reset).toBeGreaterThan(windowSeconds - 60);
  expect(seen.reset).toBeLessThanOrEqual(windowSeconds);
}

/** What so many requests in a row have left. */
async function countDown(times: number, request: (index: number) => Promise<Seen>): Promise<readonly number[]> {
  const remaining: number[] = [];
  for (let index = 0; index < times; index += 1) {
    const seen = await request(index);
    expect(seen.status).not.toBe(429);
    remaining.push(seen.remaining);
  }
  return remaining;
}

const downFrom = (points: number) => Array.from({ length: points }, (_, index) => points - 1 - index);

describe("the limits of a production server", () => {
  it("are the guide's, unless the operator sets others", () => {
    const production = parseConfig({
      INBOX_HUB_PROFILE: "production",
      INBOX_HUB_ENGINE: "simulator",
      INBOX_HUB_JWT_SECRET: "limits-B7kq29ZxLw0Tn4Vh81RcYd63Js5Pf-only-for-tests",
    });
    expect(production.rateLimits).toEqual(guide);
  });

  it("apply to each operation by what it is", () => {
    const byNature = (id: OperationId): readonly RateLimitClass[] => {
      if (policies[id].tag === "system") return [];
      if (id === "auth.login" || id === "auth.changePassword") return ["auth"];
      const budget = kindsOf(id)[0] === "SessionId" ? "whatsapp" : "general";
      return sends.includes(id) ? [budget, "messages"] : [budget];
    };
    const ids = listOperations().map(({ id }) => id);
    expect(Object.fromEntries(ids.map((id) => [id, policies[id].rateLimit]))).toEqual(
      Object.fromEntries(ids.map((id) => [id, byNature(id)])),
    );
  });
});

describe("five logins in 15 minutes", () => {
  it("are what an address may try, right or wrong, with changes of password among them", async () => {
    expect(await countDown(4, (index) => logIn(index === 0 ? "test_password" : "wrong"))).toEqual([4, 3, 2, 1]);
    const token = await post("/api/auth/login", { identifier: "test@empresa.com", password: "test_password" });
    expect(token).toMatchObject({ status: 200, remaining: 0 });
    expectRefusal(await logIn("test_password"), "auth");
    const change = await call("/api/auth/password", {
      method: "PUT",
      headers: { authorization: `Bearer ${token.body.data?.accessToken}`, "content-type": "application/json" },
      body: JSON.stringify({ currentPassword: "test_password", newPassword: "una frase larga y mía" }),
    });
    expectRefusal(change, "auth");

    later += 14 * minute;
    expect((await logIn("test_password")).status).toBe(429);
    later += minute;
    expect((await logIn("test_password")).status).toBe(200);
  });
});

describe("a hundred requests in 15 minutes", () => {
  it("are what a key may make, whatever it asks for", async () => {
    const paths = ["/api/sessions", "/api/webhooks/organizations/1", "/api/templates/tpl_unknown"];
    expect(await countDown(100, (index) => call(paths[index % 3] ?? ""))).toEqual(downFrom(100));
    expectRefusal(await call("/api/sessions"), "general");
    expectRefusal(await call("/api/media/media_unknown"), "general");

    // Another key, a user, and a session's own budget are not touched by it.
    const { apiKey } = await hub.organizations.createApiKey(1, { name: "CRM" });
    expect(await call("/api/sessions", { headers: { "x-api-key": apiKey } })).toMatchObject({
      status: 200,
      remaining: 99,
    });
    expect((await call(`/api/sessions/${sessionId}/status`)).status).toBe(200);
    later += 15 * minute;
    expect(await call("/api/sessions")).toMatchObject({ status: 200, remaining: 99 });
  });

  it("are what a user may make", async () => {
    const { accessToken } = await hub.auth.login({ identifier: "test@empresa.com", password: "test_password" });
    const me = () => call("/api/auth/me", { headers: { authorization: `Bearer ${accessToken}` } });
    expect(await countDown(100, me)).toEqual(downFrom(100));
    expectRefusal(await me(), "general");
    expect((await call("/api/sessions")).remaining).toBe(99);
  });
});

describe("thirty requests in a minute", () => {
  it("are what a session may get, from all keys together", async () => {
    const { apiKey } = await hub.organizations.createApiKey(1, { name: "CRM" });
    const paths = [`/api/sessions/${sessionId}/status`, `/api/contacts/${sessionId}`, `/api/messages/${sessionId}`];
    const remaining = await countDown(30, (index) =>
      call(paths[index % 3] ?? "", { headers: { "x-api-key": index % 2 === 0 ? apiKey : sandbox.apiKey } }),
    );
    expect(remaining).toEqual(downFrom(30));
    for (const path of paths) expectRefusal(await call(path), "whatsapp");
    expect((await call("/api/sessions/session_01/status")).status).toBe(200);
    later += minute;
    expect(await call(`/api/sessions/${sessionId}/status`)).toMatchObject({ status: 200, remaining: 29 });
  });
});

describe("ten messages in a minute", () => {
  const send = (to: string | readonly string[], session = sessionId) =>
    post(`/api/messages/${session}/send`, { to, message: "Hola" });

  it("are what a session may send one by one", async () => {
    for (let count = 0; count < 10; count += 1) expect((await send("34612345678")).status).toBe(200);
    expectRefusal(await send("34612345678"), "messages");
    expect((await send("34612345678", "session_01")).status).toBe(200);
    // Nothing of the refused one is kept, to be sent later.
    expect((await hub.messages.list(sessionId)).items).toHaveLength(10);
    later += minute;
    expect((await send("34612345678")).status).toBe(200);
  });

  it("count each recipient of a batch, which is slowed down and not refused", async () => {
    const recipients = Array.from({ length: 8 }, (_, index) => `346990000${index + 10}`);
    expect((await send(recipients)).status).toBe(202);
    const sent = async () => (await hub.messages.list(sessionId)).items.filter(({ status }) => status !== "queued");
    await expect.poll(async () => (await sent()).length, { interval: 50 }).toBe(8);
    expect((await send("34612345678")).status).toBe(200);
    expect((await send("34612345678")).status).toBe(200);
    expectRefusal(await send("34612345678"), "messages");
    expect((await send(recipients)).status).toBe(202);
  });

  it("are not all taken by a batch: two are left for who sends one by one", async () => {
    const recipients = Array.from({ length: 50 }, (_, index) => `346990000${index + 10}`);
    const accepted = await post(`/api/messages/${sessionId}/send`, { to: recipients, message: "Oferta" });
    expect(accepted.status).toBe(202);
    const sent = async () => {
      const { items } = await hub.messages.list(sessionId, { limit: 100 });
      return items.filter(({ batchId, status }) => batchId !== null && status !== "queued").length;
    };
    await expect.poll(sent, { interval: 50 }).toBe(8);
    for (let count = 0; count < 2; count += 1) expect((await send("34612345678")).status).toBe(200);
    expectRefusal(await send("34612345678"), "messages");
    expect(await sent()).toBe(8);
  });

  it("count whatever sends", async () => {
    const { messageId } = await hub.messages.send(sessionId, { to: "34612345678", message: "Hola" });
    const { templateId } = await hub.templates.create(1, { name: "Aviso", body: "Hola" });
    for (let round = 0; round < 3; round += 1) {
      await hub.messages.forward(sessionId, messageId, { to: "34687654321" });
      await hub.templates.use(templateId, { to: "34687654321", sessionId });
      await hub.status.create(sessionId, { message: "Hola" });
    }
    const to = "34687654321";
    expectRefusal(await send(to), "messages");
    expectRefusal(await post(`/api/messages/${sessionId}/${messageId}/forward`, { to }), "messages");
    expectRefusal(await post(`/api/templates/${templateId}/use`, { to, sessionId }), "messages");
    expectRefusal(await post(`/api/status/${sessionId}`, { message: "Hola" }), "messages");
  });
});

describe("no limit", () => {
  it("is on what needs no key: health, contract and reference", async () => {
    for (let count = 0; count < 120; count += 1) {
      const response = await fetch(`${sandbox.url}/health`);
      expect([response.status, response.headers.has("ratelimit-limit")]).toEqual([200, false]);
    }
    for (const path of ["/api/docs", "/api/openapi.json"]) {
      expect((await fetch(`${sandbox.url}${path}`)).headers.has("ratelimit-limit")).toBe(false);
    }
  });
});
