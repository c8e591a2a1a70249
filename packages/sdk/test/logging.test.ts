import { describe, expect, it } from "vitest";
import type { Logger, LogLevel } from "../src";
import { createHub, failureOf } from "./hub";
import { type Answer, data, failure, json, raw, startServer } from "./scripted-server";

async function logOf(logLevel: LogLevel | undefined, ...script: readonly Answer[]) {
  const entries: { level: string; message: string; fields: Readonly<Record<string, unknown>> | undefined }[] = [];
  const at =
    (level: string): Logger["debug"] =>
    (message, fields) =>
      entries.push({ level, message, fields });
  const logger = { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
  const { baseUrl } = await startServer(...script);
  return { ...createHub({ baseUrl, logger, logLevel }), entries };
}

describe("the log", () => {
  it("says at warn, which is the level of who sets none, that an attempt failed and another one follows", async () => {
    const { hub, entries } = await logOf(undefined, raw(502), data({}));
    await hub.sessions.get("session_1");
    expect(entries).toEqual([
      {
        level: "warn",
        message: "inbox-hub: failed",
        fields: {
          operationId: "sessions.get",
          attempt: 1,
          durationMs: 0,
          error: "ServerError",
          status: 502,
          code: undefined,
          requestId: "req_test",
          retryInMs: 250,
        },
      },
    ]);
  });

  it.each([
    ["error", 500, ["error"]],
    ["off", 500, []],
    ["warn", 404, []],
    ["info", 404, ["info"]],
    ["info", 200, ["info"]],
    ["debug", 200, ["debug", "info"]],
  ] as const)("at %s after a %i has %o", async (level, status, levels) => {
    const { hub, entries } = await logOf(level, status === 200 ? data({}) : failure(status, "SOME_CODE"));
    await hub.sessions.get("session_1", { maxRetries: 0 }).safe();
    expect(entries.map((entry) => entry.level)).toEqual(levels);
  });

  it("has at info the status, the time and what to quote", async () => {
    const { hub, entries } = await logOf("info", data({}));
    await hub.sessions.get("session_1");
    expect(entries).toEqual([
      {
        level: "info",
        message: "inbox-hub: answered",
        fields: { operationId: "sessions.get", attempt: 1, durationMs: 0, status: 200, requestId: "req_test" },
      },
    ]);
  });

  it("shows of headers those that are known to be harmless, and of the address the path", async () => {
    const answer = json(
      200,
      { success: true, data: [], pagination: { hasMore: false, nextCursor: null } },
      {
        "Set-Cookie": "a=b",
        "RateLimit-Remaining": "29",
      },
    );
    const { hub, entries } = await logOf("debug", answer);
    await hub.contacts.list("session_1", { q: "Juan" }, { headers: { "X-Vault": "s3cret", Cookie: "c=d" } });
    expect(entries.map(({ fields }) => fields)).toEqual([
      {
        operationId: "contacts.list",
        attempt: 1,
        method: "GET",
        path: "/api/contacts/session_1",
        headers: { accept: "application/json", "user-agent": expect.any(String) },
      },
      expect.objectContaining({
        headers: {
          "content-type": "application/json",
          date: expect.any(String),
          "ratelimit-remaining": "29",
          "x-request-id": "req_test",
        },
      }),
    ]);
  });

  it.each([
    ["34612345678", "***678"],
    ["+34 612 345 678", "***%20678"],
    ["+34 (612) 34-56-78", "***6-78"],
    ["34612345678@c.us", "***678%40c.us"],
  ])("shows of the phone number %s only its end", async (phone, shown) => {
    const { hub, entries } = await logOf("debug", failure(404, "CONTACT_NOT_FOUND"));
    await failureOf(hub.contacts.search("session_1", phone));
    expect(entries[0]?.fields?.path).toBe(`/api/contacts/session_1/search/${shown}`);
  });

  it("leaves ids and versions readable", async () => {
    const { hub, entries } = await logOf("debug", data({}));
    await hub.messages.get("session_crm_01", "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW");
    await hub.messages.send("s", { to: "34612345678", message: "Hola" }, { idempotencyKey: "order-1042-34612345678" });
    expect(entries[0]?.fields?.path).toBe("/api/messages/session_crm_01/msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW");
    expect(entries[2]?.fields?.headers).toMatchObject({ "idempotency-key": expect.stringMatching(/^order-\D*678$/) });
  });
});
