import { document } from "@inbox-hub/openapi/document";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type AccountBench, callerOf, createAccountBench } from "../../../test/support/account-bench";

const firstPage = { limit: 50, cursor: null };

let bench: AccountBench;
let ownerId: number;
let organizationId: number;

beforeEach(() => prepare("live"));
afterEach(() => bench.database.close());

async function prepare(environment: "live" | "test") {
  bench = createAccountBench({ environment });
  ownerId = await bench.addUser("ana@empresa.com");
  organizationId = await bench.addOrganization(ownerId);
}

const create = (wishes = {}) => bench.apiKeys.create(callerOf(ownerId), organizationId, { name: "CRM", ...wishes });

describe("creating an API key", () => {
  it("shows the key once and keeps its beginning only", async () => {
    const { secret, key } = await create();
    expect(secret).toMatch(/^ih_live_[A-Za-z0-9_-]{43}$/);
    expect(key).toMatchObject({ name: "CRM", prefix: secret.slice(0, 12), sessionIds: null, expiresAt: null });
    const stored = bench.database.sqlite.serialize().toString("latin1");
    expect(stored).toContain(key.prefix);
    expect(stored).not.toContain(secret);
    expect(JSON.stringify(await bench.apiKeys.list(organizationId, firstPage))).not.toContain(secret);
  });

  it("allows everything but the sandbox when nothing else is said", async () => {
    const { key } = await create();
    const all = document.components.schemas.Scope.enum;
    expect([...key.scopes].sort()).toEqual(all.filter((scope) => scope !== "sandbox:write").sort());
  });

  it("makes a test key that may use the sandbox in the sandbox", async () => {
    await bench.database.close();
    await prepare("test");
    const { secret, key } = await create();
    expect(secret).toMatch(/^ih_test_/);
    expect(key.scopes).toContain("sandbox:write");
  });

  it("keeps to the scopes, sessions and expiry that are asked for", async () => {
    await bench.addSession(organizationId, "session_crm_01");
    const wishes = {
      scopes: ["messages:write"],
      sessionIds: ["session_crm_01"],
      expiresAt: bench.clock.now() + 1000,
    } as const;
    const { key } = await create(wishes);
    expect(await bench.apiKeys.get(organizationId, key.keyId)).toMatchObject(wishes);
  });

  it("refuses a session of another organization, and makes no key", async () => {
    const other = await bench.addOrganization(ownerId, "Other");
    await bench.addSession(other, "session_other");
    await bench.addSession(organizationId, "session_crm_01");
    await expect(create({ sessionIds: ["session_crm_01", "session_other"] })).rejects.toMatchObject({
      code: "SESSION_NOT_FOUND",
      params: { sessionId: "session_other" },
    });
    expect((await bench.apiKeys.list(organizationId, firstPage)).items).toEqual([]);
  });

  it.each([
    ["now", () => bench.clock.now()],
    ["no time at all, as a leap second", () => Date.parse("2026-06-30T23:59:60Z")],
  ])("refuses one that would expire at %s", async (_what, expiresAt) => {
    await expect(create({ expiresAt: expiresAt() })).rejects.toMatchObject({
      code: "INVALID_REQUEST",
      details: [{ path: "body.expiresAt", message: { en: "must be in the future" } }],
    });
  });

  it("is written down without the key", async () => {
    const { secret, key } = await create();
    const { items } = await bench.stores.audit.list(organizationId, firstPage);
    expect(items[0]).toMatchObject({ action: "organizations.createApiKey", target: key.keyId });
    expect(JSON.stringify(items)).not.toContain(secret);
  });
});

describe("revoking an API key", () => {
  it("keeps it in the list, with the time", async () => {
    const { key } = await create();
    await bench.apiKeys.revoke(callerOf(ownerId), organizationId, key.keyId);
    expect(await bench.apiKeys.get(organizationId, key.keyId)).toEqual({ ...key, revokedAt: bench.clock.now() });
  });

  it("changes nothing the second time", async () => {
    const { key } = await create();
    await bench.apiKeys.revoke(callerOf(ownerId), organizationId, key.keyId);
    const revoked = await bench.apiKeys.get(organizationId, key.keyId);
    const written = await bench.stores.audit.list(organizationId, firstPage);
    await bench.clock.advance(1000);
    await bench.apiKeys.revoke(callerOf(ownerId), organizationId, key.keyId);
    expect(await bench.apiKeys.get(organizationId, key.keyId)).toEqual(revoked);
    expect(await bench.stores.audit.list(organizationId, firstPage)).toEqual(written);
  });
});

describe("listing API keys", () => {
  it("starts with the newest, page by page", async () => {
    const ids: string[] = [];
    for (const name of ["one", "two", "three"]) ids.unshift((await create({ name })).key.keyId);
    const first = await bench.apiKeys.list(organizationId, { limit: 2, cursor: null });
    const second = await bench.apiKeys.list(organizationId, { limit: 2, cursor: first.nextCursor });
    expect([...first.items, ...second.items].map(({ keyId }) => keyId)).toEqual(ids);
    expect(second.nextCursor).toBeNull();
  });
});

it("keeps one organization's keys from another", async () => {
  const { secret, key } = await create();
  const other = await bench.addOrganization(ownerId, "Other");
  const notFound = { code: "API_KEY_NOT_FOUND", params: { keyId: key.keyId } };
  await expect(bench.apiKeys.get(other, key.keyId)).rejects.toMatchObject(notFound);
  await expect(bench.apiKeys.revoke(callerOf(ownerId), other, key.keyId)).rejects.toMatchObject(notFound);
  expect((await bench.apiKeys.list(other, firstPage)).items).toEqual([]);
  expect(await bench.authenticator.byApiKey(secret)).toMatchObject({ organizationId });
});
