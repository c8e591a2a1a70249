import type { OperationId } from "@inbox-hub/openapi";
import { AppError } from "@inbox-hub/openapi/rules";
import { describe, expect, test, vi } from "vitest";
import type { Scope } from "../contract/tenant";
import { type Caller, createAuthentication } from "./authentication";
import { createAuthorization } from "./authorization";
import { fakeAuthenticator, KEY, ONE_SESSION_KEY, READ_KEY } from "./test-edge";

const recordWrongCredential = vi.fn(async () => undefined);
const authenticate = createAuthentication({
  authenticator: fakeAuthenticator,
  rateLimits: { recordWrongCredential },
  metrics: { isOpen: false, token: "token-of-the-metrics" },
});
const authorize = createAuthorization({ authenticator: fakeAuthenticator });

const by = (credentials: { apiKey?: string; authorization?: string }) => ({
  apiKey: "",
  authorization: "",
  ip: "192.0.2.1",
  ...credentials,
});
const bearer = (token: string) => by({ authorization: `Bearer ${token}` });

async function codeOf(promise: Promise<unknown>): Promise<string | undefined> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return undefined;
}

describe("a route outside auth and organizations", () => {
  test("takes an API key alone, or a token", async () => {
    const key = await authenticate("sessions.list", by({ apiKey: KEY }));
    expect(key).toMatchObject({ actor: { type: "api_key", keyId: "key_1" }, organizationId: 1 });
    const user = await authenticate("sessions.list", bearer("user:3"));
    expect(user).toMatchObject({ actor: { type: "user", userId: 3, loginId: "login_3" }, organizationId: 1 });
  });

  test("lets the API key win over a token, right or wrong", async () => {
    const both = (apiKey: string) => authenticate("sessions.list", by({ apiKey, authorization: "Bearer user:3" }));
    expect((await both(KEY)).actor.type).toBe("api_key");
    expect(await codeOf(both("wrong"))).toBe("INVALID_API_KEY");
  });

  test.each([
    [{}, "MISSING_API_KEY"],
    [{ apiKey: "wrong" }, "INVALID_API_KEY"],
    [{ authorization: "Bearer wrong" }, "INVALID_TOKEN"],
    [{ authorization: "Basic dXNlcjox" }, "MISSING_API_KEY"],
    [{ authorization: "Bearer" }, "MISSING_API_KEY"],
  ])("answers %j with %s", async (credentials, code) => {
    expect(await codeOf(authenticate("messages.send", by(credentials)))).toBe(code);
  });
});

describe("a route of auth or organizations", () => {
  test.each([
    [{}, "MISSING_TOKEN"],
    [{ apiKey: KEY }, "MISSING_TOKEN"],
    [{ apiKey: KEY, authorization: "Bearer wrong" }, "INVALID_TOKEN"],
    [{ apiKey: "wrong", authorization: "bearer user:1" }, undefined],
  ])("answers %j with %s", async (credentials, code) => {
    expect(await codeOf(authenticate("organizations.list", by(credentials)))).toBe(code);
  });
});

describe("a wrong credential", () => {
  test("is counted against its address; a missing one is not", async () => {
    recordWrongCredential.mockClear();
    await codeOf(authenticate("sessions.list", by({})));
    expect(recordWrongCredential).not.toHaveBeenCalled();
    await codeOf(authenticate("sessions.list", by({ apiKey: "wrong" })));
    await codeOf(authenticate("auth.me", bearer("wrong")));
    expect(recordWrongCredential.mock.calls).toEqual([["192.0.2.1"], ["192.0.2.1"]]);
  });
});

describe("the metrics", () => {
  test("need their token, unless only this machine can reach them", async () => {
    expect(await codeOf(authenticate("system.metrics", by({})))).toBe("MISSING_TOKEN");
    expect(await codeOf(authenticate("system.metrics", bearer("user:1")))).toBe("INVALID_TOKEN");
    expect(await codeOf(authenticate("system.metrics", bearer("token-of-the-metrics")))).toBeUndefined();

    const create = (metrics: { isOpen: boolean; token: string | null }) =>
      createAuthentication({ authenticator: fakeAuthenticator, rateLimits: { recordWrongCredential }, metrics });
    expect(await codeOf(create({ isOpen: true, token: null })("system.metrics", by({})))).toBeUndefined();
    expect(await codeOf(create({ isOpen: false, token: null })("system.metrics", bearer("null")))).toBe(
      "INVALID_TOKEN",
    );
  });
});

describe("permission", () => {
  const may = async (id: OperationId, credentials: ReturnType<typeof by>, params: object = {}) => {
    const caller = await authenticate(id, credentials);
    return codeOf(authorize(id, caller, { ...params }));
  };

  test("of a key is in its scopes", async () => {
    expect(await may("messages.list", by({ apiKey: READ_KEY }))).toBeUndefined();
    expect(await may("messages.send", by({ apiKey: READ_KEY }))).toBe("FORBIDDEN");
  });

  test.each([
    ["messages.list", [1, 2, 3, 4]],
    ["messages.send", [1, 2, 3]],
    ["contacts.update", [1, 2, 3]],
    ["media.upload", [1, 2, 3]],
    ["templates.create", [1, 2, 3]],
    ["sessions.create", [1, 2]],
    ["webhooks.create", [1, 2]],
    ["sandbox.scan", [1, 2]],
    ["organizations.get", [1, 2, 3, 4]],
    ["organizations.update", [1, 2]],
    ["organizations.delete", [1]],
  ] as const)("for %s is with the users %j of owner, admin, agent, viewer", async (id, users) => {
    const allowed: number[] = [];
    for (const user of [1, 2, 3, 4]) {
      if ((await may(id, bearer(`user:${user}`), { organizationId: 1 })) === undefined) allowed.push(user);
    }
    expect(allowed).toEqual(users);
  });

  test("says what it takes", async () => {
    const caller = await authenticate("messages.send", bearer("user:4"));
    await expect(authorize("messages.send", caller, {})).rejects.toMatchObject({
      params: { required: "messages:write" },
    });
    await expect(authorize("organizations.delete", caller, { organizationId: 1 })).rejects.toMatchObject({
      params: { required: "owner" },
    });
  });

  test("ends at the organization: another's is answered like one that does not exist", async () => {
    for (const organizationId of [2, 99]) {
      expect(await may("webhooks.list", by({ apiKey: KEY }), { organizationId })).toBe("ORGANIZATION_NOT_FOUND");
    }
    expect(await may("organizations.get", bearer("user:1"), { organizationId: 99 })).toBe("ORGANIZATION_NOT_FOUND");
    expect(await may("webhooks.list", bearer("user:1"), { organizationId: 99 })).toBe("ORGANIZATION_NOT_FOUND");
  });

  test("is missing for a user without an organization, but not for what belongs to themselves", async () => {
    expect(await may("sessions.list", bearer("user:9"))).toBe("FORBIDDEN");
    expect(await may("auth.me", bearer("user:9"))).toBeUndefined();
    expect(await may("organizations.create", bearer("user:9"))).toBeUndefined();
  });
});

describe("the tenant", () => {
  const tenantOf = async (id: OperationId, credentials: ReturnType<typeof by>, params: object = {}) =>
    authorize(id, await authenticate(id, credentials), { ...params });

  test("is the key's organization, and the sessions it is limited to", async () => {
    const tenant = await tenantOf("sessions.list", by({ apiKey: ONE_SESSION_KEY }));
    expect(tenant).toEqual({ organizationId: 1, sessionIds: new Set(["session_1"]) });
  });

  test("is the path's organization where a member of several names one, else the token's", async () => {
    expect((await tenantOf("webhooks.list", bearer("user:1"), { organizationId: 2 })).organizationId).toBe(2);
    expect((await tenantOf("sessions.list", bearer("user:1"))).organizationId).toBe(1);
    expect((await tenantOf("auth.me", bearer("user:9"))).organizationId).toBe(0);
    expect((await tenantOf("auth.login", by({}))).organizationId).toBe(0);
  });
});

test("a caller that nobody is has no scopes", async () => {
  const scopes: readonly Scope[] = [];
  expect(await authenticate("system.health", by({}))).toEqual({
    actor: { type: "anonymous" },
    organizationId: null,
    sessionIds: null,
    scopes,
  } satisfies Caller);
});
