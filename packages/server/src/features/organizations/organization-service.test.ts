import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type AccountBench, callerOf, createAccountBench, PASSWORD } from "../../../test/support/account-bench";
import { createOrganizationService } from "./organization-service";

const firstPage = { limit: 50, cursor: null };

let bench: AccountBench;
let ownerId: number;
let organizationId: number;

beforeEach(async () => {
  bench = createAccountBench();
  ownerId = await bench.addUser("ana@empresa.com");
  organizationId = await bench.addOrganization(ownerId);
});
afterEach(() => bench.database.close());

const owner = () => callerOf(ownerId);
const notFound = { code: "ORGANIZATION_NOT_FOUND" };

describe("creating an organization", () => {
  it("makes the user its owner and is written down", async () => {
    const created = await bench.organizations.create(owner(), "Segunda");
    expect(created).toEqual({
      organizationId: organizationId + 1,
      name: "Segunda",
      role: "owner",
      defaultSessionId: null,
      createdAt: bench.clock.now(),
      updatedAt: bench.clock.now(),
    });
    expect(await bench.organizations.get(owner(), created.organizationId)).toEqual(created);
    expect((await bench.stores.audit.list(created.organizationId, firstPage)).items).toMatchObject([
      { action: "organizations.create", actor: { type: "user", id: String(ownerId) }, details: { name: "Segunda" } },
    ]);
  });
});

describe("listing organizations", () => {
  it("shows the user's own by id, page by page", async () => {
    const stranger = await bench.addUser("eva@empresa.com");
    await bench.addOrganization(stranger, "Foreign");
    const second = await bench.addOrganization(ownerId, "Second");
    const first = await bench.organizations.list(owner(), { limit: 1, cursor: null });
    const next = await bench.organizations.list(owner(), { limit: 1, cursor: first.nextCursor });
    expect(first.items).toMatchObject([{ organizationId }]);
    expect(next.items).toMatchObject([{ organizationId: second }]);
    expect(next.nextCursor).toBeNull();
  });
});

describe("changing an organization", () => {
  it("leaves what is absent, sets what is given and clears what is null", async () => {
    await bench.addSession(organizationId, "session_crm_01");
    await bench.clock.advance(1000);
    const withDefault = await bench.organizations.update(owner(), organizationId, {
      defaultSessionId: "session_crm_01",
    });
    expect(withDefault).toMatchObject({
      name: "Empresa",
      defaultSessionId: "session_crm_01",
      updatedAt: bench.clock.now(),
    });
    expect(await bench.organizations.update(owner(), organizationId, { name: "Nueva" })).toMatchObject({
      name: "Nueva",
      defaultSessionId: "session_crm_01",
    });
    expect(await bench.organizations.update(owner(), organizationId, { defaultSessionId: null })).toMatchObject({
      name: "Nueva",
      defaultSessionId: null,
    });
  });

  it("refuses a default session that another organization has, and changes nothing", async () => {
    const other = await bench.addOrganization(ownerId, "Other");
    await bench.addSession(other, "session_other");
    const changes = { name: "Nueva", defaultSessionId: "session_other" };
    await expect(bench.organizations.update(owner(), organizationId, changes)).rejects.toMatchObject({
      code: "SESSION_NOT_FOUND",
      params: { sessionId: "session_other" },
    });
    expect(await bench.organizations.get(owner(), organizationId)).toMatchObject({ name: "Empresa" });
  });

  it("is written down", async () => {
    await bench.organizations.update(owner(), organizationId, { name: "Nueva" });
    const { items } = await bench.stores.audit.list(organizationId, firstPage);
    expect(items[0]).toMatchObject({ action: "organizations.update", details: { name: "Nueva" } });
  });
});

describe("another's organization", () => {
  it("is answered like one that does not exist", async () => {
    const stranger = callerOf(await bench.addUser("eva@empresa.com"));
    await expect(bench.organizations.get(stranger, organizationId)).rejects.toMatchObject(notFound);
    await expect(bench.organizations.get(stranger, 999)).rejects.toMatchObject(notFound);
    await expect(bench.organizations.update(stranger, organizationId, { name: "Mine" })).rejects.toMatchObject(
      notFound,
    );
    expect(await bench.organizations.get(owner(), organizationId)).toMatchObject({ name: "Empresa" });
  });
});

describe("deleting an organization", () => {
  it("ends its sessions, removes its files and then its rows", async () => {
    await bench.organizations.delete(organizationId);
    expect(bench.removals).toEqual([`sessions of ${organizationId}`, `media of ${organizationId}`]);
    await expect(bench.organizations.get(owner(), organizationId)).rejects.toMatchObject(notFound);
  });

  it("makes its keys and the logins to it useless", async () => {
    const other = await bench.addOrganization(ownerId, "Other");
    const { secret } = await bench.apiKeys.create(owner(), organizationId, { name: "CRM" });
    const otherKey = await bench.apiKeys.create(owner(), other, { name: "CRM" });
    const login = (id: number) =>
      bench.auth.login({ email: "ana@empresa.com", password: PASSWORD, organizationId: id });
    const here = await login(organizationId);
    const there = await login(other);

    await bench.organizations.delete(organizationId);
    expect(await bench.authenticator.byApiKey(secret)).toBeNull();
    expect(await bench.authenticator.byAccessToken(here.access.token)).toBeNull();
    expect(await bench.authenticator.byApiKey(otherKey.secret)).not.toBeNull();
    expect(await bench.authenticator.byAccessToken(there.access.token)).not.toBeNull();
    expect(await bench.auth.me(ownerId)).toMatchObject({ memberships: [{ organizationId: other }] });
  });

  it("keeps the keys out while a session cannot be ended, and can be repeated", async () => {
    const { secret } = await bench.apiKeys.create(owner(), organizationId, { name: "CRM" });
    let isBroken = true;
    const sessions = {
      removeAll: async () => {
        if (isBroken) throw new Error("the browser does not close");
      },
    };
    const service = createOrganizationService({
      organizations: bench.stores.organizations,
      sessions,
      media: { removeAll: async () => undefined },
    });
    await expect(service.delete(organizationId)).rejects.toThrow("the browser does not close");
    expect(await bench.authenticator.byApiKey(secret)).toBeNull();
    expect(await service.get(owner(), organizationId)).toMatchObject({ role: "owner" });

    isBroken = false;
    await service.delete(organizationId);
    await expect(service.get(owner(), organizationId)).rejects.toMatchObject(notFound);
  });

  it("never gives its id to another", async () => {
    await bench.organizations.delete(organizationId);
    expect(await bench.addOrganization(ownerId, "Next")).toBe(organizationId + 1);
  });
});
