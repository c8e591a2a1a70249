import { inspect } from "node:util";
import { describe, expect, it, vi } from "vitest";
import { APIError, ConflictError, InboxHub, InboxHubError, isErrorCode } from "../src";
import { API_KEY, createHub, failureOf, PASSWORD } from "./hub";
import { type Answer, failure, raw, reset, startServer } from "./scripted-server";

async function failWith(...script: readonly Answer[]) {
  const { baseUrl } = await startServer(...script);
  return failureOf(createHub({ baseUrl }).hub.messages.send("session_1", { to: "34612345678", message: "Hola" }));
}

describe("an error", () => {
  it.each([
    [401, "INVALID_API_KEY", "AuthenticationError"],
    [403, "FORBIDDEN", "PermissionError"],
    [404, "SESSION_NOT_FOUND", "NotFoundError"],
    [400, "INVALID_REQUEST", "InvalidRequestError"],
    [413, "BODY_TOO_LARGE", "InvalidRequestError"],
    [415, "UNSUPPORTED_MEDIA_TYPE", "InvalidRequestError"],
    [422, "RECIPIENT_NOT_ON_WHATSAPP", "InvalidRequestError"],
    [409, "SESSION_ALREADY_EXISTS", "ConflictError"],
    [409, "SESSION_DISCONNECTED", "SessionDisconnectedError"],
    [500, "INTERNAL_ERROR", "ServerError"],
  ])("for %i %s is a %s of its own class", async (status, code, name) => {
    const error = await failWith(failure(status, code));
    expect(error).toMatchObject({ name, status, code });
    expect(error).toBeInstanceOf(APIError);
    expect(error).toBeInstanceOf(InboxHubError);
    expect(error).toBeInstanceOf(Error);
  });

  it("says which operation failed, why, and what to quote", async () => {
    const error = await failWith(failure(404, "SESSION_NOT_FOUND"));
    expect(String(error)).toBe(
      "NotFoundError: messages.send: Sentence of SESSION_NOT_FOUND (404 SESSION_NOT_FOUND request req_test)",
    );
  });

  it("knows the session, the details and what the server thinks of another attempt", async () => {
    const details = [{ path: "body.to", message: "must match" }];
    expect(await failWith(failure(409, "SESSION_DISCONNECTED", { retryable: true }))).toMatchObject({
      sessionId: "session_1",
      retryable: true,
    });
    expect(await failWith(failure(400, "INVALID_REQUEST", { details }))).toMatchObject({ details });
  });

  it("takes over only what has the documented type", async () => {
    const error = await failWith(
      failure(400, "INVALID_REQUEST", { code: 7, error: {}, details: "x", retryable: "no" }),
    );
    expect(Object.keys(error as object).sort()).toEqual(
      ["attempts", "idempotencyKey", "name", "operationId", "requestId", "sessionId", "status"].sort(),
    );
  });

  it("becomes JSON with its facts and its message", async () => {
    expect(JSON.parse(JSON.stringify(await failWith(failure(404, "SESSION_NOT_FOUND"))))).toEqual({
      name: "NotFoundError",
      message: expect.stringContaining("Sentence of SESSION_NOT_FOUND"),
      operationId: "messages.send",
      sessionId: "session_1",
      attempts: 1,
      idempotencyKey: "key-1",
      requestId: "req_test",
      status: 404,
      code: "SESSION_NOT_FOUND",
      retryable: false,
    });
  });
});

describe("isErrorCode", () => {
  it("finds one of several codes", async () => {
    const error = await failWith(failure(409, "SESSION_DISCONNECTED"));
    expect(isErrorCode(error, "SESSION_NOT_FOUND", "SESSION_DISCONNECTED")).toBe(true);
    expect(isErrorCode(error, "SESSION_NOT_FOUND")).toBe(false);
    expect(isErrorCode(new Error("SESSION_DISCONNECTED"), "SESSION_DISCONNECTED")).toBe(false);
    expect(isErrorCode(undefined, "SESSION_DISCONNECTED")).toBe(false);
    expect(isErrorCode({ code: "SESSION_DISCONNECTED" }, "SESSION_DISCONNECTED")).toBe(false);
  });

  it("knows the errors of another copy of the package", async () => {
    vi.resetModules();
    const another = await import("../src");
    const { baseUrl } = await startServer(failure(409, "SESSION_DISCONNECTED"));
    const error = await failureOf(new another.InboxHub({ baseUrl, apiKey: API_KEY }).sessions.get("session_1"));
    expect(another.InboxHub).not.toBe(InboxHub);
    expect(error).not.toBeInstanceOf(ConflictError);
    expect(isErrorCode(error, "SESSION_DISCONNECTED")).toBe(true);
  });
});

describe("no secret is in", () => {
  const secrets = [API_KEY, PASSWORD, "secret-access", "secret-refresh", "34612345678"];
  const credentials = { identifier: "test@empresa.com", password: PASSWORD };
  const tokens = {
    get: () => ({ accessToken: "secret-access", refreshToken: "secret-refresh", expiresAt: 1, renewAt: 1 }),
    set: () => {},
  };
  const expectNone = (value: unknown) => {
    const shown = [inspect(value, { depth: 9, showHidden: true }), JSON.stringify(value), String(value)].join();
    for (const secret of secrets) expect(shown).not.toContain(secret);
  };
  /** What a proxy may answer, or a `fetch` throw: everything it was given. */
  const echo: Answer = (response, request) => raw(500, JSON.stringify(request))(response, request);
  const throwAll = async (url: string, init: RequestInit) => {
    const headers = Object.fromEntries(new Headers(init.headers));
    throw Object.assign(new TypeError("failed"), { config: { url, init, headers } });
  };
  const throwAsCause = (url: string, init: RequestInit) =>
    throwAll(url, init).catch((cause) => {
      throw new Error("wrapped", { cause });
    });

  it.each([
    ["an error page that repeats the request", echo],
    ["a reset", reset],
    ["a refusal", failure(401, "INVALID_API_KEY")],
  ])("the error after %s", async (_, answer) => {
    const { baseUrl } = await startServer(answer);
    const { hub } = createHub({ baseUrl, credentials, tokens });
    expectNone(await failureOf(hub.contacts.search("session_1", "34612345678")));
    expectNone(await failureOf(hub.auth.me()));
    expectNone(await failureOf(hub.auth.login(credentials)));
  });

  it("the error after a fetch that throws all it was given", async () => {
    for (const fetch of [throwAll, throwAsCause]) {
      const { hub } = createHub({ baseUrl: "http://127.0.0.1:1", credentials, tokens, fetch });
      const error = await failureOf(hub.contacts.search("session_1", "34612345678"));
      expect(error).toMatchObject({ cause: { name: "TypeError", message: "failed" } });
      expectNone(error);
      expectNone(await failureOf(hub.auth.me()));
    }
  });

  it("the error about an option", async () => {
    for (const apiKey of [`${API_KEY}\n`, `${API_KEY} `, `${API_KEY}ñ`]) {
      expectNone(await failureOf(Promise.resolve().then(() => createHub({ apiKey }))));
      expectNone(await failureOf(createHub({ apiKey: () => apiKey }).hub.sessions.list()));
    }
    expectNone(await failureOf(Promise.resolve().then(() => createHub({ baseUrl: `https://u:${PASSWORD}@host` }))));
    const headers = { "X-API-Key": `${API_KEY}\r\nX: 1` };
    expectNone(await failureOf(createHub({}).hub.sessions.list({}, { headers })));
  });

  it("the client, a session or what they log", async () => {
    const log: unknown[] = [];
    const write = (...entry: unknown[]) => log.push(entry);
    const logger = { debug: write, info: write, warn: write, error: write };
    const { baseUrl } = await startServer(raw(502), echo);
    const { hub } = createHub({ baseUrl, credentials, tokens, logger, logLevel: "debug", totalTimeout: 90_000 });
    await failureOf(hub.contacts.search("session_1", "34612345678"));
    await failureOf(hub.contacts.list("session_1", { q: "34612345678" }));
    await failureOf(hub.auth.login(credentials));
    await failureOf(hub.auth.me({ headers: { "X-Other": "secret-access" } }));
    const call = hub.messages.send("session_1", { to: "34612345678", message: "Hola" });
    for (const shown of [hub, hub.session("session_1"), call, log]) expectNone(shown);
    await failureOf(call);
    expectNone(log);
    expect(log.length).toBeGreaterThan(20);
  });
});
