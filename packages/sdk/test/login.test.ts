import { describe, expect, it } from "vitest";
import type { Tokens } from "../src";
import { startAuthServer } from "./auth-server";
import { createHub, failureOf, PASSWORD } from "./hub";
import { failure, raw, reset } from "./scripted-server";

const credentials = { identifier: "test@empresa.com", password: PASSWORD };
const HOUR = 3_600_000;
const [LOGIN, REFRESH, ME] = ["/api/auth/login", "/api/auth/refresh", "/api/auth/me"];
const fifty = Array.from({ length: 50 });

async function createLoggedOut(...[overrides]: Parameters<typeof startAuthServer>) {
  const server = await startAuthServer(overrides);
  return { server, ...createHub({ baseUrl: server.baseUrl, credentials }) };
}

async function createLoggedIn() {
  const created = await createLoggedOut();
  await created.hub.auth.me();
  created.server.received.length = 0;
  return created;
}

describe("a login", () => {
  it("happens when it is first needed, with the credentials of the client", async () => {
    const { hub, server } = await createLoggedOut();
    expect(await hub.auth.me()).toEqual({ user: { userId: 5 } });
    expect(server.paths()).toEqual([LOGIN, ME]);
    expect(JSON.parse(server.received[0]?.body ?? "")).toEqual(credentials);
    expect(server.received[1]?.headers).toMatchObject({ authorization: "Bearer access-1" });
    expect(server.received.every(({ headers }) => headers["x-api-key"] === undefined)).toBe(true);
  });

  it("happens once for fifty calls at the same time", async () => {
    const { hub, server } = await createLoggedOut();
    await Promise.all(fifty.map(() => hub.auth.me()));
    expect(server.paths().filter((path) => path === LOGIN)).toHaveLength(1);
  });

  it("is never caused by an operation that needs the API key only", async () => {
    const { hub, server } = await createLoggedOut({ "/api/sessions/session_1": failure(401, "INVALID_API_KEY") });
    expect(await failureOf(hub.sessions.get("session_1"))).toMatchObject({ name: "AuthenticationError" });
    expect(server.paths()).toEqual(["/api/sessions/session_1"]);
  });

  it("that is refused is not asked for again", async () => {
    const { hub, server } = await createLoggedOut({ [LOGIN]: failure(401, "INVALID_CREDENTIALS") });
    const refusals = await Promise.all(fifty.map(() => failureOf(hub.auth.me())));
    await failureOf(hub.organizations.list());
    expect(refusals[49]).toMatchObject({ name: "AuthenticationError", code: "INVALID_CREDENTIALS" });
    expect(server.paths()).toEqual([LOGIN]);
  });

  it("that fails for another reason fails once for all the calls that wait", async () => {
    const { hub, server } = await createLoggedOut({ [LOGIN]: raw(503) });
    await Promise.all(fifty.map(() => failureOf(hub.auth.me())));
    expect(server.paths()).toEqual([LOGIN]);
    await failureOf(hub.auth.me());
    expect(server.paths()).toEqual([LOGIN, LOGIN]);
  });

  it("that comes too often is asked for again when the time is up", async () => {
    const limited = failure(429, "RATE_LIMIT_EXCEEDED", {}, { "Retry-After": "600" });
    const { hub, runtime, server } = await createLoggedOut({ [LOGIN]: limited });
    await failureOf(hub.auth.me());
    expect(await failureOf(hub.auth.me())).toMatchObject({ name: "RateLimitError", retryAfter: 600 });
    expect(server.paths()).toEqual([LOGIN]);
    runtime.advance(600_000);
    await failureOf(hub.auth.me());
    expect(server.paths()).toEqual([LOGIN, LOGIN]);
  });

  it("by hand ends the memory of a refusal, and serves from then on", async () => {
    const overrides: Record<string, ReturnType<typeof raw>> = { [LOGIN]: failure(401, "INVALID_CREDENTIALS") };
    const { hub, server } = await createLoggedOut(overrides);
    await failureOf(hub.auth.me());
    delete overrides[LOGIN];
    await failureOf(hub.auth.me());
    expect(await hub.auth.login({ identifier: "other@empresa.com", password: PASSWORD })).toMatchObject({
      accessToken: "access-1",
    });
    await hub.auth.me();
    expect(server.paths()).toEqual([LOGIN, LOGIN, ME]);
    server.revoke();
    await hub.auth.me();
    expect(server.paths().slice(3)).toEqual([ME, REFRESH, LOGIN, ME]);
  });

  it("is asked for in words when there are no credentials", async () => {
    const { baseUrl, received } = await startAuthServer();
    const error = await failureOf(createHub({ baseUrl }).hub.auth.me());
    expect(error).toMatchObject({ name: "UsageError", message: expect.stringContaining("hub.auth.login()") });
    expect(received).toEqual([]);
  });

  it("ends with logout, which does nothing without one", async () => {
    const { hub, server } = await createLoggedIn();
    await hub.auth.logout();
    await hub.auth.logout();
    expect(server.paths()).toEqual(["/api/auth/logout"]);
  });

  it("does not hold up the call of somebody who aborts, nor end for the others", async () => {
    const controller = new AbortController();
    const { hub, server } = await createLoggedOut();
    const aborted = failureOf(hub.auth.me({ signal: controller.signal }));
    const other = hub.auth.me();
    controller.abort();
    expect(await aborted).toMatchObject({ name: "AbortError" });
    expect(await other).toEqual({ user: { userId: 5 } });
    expect(server.paths()).toEqual([LOGIN, ME]);
  });
});

describe("a renewal", () => {
  it("happens in the last tenth of the token's life, once for fifty calls", async () => {
    const { hub, runtime, server } = await createLoggedIn();
    runtime.advance(21.5 * HOUR);
    await hub.auth.me();
    expect(server.paths()).toEqual([ME]);
    runtime.advance(0.2 * HOUR);
    await Promise.all(fifty.map(() => hub.auth.me()));
    expect(server.paths().filter((path) => path !== ME)).toEqual([REFRESH]);
    expect(server.received.at(-1)?.headers.authorization).toBe("Bearer access-2");
  });

  it("follows an INVALID_TOKEN, once for fifty late ones, and the calls are made again", async () => {
    const { hub, server } = await createLoggedIn();
    server.revokeAccess();
    const answers = await Promise.all(fifty.map(() => hub.auth.me()));
    expect(answers).toHaveLength(50);
    expect(server.paths().filter((path) => path !== ME)).toEqual([REFRESH]);
  });

  it("gives the next call the token of the answer", async () => {
    const { hub, server } = await createLoggedIn();
    server.revokeAccess();
    await hub.auth.me();
    await hub.auth.me();
    expect(server.paths()).toEqual([ME, REFRESH, ME, ME]);
  });

  it("is a new login when the refresh token is refused", async () => {
    const { hub, server } = await createLoggedIn();
    server.revoke();
    await hub.auth.me();
    expect(server.paths()).toEqual([ME, REFRESH, LOGIN, ME]);
  });

  it("is a new login when the answer got lost, for the refresh token may be used up", async () => {
    const { hub, server, runtime } = await createLoggedOut({ [REFRESH]: reset });
    await hub.auth.me();
    runtime.advance(25 * HOUR);
    await hub.auth.me();
    expect(server.paths()).toEqual([LOGIN, ME, REFRESH, LOGIN, ME]);
  });

  it("is given up after one try when the new token is refused too", async () => {
    const { hub, server } = await createLoggedOut({ [ME]: failure(401, "INVALID_TOKEN") });
    expect(await failureOf(hub.auth.me())).toMatchObject({
      name: "AuthenticationError",
      code: "INVALID_TOKEN",
      attempts: 2,
    });
    expect(server.paths()).toEqual([LOGIN, ME, REFRESH, ME]);
  });

  it("may fail while the old token still serves, and is left alone for a while", async () => {
    const { hub, runtime, server } = await createLoggedOut({ [REFRESH]: raw(503) });
    await hub.auth.me();
    runtime.advance(22 * HOUR);
    await Promise.all(fifty.map(() => hub.auth.me()));
    expect(server.paths().filter((path) => path === REFRESH)).toHaveLength(1);
    runtime.advance(31_000);
    await hub.auth.me();
    expect(server.paths().filter((path) => path === REFRESH)).toHaveLength(2);
  });

  it("does not send a refused refresh token twice", async () => {
    const { hub: first, server } = await createLoggedIn();
    const login = await first.auth.login(credentials);
    const { hub } = createHub({ baseUrl: server.baseUrl, tokens: keep({ ...login, expiresAt: 0, renewAt: 0 }) });
    server.revoke();
    server.received.length = 0;
    const failures = [await failureOf(hub.auth.me()), await failureOf(hub.auth.me())];
    expect(failures).toMatchObject([{ code: "INVALID_REFRESH_TOKEN" }, { code: "INVALID_REFRESH_TOKEN" }]);
    expect(server.paths()).toEqual([REFRESH]);
  });
});

function keep(tokens?: Tokens) {
  const kept: { tokens: Tokens | undefined } = { tokens };
  return {
    kept,
    get: async () => kept.tokens,
    set: async (next: Tokens | undefined) => {
      kept.tokens = next;
    },
  };
}

describe("a token store", () => {
  it("lets two clients share one login", async () => {
    const { baseUrl, paths } = await startAuthServer();
    const tokens = keep();
    await createHub({ baseUrl, credentials, tokens }).hub.auth.me();
    await createHub({ baseUrl, credentials, tokens }).hub.auth.me();
    expect(paths()).toEqual([LOGIN, ME, ME]);
  });

  it("is looked into again before a renewal: somebody else may have renewed", async () => {
    const { baseUrl, paths, revokeAccess } = await startAuthServer();
    const tokens = keep();
    const [one, other] = [1, 2].map(() => createHub({ baseUrl, credentials, tokens }).hub);
    await one?.auth.me();
    await other?.auth.me();
    revokeAccess();
    await one?.auth.me();
    await other?.auth.me();
    expect(paths().filter((path) => path === REFRESH)).toHaveLength(1);
  });

  it("that changes while a renewal waits for its turn makes it needless", async () => {
    const { baseUrl, paths } = await startAuthServer();
    const { hub: another } = createHub({ baseUrl, credentials });
    const tokens = keep({ accessToken: "old", refreshToken: "old", expiresAt: 0, renewAt: 0 });
    const { accessToken, refreshToken } = await another.auth.login(credentials);
    const get = async () => {
      const before = tokens.kept.tokens;
      tokens.kept.tokens = { accessToken, refreshToken, expiresAt: 9e15, renewAt: 9e15 };
      return before;
    };
    await createHub({ baseUrl, tokens: { ...tokens, get } }).hub.auth.me();
    expect(paths()).toEqual([LOGIN, ME]);
  });

  it("gets the tokens with their times by this machine's clock, and undefined after a logout", async () => {
    const { baseUrl } = await startAuthServer();
    const tokens = keep();
    const { hub, runtime } = createHub({ baseUrl, credentials, tokens });
    runtime.advance(-300 * 24 * HOUR);
    await hub.auth.me();
    expect(tokens.kept.tokens).toEqual({
      accessToken: "access-1",
      refreshToken: "refresh-1",
      expiresAt: runtime.now() + 24 * HOUR,
      renewAt: runtime.now() + 21.6 * HOUR,
    });
    await hub.auth.logout();
    expect(tokens.kept.tokens).toBeUndefined();
  });

  it("that has a lock is asked for it by whoever logs in or renews, and by nobody else", async () => {
    const { baseUrl, paths, revokeAccess } = await startAuthServer();
    const tokens = keep();
    const locked: string[] = [];
    let queue: Promise<unknown> = Promise.resolve();
    const lock = <T>(work: () => Promise<T>) => {
      const turn = queue.then(async () => {
        const before = paths().length;
        const result = await work();
        locked.push(...paths().slice(before));
        return result;
      });
      queue = turn;
      return turn;
    };
    const hubs = fifty.map(() => createHub({ baseUrl, credentials, tokens: { ...tokens, lock } }).hub);
    await Promise.all(hubs.map((hub) => hub.auth.me()));
    revokeAccess();
    await hubs[0]?.auth.me();
    await hubs[0]?.auth.me();
    expect(locked.filter((path) => path !== ME)).toEqual([LOGIN, REFRESH]);
    expect(paths().filter((path) => path !== ME)).toEqual([LOGIN, REFRESH]);
  });
});
