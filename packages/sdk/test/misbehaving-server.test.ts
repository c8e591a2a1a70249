import { describe, expect, it } from "vitest";
import { createHub, failureOf } from "./hub";
import { type Answer, data, failure, json, raw, reset, startServer } from "./scripted-server";

const sent = { messageId: "msg_1", status: "sent", timestamp: "2025-10-14T10:30:00.000Z", to: "34612345678" };
const body = { to: "34612345678", message: "Hola" };
const html = raw(502, "<html>Bad gateway</html>", { "Content-Type": "text/html" });
const limited = (retryAfter: string) => failure(429, "RATE_LIMIT_EXCEEDED", {}, { "Retry-After": retryAfter });

async function sendTo(...script: readonly Answer[]) {
  const { baseUrl, received } = await startServer(...script);
  const { hub, runtime } = createHub({ baseUrl });
  const keys = () => received.map(({ headers }) => headers["idempotency-key"]);
  return { outcome: hub.messages.send("session_1", body), received, runtime, keys };
}

describe("a send to a server that misbehaves", () => {
  it("waits for a short Retry-After, never less, and sends the same key again", async () => {
    const { outcome, runtime, keys } = await sendTo(limited("1"), data(sent));
    expect(await outcome).toEqual(sent);
    expect(runtime.pauses).toEqual([1250]);
    expect(keys()).toEqual(["key-1", "key-1"]);
  });

  it("understands a Retry-After that is a date", async () => {
    const { outcome, runtime } = await sendTo(limited("Tue, 14 Oct 2025 10:30:07 GMT"), data(sent));
    await outcome;
    expect(runtime.pauses).toEqual([7250]);
  });

  it("throws at once when the Retry-After is long", async () => {
    const { outcome, runtime, received } = await sendTo(limited("90"));
    expect(await failureOf(outcome)).toMatchObject({
      name: "RateLimitError",
      status: 429,
      code: "RATE_LIMIT_EXCEEDED",
      retryAfter: 90,
      requestId: "req_test",
      attempts: 1,
      idempotencyKey: "key-1",
    });
    expect(runtime.pauses).toEqual([]);
    expect(received).toHaveLength(1);
  });

  it("takes the Retry-After of the body when there is no header", async () => {
    const { outcome } = await sendTo(failure(503, "SERVICE_UNAVAILABLE", { retryAfter: 120 }));
    expect(await failureOf(outcome)).toMatchObject({ name: "ServerError", retryAfter: 120, attempts: 1 });
  });

  it("tries again after a 503, with the same key", async () => {
    const { outcome, runtime, keys } = await sendTo(failure(503, "SERVICE_UNAVAILABLE"), data(sent));
    expect(await outcome).toEqual(sent);
    expect(runtime.pauses).toEqual([250]);
    expect(keys()).toEqual(["key-1", "key-1"]);
  });

  it("tries again when the connection is reset after the body arrived, with the same key and body", async () => {
    const { outcome, keys, received } = await sendTo(reset, data(sent));
    expect(await outcome).toEqual(sent);
    expect(keys()).toEqual(["key-1", "key-1"]);
    expect(received.map((request) => JSON.parse(request.body))).toEqual([body, body]);
  });

  it("tries again when the answer breaks off", async () => {
    const half = raw(200, '{"success":true,', { "Content-Length": "500", "Content-Type": "application/json" });
    const { outcome } = await sendTo((response, request) => {
      half(response, request);
      response.socket?.destroySoon();
    }, data(sent));
    expect(await outcome).toEqual(sent);
  });

  it("gives up after the last retry, with longer pauses each time", async () => {
    const { outcome, runtime, received } = await sendTo(html);
    expect(await failureOf(outcome)).toMatchObject({
      name: "ServerError",
      status: 502,
      attempts: 3,
      requestId: "req_test",
    });
    expect(await failureOf(outcome)).not.toHaveProperty("code");
    expect(runtime.pauses).toEqual([250, 500]);
    expect(received).toHaveLength(3);
  });

  it("reports a connection that is never made", async () => {
    const { hub } = createHub({ baseUrl: "http://127.0.0.1:1" });
    const error = await failureOf(hub.messages.send("session_1", body));
    expect(error).toMatchObject({
      name: "ConnectionError",
      attempts: 3,
      idempotencyKey: "key-1",
      sessionId: "session_1",
    });
  });

  it.each([
    ["an empty body", raw(400), "InvalidRequestError", 400],
    ["an error that is no JSON", raw(404, "not here"), "NotFoundError", 404],
    ["a success that is no JSON", raw(200, "<html>", { "Content-Type": "text/html" }), "APIError", 200],
    ["an empty success", raw(200), "APIError", 200],
    ["a success that is cut short", raw(200, '{"success":true,"data":{'), "APIError", 200],
    ["a success without data", json(200, { success: true }), "APIError", 200],
    ["JSON that is not of Inbox Hub", json(200, ["data"]), "APIError", 200],
    ["a redirect", raw(307, "", { Location: "http://127.0.0.1:1/" }), "APIError", 307],
  ])("fails once, with status and request id, on %s", async (_, answer, name, status) => {
    const { outcome, received } = await sendTo(answer);
    expect(await failureOf(outcome)).toMatchObject({ name, status, requestId: "req_test", attempts: 1 });
    expect(received).toHaveLength(1);
  });

  it.each([
    ["no array", { success: true, data: {}, pagination: {} }],
    ["no pagination", { success: true, data: [] }],
  ])("reports a list with %s as an answer that is not Inbox Hub's", async (_, body) => {
    const { baseUrl } = await startServer(json(200, body, { "X-Request-Id": "req_7" }));
    const error = await failureOf(createHub({ baseUrl }).hub.contacts.list("session_1"));
    expect(error).toMatchObject({ name: "APIError", status: 200, requestId: "req_7" });
  });

  it("takes success false for an error, whatever the status", async () => {
    const { outcome } = await sendTo(failure(200, "SESSION_NOT_FOUND"));
    expect(await failureOf(outcome)).toMatchObject({ name: "APIError", status: 200, code: "SESSION_NOT_FOUND" });
  });

  it("does not take the key to where a redirect points", async () => {
    const elsewhere = await startServer(data(sent));
    const { outcome } = await sendTo(raw(307, "", { Location: `${elsewhere.baseUrl}/api/messages/session_1/send` }));
    const error = await failureOf(outcome);
    expect(error).toMatchObject({ message: expect.stringContaining("redirects") });
    expect(elsewhere.received).toEqual([]);
  });

  it("reads no more than the beginning of an endless error", async () => {
    const { outcome } = await sendTo((response) => {
      response.writeHead(400);
      const more = () => response.write("x".repeat(10_000), () => !response.destroyed && setImmediate(more));
      more();
    });
    expect(await failureOf(outcome)).toMatchObject({ name: "InvalidRequestError", status: 400 });
  });
});

describe("what is tried again", () => {
  const outcomeOf = async (call: (hub: ReturnType<typeof createHub>["hub"]) => Promise<unknown>, answer = html) => {
    const { baseUrl, received } = await startServer(answer);
    const { hub } = createHub({ baseUrl });
    const error = await failureOf(call(hub));
    return { error, sent: received.length };
  };

  it("leaves alone what the contract says is never tried again", async () => {
    const { sent: count } = await outcomeOf((hub) => hub.webhooks.test("wh_1"));
    expect(count).toBe(1);
    const limitedLogin = await outcomeOf((hub) => hub.auth.login({ identifier: "a", password: "b" }), limited("1"));
    expect(limitedLogin).toMatchObject({ sent: 1, error: { name: "RateLimitError", retryAfter: 1 } });
  });

  it.each([408, 429, 500, 502, 503, 504])("tries a read again on %i", async (status) => {
    expect((await outcomeOf((hub) => hub.sessions.list(), raw(status))).sent).toBe(3);
  });

  it.each([400, 401, 403, 404, 409, 422, 501])("does not try a read again on %i", async (status) => {
    expect((await outcomeOf((hub) => hub.sessions.list(), raw(status))).sent).toBe(1);
  });

  it("asks again while the first request with the key is still running", async () => {
    const { outcome, received } = await sendTo(failure(409, "IDEMPOTENCY_IN_PROGRESS"), data(sent));
    expect(await outcome).toEqual(sent);
    expect(received).toHaveLength(2);
  });

  it.each([
    ["a session that is not connected", failure(409, "SESSION_DISCONNECTED", { retryable: true })],
    ["a message that WhatsApp refused", failure(502, "SEND_FAILED")],
    ["a server that says it cannot help", failure(503, "SERVICE_UNAVAILABLE", { retryable: false })],
  ])("does not send again to %s", async (_, answer) => {
    const { outcome, received } = await sendTo(answer);
    await failureOf(outcome);
    expect(received).toHaveLength(1);
  });

  it("goes by maxRetries of the call before that of the client", async () => {
    const { baseUrl, received } = await startServer(html);
    const { hub } = createHub({ baseUrl, maxRetries: 1 });
    await failureOf(hub.sessions.list());
    expect(received).toHaveLength(2);
    await failureOf(hub.sessions.list({}, { maxRetries: 0 }));
    expect(received).toHaveLength(3);
  });

  it("sends the idempotency key of the caller, and another of its own for each call", async () => {
    const { baseUrl, received } = await startServer(html);
    const { hub } = createHub({ baseUrl, maxRetries: 1 });
    await failureOf(hub.messages.send("session_1", body, { idempotencyKey: "order-1042" }));
    await failureOf(hub.messages.send("session_1", body));
    await failureOf(hub.messages.send("session_1", body));
    const keys = received.map(({ headers }) => headers["idempotency-key"]);
    expect(keys).toEqual(["order-1042", "order-1042", "key-1", "key-1", "key-2", "key-2"]);
  });
});
