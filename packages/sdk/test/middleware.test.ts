import { describe, expect, it, vi } from "vitest";
import { ConnectionError, type Middleware } from "../src";
import { API_KEY, createHub, failureOf } from "./hub";
import { data, raw, reset, startServer } from "./scripted-server";

const pass: Middleware = (request, next) => next(request);

describe("a middleware", () => {
  it("stands around those after it, for each attempt", async () => {
    const { baseUrl } = await startServer(raw(503), data({ sessionId: "session_1" }));
    const steps: string[] = [];
    const step =
      (name: string): Middleware =>
      async (request, next, { operationId, attempt, sessionId }) => {
        steps.push(`${name} ${operationId} ${attempt} ${sessionId}`);
        const response = await next(request);
        steps.push(`${name} ${response.status}`);
        return response;
      };
    const { hub } = createHub({ baseUrl, middleware: [step("a"), step("b")] });
    expect(await hub.sessions.get("session_1")).toEqual({ sessionId: "session_1" });
    expect(steps).toEqual([
      ...["a sessions.get 1 session_1", "b sessions.get 1 session_1", "b 503", "a 503"],
      ...["a sessions.get 2 session_1", "b sessions.get 2 session_1", "b 200", "a 200"],
    ]);
  });

  it("sees what is sent, and may change it", async () => {
    const { baseUrl, received } = await startServer(data({}));
    const seen = vi.fn();
    const trace: Middleware = (request, next, { idempotencyKey }) => {
      seen(request.method, request.url, request.headers.get("x-api-key"), request.body, idempotencyKey);
      const headers = new Headers(request.headers);
      headers.set("X-Trace", "1");
      return next({ ...request, headers });
    };
    const { hub } = createHub({ baseUrl, middleware: [trace] });
    await hub.sessions.create({ name: "CRM" });
    expect(seen).toHaveBeenCalledWith("POST", `${baseUrl}/api/sessions`, API_KEY, '{"name":"CRM"}', "key-1");
    expect(received[0]?.headers).toMatchObject({ "x-trace": "1", "x-api-key": API_KEY });
  });

  it("may answer itself", async () => {
    const fetch = vi.fn();
    const cached: Middleware = async () => Response.json({ success: true, data: { sessionId: "cached" } });
    expect(await createHub({ fetch, middleware: [cached] }).hub.sessions.get("session_1")).toEqual({
      sessionId: "cached",
    });
    expect(fetch).not.toHaveBeenCalled();
  });

  it("hears of a lost connection, which is tried again", async () => {
    const { baseUrl } = await startServer(reset, data({}));
    const errors: unknown[] = [];
    const hear: Middleware = async (request, next) =>
      next(request).catch((error) => Promise.reject(errors.push(error) && error));
    await createHub({ baseUrl, middleware: [hear] }).hub.sessions.get("session_1");
    expect(errors).toEqual([expect.any(ConnectionError)]);
  });

  it("that fails ends the call with its own error, at once", async () => {
    const own = new Error("no budget left");
    for (const broken of [
      () => Promise.reject(own),
      () => {
        throw own;
      },
    ] satisfies Middleware[]) {
      const fetch = vi.fn();
      const { hub } = createHub({ fetch, middleware: [pass, broken] });
      expect(await failureOf(hub.sessions.get("session_1"))).toBe(own);
      expect(fetch).not.toHaveBeenCalled();
    }
  });

  it.each([
    ["gives nothing back", async () => undefined],
    [
      "reads the body",
      async (request, next) => {
        const response = await next(request);
        await response.text();
        return response;
      },
    ],
  ] satisfies [string, (...args: Parameters<Middleware>) => Promise<Response | undefined>][])(
    "that %s is told so",
    async (_, middleware) => {
      const { baseUrl, received } = await startServer(data({}));
      // As JavaScript would write it.
      const { hub } = createHub({ baseUrl, middleware: [middleware as Middleware] });
      expect(await failureOf(hub.sessions.get("session_1"))).toMatchObject({
        name: "UsageError",
        message: "sessions.get: a middleware must return the answer of next(), its body unread.",
      });
      expect(received.length).toBeLessThanOrEqual(1);
    },
  );

  it("logs to the logger of the client, from its level on", async () => {
    const logger = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };
    const log: Middleware = (request, next, context) => {
      context.logger.debug("hidden");
      context.logger.warn("shown", { attempt: context.attempt });
      return next(request);
    };
    const { baseUrl } = await startServer(data({}));
    await createHub({ baseUrl, logger, middleware: [log] }).hub.sessions.get("session_1");
    expect(logger.debug).not.toHaveBeenCalled();
    expect(logger.warn).toHaveBeenCalledExactlyOnceWith("shown", { attempt: 1 });
  });

  it("that hangs is given up when the time of the attempt is up", async () => {
    const hangs: Middleware = () => new Promise(() => {});
    const { hub, runtime } = createHub({ middleware: [hangs], maxRetries: 0 });
    const failure = failureOf(hub.sessions.get("session_1"));
    await vi.waitFor(() => expect(runtime.limits).toEqual([30_000]));
    runtime.reachLimit();
    expect(await failure).toMatchObject({ name: "TimeoutError" });
    expect(runtime.open()).toBe(0);
  });
});
