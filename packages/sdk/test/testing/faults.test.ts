import { describe, expect, it } from "vitest";
import { ConnectionError, RateLimitError, TimeoutError } from "../../src/index";
import type { Fault } from "../../src/testing/index";
import { failureOf, openMock, to } from "./open-mock";

const body = { to, message: "Hola" };

describe("a request that a test makes fail", () => {
  it("is refused with the error of the contract, once", async () => {
    const { mock, hub } = openMock({}, { maxRetries: 0 });
    mock.failNext("messages.send", { code: "RATE_LIMIT_EXCEEDED", retryAfter: 2 });
    const error = await failureOf(hub.messages.send("session_01", body));
    expect(error).toBeInstanceOf(RateLimitError);
    expect(error).toMatchObject({ code: "RATE_LIMIT_EXCEEDED", status: 429, retryAfter: 2 });
    expect(mock.sent).toEqual([]);
    expect((await hub.messages.send("session_01", body)).status).toBe("sent");
  });

  it.each<[Fault<"messages.send">, object]>([
    ["reset", { name: "ConnectionError" }],
    ["html", { name: "ServerError", status: 502 }],
    ["empty", { name: "APIError", status: 200 }],
    ["truncated", { name: "APIError", status: 200 }],
    [{ code: "SESSION_DISCONNECTED" }, { name: "SessionDisconnectedError", sessionId: "session_01" }],
    [
      { code: "INTERNAL_ERROR", status: 503 },
      { name: "ServerError", status: 503 },
    ],
  ])("as %j shows as an error of the SDK", async (fault, expected) => {
    const { mock, hub } = openMock({}, { maxRetries: 0 });
    mock.failNext("messages.send", fault);
    expect(await failureOf(hub.messages.send("session_01", body))).toMatchObject(expected);
    expect(mock.sent).toEqual([]);
  });

  it("waits in a line with others", async () => {
    const { mock, hub } = openMock();
    mock.failNext("messages.send", { code: "INTERNAL_ERROR" }, { times: 2 });
    await hub.messages.send("session_01", body);
    expect(mock.calls.map(({ status }) => status)).toEqual([500, 500, 200]);
  });

  it("is done although its answer is lost, and done once however often it is tried", async () => {
    const { mock, hub } = openMock();
    mock.failNext("messages.send", "reset-after");
    const sent = await hub.messages.send("session_01", body);
    expect(mock.calls).toHaveLength(2);
    expect(mock.sent).toMatchObject([{ messageId: sent.messageId }]);
  });

  it("ends at the client's own limit when no answer comes", async () => {
    const { mock, hub } = openMock({}, { maxRetries: 0 });
    mock.failNext("messages.send", "timeout");
    const aborted = hub.messages.send("session_01", body, { signal: AbortSignal.timeout(1) });
    expect(await failureOf(aborted)).not.toBeInstanceOf(TimeoutError);
    mock.failNext("messages.send", "timeout");
    const pending = failureOf(hub.messages.send("session_01", body));
    await expect.poll(() => mock.calls.length).toBe(2);
    mock.reset();
    expect(await pending).toBeInstanceOf(ConnectionError);
  });

  it("must be one that the operation can fail with", () => {
    const { mock } = openMock();
    // @ts-expect-error Sending a message does not fail so.
    expect(() => mock.failNext("messages.send", { code: "TEMPLATE_NOT_FOUND" })).toThrow(
      "messages.send cannot fail with",
    );
    // @ts-expect-error There is no such fault.
    expect(() => mock.failNext("messages.send", "explode")).toThrow('cannot fail with "explode"');
    // @ts-expect-error There is no such operation.
    expect(() => mock.failNext("messages.sendAll", "reset")).toThrow("no operation messages.sendAll");
    expect(() => mock.failNext("messages.send", "reset", { times: 0 })).toThrow("times");
  });
});

describe("an answer that a test gives", () => {
  it("stands in for that of the mock, and for what the mock does not model", async () => {
    const { mock, hub } = openMock();
    await expect(hub.groups.getInviteCode("session_01", "120363000000000000@g.us")).rejects.toThrow(
      'mock.respond("groups.getInviteCode"',
    );
    const code = { inviteCode: "AbCdEfGhIj", link: "https://chat.whatsapp.com/AbCdEfGhIj" };
    mock.respond("groups.getInviteCode", code);
    expect(await hub.groups.getInviteCode("session_01", "120363000000000000@g.us")).toEqual(code);
  });

  it("may be a function of the request, a page or a response", async () => {
    const { mock, hub } = openMock();
    mock.respond("contacts.check", ({ params }) => ({
      phone: params.phoneNumber,
      isOnWhatsApp: false,
      checkedAt: "2025-10-14T10:30:00.000Z",
    }));
    expect(await hub.contacts.check("session_01", to)).toMatchObject({ phone: to, isOnWhatsApp: false });
    mock.respond("contacts.list", { items: [], pagination: { limit: 50, hasMore: false, nextCursor: null } });
    expect((await hub.contacts.list("session_01")).items).toEqual([]);
    mock.respond("sessions.get", new Response("gone", { status: 410 }));
    await expect(hub.sessions.get("session_01")).rejects.toMatchObject({ status: 410 });
    await expect(hub.sessions.get("session_01")).rejects.toMatchObject({ status: 410 });
  });
});
