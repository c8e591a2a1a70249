import { describe, expect, it, vi } from "vitest";
import { createHub, failureOf } from "./hub";
import { data, failure, raw, startServer } from "./scripted-server";

const never = () => new Promise<Response>(() => {});

describe("totalTimeout", () => {
  it("ends the attempt that is running, and the call", async () => {
    const { hub, runtime } = createHub({ fetch: never, totalTimeout: 90_000 });
    const failed = failureOf(
      hub.messages.send("session_1", { to: "34612345678", message: "Hola" }, { timeout: 300_000 }),
    );
    await vi.waitFor(() => expect(runtime.limits).toEqual([90_000, 300_000]));
    runtime.reachLimit();
    expect(await failed).toMatchObject({
      name: "TimeoutError",
      message: "messages.send: no success within 90000 ms.",
      attempts: 1,
      idempotencyKey: "key-1",
    });
    expect(runtime.open()).toBe(0);
  });

  it("counts what comes before an attempt", async () => {
    const { hub, runtime } = createHub({ apiKey: () => new Promise<string>(() => {}), totalTimeout: 90_000 });
    const failed = failureOf(hub.sessions.list());
    await vi.waitFor(() => expect(runtime.limits).toEqual([90_000]));
    runtime.reachLimit();
    expect(await failed).toMatchObject({ name: "TimeoutError", attempts: 0 });
  });

  it("throws the error at once when the pause after it would end later", async () => {
    const { baseUrl, received } = await startServer(failure(429, "RATE_LIMIT_EXCEEDED", {}, { "Retry-After": "50" }));
    const { hub, runtime } = createHub({ baseUrl });
    const error = await failureOf(hub.sessions.list({}, { totalTimeout: 90_000 }));
    expect(error).toMatchObject({ name: "RateLimitError", retryAfter: 50, attempts: 2 });
    expect(received).toHaveLength(2);
    expect(runtime.pauses).toEqual([50_250]);
    expect(runtime.open()).toBe(0);
  });

  it("of the call comes before that of the client", async () => {
    const { hub, runtime } = createHub({ fetch: async () => new Response(), totalTimeout: 90_000 });
    await failureOf(hub.sessions.list({}, { totalTimeout: 300_000 }));
    expect(runtime.limits).toEqual([300_000, 30_000]);
  });

  it("leaves a call alone that ends in time, and the signal of the caller in force", async () => {
    const { baseUrl } = await startServer(raw(503), data({}));
    const { hub, runtime } = createHub({ baseUrl, totalTimeout: 90_000 });
    await hub.sessions.get("session_1");
    expect(runtime.open()).toBe(0);
    const reason = new Error("closed");
    const error = await failureOf(hub.sessions.get("session_1", { signal: AbortSignal.abort(reason) }));
    expect(error).toMatchObject({ name: "AbortError", cause: reason });
  });

  it("ends no body that streams after the answer began", async () => {
    const { baseUrl } = await startServer(raw(200, "bytes"));
    const { hub, runtime } = createHub({ baseUrl, totalTimeout: 90_000 });
    const response = await hub.media.content("media_1");
    expect(runtime.open()).toBe(0);
    expect(await response.text()).toBe("bytes");
  });
});
