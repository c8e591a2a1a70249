import { describe, expect, it } from "vitest";
import { createHub, failureOf } from "./hub";
import { createTestRuntime } from "./runtime";
import { data, raw, startServer } from "./scripted-server";

const body = { to: "34612345678", message: "Hola" };
const html = raw(502, "<html>Bad gateway</html>", { "Content-Type": "text/html" });

describe("a call that ends early", () => {
  it("gives up an attempt that takes too long, and tries again", async () => {
    const runtime = createTestRuntime();
    const { baseUrl, received } = await startServer(() => runtime.reachLimit());
    const { hub } = createHub({ baseUrl }, runtime);
    expect(await failureOf(hub.messages.send("session_1", body))).toMatchObject({
      name: "TimeoutError",
      message: "messages.send: no answer within 30000 ms.",
      attempts: 3,
      idempotencyKey: "key-1",
    });
    expect(received).toHaveLength(3);
    expect(runtime.open()).toBe(0);
  });

  it("gives up an answer whose body never ends", async () => {
    const runtime = createTestRuntime();
    const { baseUrl } = await startServer((response) => {
      response.writeHead(200, { "X-Request-Id": "req_test" });
      response.write('{"success":true,', () => setImmediate(() => runtime.reachLimit()));
    });
    const { hub } = createHub({ baseUrl, maxRetries: 0 }, runtime);
    expect(await failureOf(hub.sessions.get("session_1"))).toMatchObject({ name: "TimeoutError" });
  });

  it("is aborted while it waits for the answer", async () => {
    const controller = new AbortController();
    const { baseUrl, received } = await startServer(() => controller.abort(new Error("enough")));
    const { hub, runtime } = createHub({ baseUrl });
    const error = await failureOf(hub.messages.send("session_1", body, { signal: controller.signal }));
    expect(error).toMatchObject({
      name: "AbortError",
      operationId: "messages.send",
      attempts: 1,
      cause: new Error("enough"),
    });
    expect(received).toHaveLength(1);
    expect(runtime.open()).toBe(0);
  });

  it("is aborted in the pause between two attempts", async () => {
    const controller = new AbortController();
    const runtime = createTestRuntime({ onPause: () => controller.abort() });
    const { baseUrl, received } = await startServer(html);
    const { hub } = createHub({ baseUrl }, runtime);
    const error = await failureOf(hub.messages.send("session_1", body, { signal: controller.signal }));
    expect(error).toMatchObject({ name: "AbortError", idempotencyKey: "key-1" });
    expect(received).toHaveLength(1);
    expect(runtime.open()).toBe(0);
  });

  it("sends nothing when it is aborted already", async () => {
    const { baseUrl, received } = await startServer(data({}));
    const { hub } = createHub({ baseUrl });
    const error = await failureOf(hub.sessions.list({}, { signal: AbortSignal.abort() }));
    expect(error).toMatchObject({ name: "AbortError" });
    expect(received).toEqual([]);
  });

  it("leaves no listener on a signal that many calls share", async () => {
    const { signal } = new AbortController();
    let listeners = 0;
    const { addEventListener, removeEventListener } = signal;
    signal.addEventListener = (...args: Parameters<typeof addEventListener>) => {
      listeners++;
      addEventListener.apply(signal, args);
    };
    signal.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
      listeners--;
      removeEventListener.apply(signal, args);
    };
    const { baseUrl } = await startServer(html, data([]));
    const { hub } = createHub({ baseUrl });
    await hub.sessions.get("session_1", { signal });
    await new Promise(setImmediate);
    expect(listeners).toBe(0);
  });
});
