import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Caller } from "./authentication";
import { limitAddress } from "./limit-address";
import { rateLimitKey } from "./rate-limit-key";
import { createRateLimits } from "./rate-limits";
import { errorOf, KEY, ONE_SESSION_KEY, startEdge } from "./test-edge";

const classes = {
  auth: { points: 2, windowSeconds: 900 },
  general: { points: 3, windowSeconds: 900 },
  whatsapp: { points: 2, windowSeconds: 60 },
  messages: { points: 10, windowSeconds: 60 },
};

describe("a rate limit", () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 0, 1) }));
  afterEach(() => vi.useRealTimers());

  test("counts down, refuses with the time to wait, and opens again", async () => {
    const limits = createRateLimits({ classes });
    expect(await limits.consume("messages", "s", 4)).toEqual({ limit: 10, remaining: 6, resetSeconds: 60 });
    vi.setSystemTime(Date.UTC(2026, 0, 1) + 20_500);
    expect(await limits.consume("messages", "s", 6)).toEqual({ limit: 10, remaining: 0, resetSeconds: 40 });
    await expect(limits.consume("messages", "s")).rejects.toMatchObject({
      code: "RATE_LIMIT_EXCEEDED",
      params: { class: "messages", limit: 10 },
      retryAfter: 40,
      headers: { "RateLimit-Limit": "10", "RateLimit-Remaining": "0", "RateLimit-Reset": "40" },
    });
    expect((await limits.consume("messages", "another")).remaining).toBe(9);
    expect((await limits.consume("general", "s")).remaining).toBe(2);
    vi.setSystemTime(Date.UTC(2026, 0, 1) + 61_000);
    expect((await limits.consume("messages", "s")).remaining).toBe(9);
  });

  test("leaves a fifth of the messages of each window to those that are not bulk", async () => {
    const start = Date.now();
    const limits = createRateLimits({ classes });
    const bulk = async (asked: number) => {
      let granted = 0;
      for (let count = 0; count < asked; count++) {
        const grant = await limits.consumeBulk("s").catch((error: unknown) => error);
        if (grant instanceof Error) expect(grant).toMatchObject({ code: "RATE_LIMIT_EXCEEDED" });
        else granted += 1;
      }
      return granted;
    };
    await limits.consume("messages", "s");
    // Late in the window, so that a window of its own would last into the next one.
    vi.setSystemTime(start + 50_000);
    expect(await bulk(20)).toBe(8);
    await expect(limits.consumeBulk("s")).rejects.toMatchObject({ retryAfter: 10 });
    expect((await limits.consumeBulk("another")).remaining).toBe(9);
    expect((await limits.consume("messages", "s")).remaining).toBe(0);
    await expect(limits.consume("messages", "s")).rejects.toMatchObject({ params: { limit: 10 } });

    vi.setSystemTime(start + 60_000);
    expect(await bulk(20)).toBe(8);
    vi.setSystemTime(start + 115_000);
    expect(await bulk(5)).toBe(0);
    expect((await limits.consume("messages", "s", 2)).remaining).toBe(0);

    // Never more than the limit in all.
    vi.setSystemTime(start + 120_000);
    await limits.consume("messages", "s", 6);
    expect(await bulk(20)).toBe(4);
    vi.setSystemTime(start + 180_000);
    expect(await bulk(20)).toBe(8);
  });

  test("leaves bulk the only message of a window", async () => {
    const limits = createRateLimits({ classes: { ...classes, messages: { points: 1, windowSeconds: 60 } } });
    expect((await limits.consumeBulk("s")).remaining).toBe(0);
    await expect(limits.consumeBulk("s")).rejects.toMatchObject({ code: "RATE_LIMIT_EXCEEDED" });
  });

  test("lets an address send wrong credentials five times as often as it may log in", async () => {
    const limits = createRateLimits({ classes });
    for (let count = 0; count < 10; count++) await limits.recordWrongCredential("ip");
    await expect(limits.recordWrongCredential("ip")).rejects.toMatchObject({ code: "RATE_LIMIT_EXCEEDED" });
    await limits.recordWrongCredential("another");
  });
});

describe("a budget", () => {
  const key: Caller = { actor: { type: "api_key", keyId: "key_1" }, organizationId: 1, sessionIds: null, scopes: [] };
  const at = { ip: "192.0.2.1", sessionId: "session_1" };

  test("is the session's, the key's or user's, or the address's", () => {
    const user: Caller = { ...key, actor: { type: "user", userId: 5, loginId: "l" } };
    const nobody: Caller = { ...key, actor: { type: "anonymous" }, organizationId: null };
    expect(rateLimitKey("auth", key, at)).toBe("ip:192.0.2.1");
    expect(rateLimitKey("whatsapp", key, at)).toBe("session:1:session_1");
    expect(rateLimitKey("whatsapp", user, at)).toBe("session:1:session_1");
    expect(rateLimitKey("general", key, at)).toBe("key:key_1");
    expect(rateLimitKey("general", user, at)).toBe("user:5");
    expect(rateLimitKey("general", nobody, at)).toBe("ip:192.0.2.1");
  });

  test("of a session is not open to a key for other sessions, nor to what is no session id", () => {
    expect(rateLimitKey("whatsapp", { ...key, sessionIds: new Set(["session_2"]) }, at)).toBe("key:key_1");
    expect(rateLimitKey("whatsapp", key, { ...at, sessionId: "a b" })).toBe("key:key_1");
    expect(rateLimitKey("whatsapp", key, { ...at, sessionId: undefined })).toBe("key:key_1");
  });

  test.each([
    ["192.0.2.1", "192.0.2.1"],
    ["::ffff:192.0.2.1", "192.0.2.1"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:0db8::1", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ])("of the address %s is counted as %s", (ip, counted) => {
    expect(limitAddress(ip)).toBe(counted);
  });
});

describe("over HTTP", () => {
  const tight = { points: 2, windowSeconds: 60 };

  test("the headers count down, and a 429 says when to come back", async () => {
    const edge = await startEdge({ limits: { general: tight } });
    const answers = [
      await edge.call("/api/sessions"),
      await edge.call("/api/sessions"),
      await edge.call("/api/sessions"),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(answers.map(({ headers }) => headers.get("ratelimit-remaining"))).toEqual(["1", "0", "0"]);
    expect(answers.map(({ headers }) => headers.get("ratelimit-limit"))).toEqual(["2", "2", "2"]);
    const refused = answers[2];
    expect(refused?.headers.get("retry-after")).toBe(refused?.headers.get("ratelimit-reset"));
    expect(refused && (await errorOf(refused))).toMatchObject({
      code: "RATE_LIMIT_EXCEEDED",
      retryAfter: 60,
      retryable: true,
    });
    // Another key has a budget of its own.
    expect((await edge.call("/api/sessions", { headers: { "X-API-Key": ONE_SESSION_KEY } })).status).toBe(200);
    await edge.stop();
  });

  test("a session's budget is shared by its keys, and no other session's", async () => {
    const edge = await startEdge({ limits: { whatsapp: tight } });
    const status = async (session: string, key: string) =>
      (await edge.call(`/api/sessions/${session}/status`, { headers: { "X-API-Key": key } })).status;
    expect(await status("session_1", KEY)).toBe(200);
    expect(await status("session_1", ONE_SESSION_KEY)).toBe(200);
    expect(await status("session_1", KEY)).toBe(429);
    expect(await status("session_2", KEY)).toBe(200);
    expect((await edge.call("/api/contacts/session_1")).status).toBe(429);
    await edge.stop();
  });

  test("logins are counted by address, and messages not at all", async () => {
    const edge = await startEdge({ limits: { auth: tight, messages: { points: 1, windowSeconds: 60 } } });
    const login = async () => (await edge.postJson("/api/auth/login", { identifier: "a@b.es", password: "x" })).status;
    expect([await login(), await login(), await login()]).toEqual([200, 200, 429]);
    const send = async () =>
      (await edge.postJson("/api/messages/session_1/send", { to: "34612345678", message: "x" })).status;
    expect([await send(), await send()]).toEqual([200, 200]);
    await edge.stop();
  });

  test("wrong keys end in 429, and never shut a right one out", async () => {
    const edge = await startEdge({ limits: { auth: tight, general: { points: 5, windowSeconds: 60 } } });
    const wrong = async () => (await edge.call("/api/sessions", { headers: { "X-API-Key": "wrong" } })).status;
    for (let count = 0; count < 10; count++) expect(await wrong()).toBe(401);
    expect(await wrong()).toBe(429);
    const right = await edge.call("/api/sessions");
    expect([right.status, right.headers.get("ratelimit-remaining")]).toEqual([200, "4"]);
    await edge.stop();
  });

  test("the address is the proxy's, or the client's where the proxy is trusted", async () => {
    const statuses = async (trustProxy: boolean) => {
      const edge = await startEdge({ limits: { auth: { points: 1, windowSeconds: 60 } }, config: { trustProxy } });
      const login = async (forwardedFor: string) =>
        (
          await edge.postJson(
            "/api/auth/login",
            { identifier: "a@b.es", password: "x" },
            { "X-Forwarded-For": forwardedFor },
          )
        ).status;
      const result = [
        await login("203.0.113.9, 192.0.2.1"),
        await login("203.0.113.9, 192.0.2.2"),
        await login("198.51.100.1, 192.0.2.2"),
      ];
      await edge.stop();
      return result;
    };
    expect(await statuses(false)).toEqual([200, 429, 429]);
    expect(await statuses(true)).toEqual([200, 200, 429]);
  });
});
