import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type AccountBench, callerOf, createAccountBench, PASSWORD } from "../../../test/support/account-bench";
import { explainQueries } from "../../../test/support/explain-queries";
import { createAuthenticator } from "./authenticator";

const MINUTE = 60_000;

let bench: AccountBench;
let ownerId: number;
let organizationId: number;

beforeEach(async () => {
  bench = createAccountBench();
  ownerId = await bench.addUser("ana@empresa.com");
  organizationId = await bench.addOrganization(ownerId);
});
afterEach(() => bench.database.close());

const createKey = (wishes = {}) => bench.apiKeys.create(callerOf(ownerId), organizationId, { name: "CRM", ...wishes });
const lastUsedAt = async (keyId: string) => (await bench.apiKeys.get(organizationId, keyId)).lastUsedAt;

describe("an API key", () => {
  it("is known by its organization, scopes and sessions", async () => {
    await bench.addSession(organizationId, "session_crm_01");
    const { secret, key } = await createKey({ scopes: ["messages:write"], sessionIds: ["session_crm_01"] });
    expect(await bench.authenticator.byApiKey(secret)).toEqual({
      keyId: key.keyId,
      organizationId,
      scopes: ["messages:write"],
      sessionIds: new Set(["session_crm_01"]),
    });
  });

  it("may use every session when it names none", async () => {
    const { secret } = await createKey();
    expect(await bench.authenticator.byApiKey(secret)).toMatchObject({ sessionIds: null });
  });

  it("may be any text that an operator chose", async () => {
    const secret = "prueba ñ 1";
    await bench.seeder.ensureApiKey({ organizationId, name: "Sandbox", secret });
    expect(await bench.authenticator.byApiKey(secret)).toMatchObject({ organizationId });
  });

  it.each([
    ["unknown", "ih_live_unknown"],
    ["empty", ""],
  ])("is refused when it is %s", async (_what, key) => {
    expect(await bench.authenticator.byApiKey(key)).toBeNull();
  });

  it("is not even looked up when it is longer than any key", async () => {
    const findGrant = vi.spyOn(bench.stores.apiKeys, "findGrant");
    const authenticator = createAuthenticator({ ...bench.stores, tokens: bench.tokens });
    expect(await authenticator.byApiKey("x".repeat(201))).toBeNull();
    expect(findGrant).not.toHaveBeenCalled();
  });

  it("is refused from the moment it is revoked", async () => {
    const { secret, key } = await createKey();
    await bench.apiKeys.revoke(callerOf(ownerId), organizationId, key.keyId);
    expect(await bench.authenticator.byApiKey(secret)).toBeNull();
  });

  it("is refused from the moment it expires", async () => {
    const { secret } = await createKey({ expiresAt: bench.clock.now() + MINUTE });
    await bench.clock.advance(MINUTE - 1);
    expect(await bench.authenticator.byApiKey(secret)).not.toBeNull();
    await bench.clock.advance(1);
    expect(await bench.authenticator.byApiKey(secret)).toBeNull();
  });

  it("has its use noted, at most once a minute", async () => {
    const { secret, key } = await createKey();
    const start = bench.clock.now();
    const writes = vi.spyOn(bench.stores.apiKeys, "noteUse");
    const authenticator = createAuthenticator({ ...bench.stores, tokens: bench.tokens });
    await authenticator.byApiKey(secret);
    await bench.clock.advance(MINUTE - 1);
    await authenticator.byApiKey(secret);
    expect(await lastUsedAt(key.keyId)).toBe(start);
    expect(writes).toHaveBeenCalledTimes(1);

    await bench.clock.advance(1);
    await authenticator.byApiKey(secret);
    await bench.clock.advance(0);
    expect(await lastUsedAt(key.keyId)).toBe(start + MINUTE);
  });

  it("has its use noted once for many requests of one moment", async () => {
    const { key } = await createKey();
    const start = bench.clock.now();
    await bench.stores.apiKeys.noteUse(key.keyId);
    await bench.clock.advance(1);
    await bench.stores.apiKeys.noteUse(key.keyId);
    expect(await lastUsedAt(key.keyId)).toBe(start);
  });

  it("works while its use cannot be noted", async () => {
    const { secret } = await createKey();
    const unhandled = vi.fn();
    process.once("unhandledRejection", unhandled);
    // Not a mock's rejection: a mock handles it itself.
    const noteUse = () => Promise.reject(new Error("the disk is full"));
    const authenticator = createAuthenticator({
      ...bench.stores,
      tokens: bench.tokens,
      apiKeys: { findGrant: bench.stores.apiKeys.findGrant, noteUse },
    });
    expect(await authenticator.byApiKey(secret)).not.toBeNull();
    await bench.clock.advance(0);
    process.off("unhandledRejection", unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });
});

describe("an access token", () => {
  const login = () => bench.auth.login({ email: "ana@empresa.com", password: PASSWORD, organizationId: null });

  it("is refused when it belongs to another user's login", async () => {
    const { access } = await login();
    const loginId = (await bench.authenticator.byAccessToken(access.token))?.loginId ?? "";
    const stolen = bench.tokens.issueAccess({ userId: ownerId + 1, loginId, organizationId });
    expect(await bench.authenticator.byAccessToken(stolen.token)).toBeNull();
  });

  it("is refused when nobody has logged in for it", async () => {
    const { token } = bench.tokens.issueAccess({ userId: ownerId, loginId: "lgn_none", organizationId });
    expect(await bench.authenticator.byAccessToken(token)).toBeNull();
  });

  it("is refused as a refresh token", async () => {
    const { refresh } = await login();
    expect(await bench.authenticator.byAccessToken(refresh.token)).toBeNull();
  });
});

it("tells the role in one organization and none in another", async () => {
  const stranger = await bench.addUser("eva@empresa.com");
  expect(await bench.authenticator.roleIn(ownerId, organizationId)).toBe("owner");
  expect(await bench.authenticator.roleIn(stranger, organizationId)).toBeNull();
});

it("identifies callers by index, whatever the number of keys, logins and members", async () => {
  const { secret } = await createKey();
  const { access } = await bench.auth.login({
    email: "ana@empresa.com",
    password: PASSWORD,
    organizationId: null,
  });
  const plans = await explainQueries(bench.database, async () => {
    await bench.authenticator.byApiKey(secret);
    await bench.authenticator.byAccessToken(access.token);
    await bench.authenticator.roleIn(ownerId, organizationId);
    await bench.clock.advance(0);
  });
  expect(plans.length).toBeGreaterThanOrEqual(3);
  expect(plans.filter((plan) => plan.includes("SCAN"))).toEqual([]);
});
