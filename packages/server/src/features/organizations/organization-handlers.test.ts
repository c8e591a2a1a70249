import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type AccountBench, createAccountBench, PASSWORD } from "../../../test/support/account-bench";
import { contextOf, expectOnContract, requestOf } from "../../../test/support/wire";
import type { RequestContext } from "../../contract/handler";
import { createOrganizationHandlers } from "./organization-handlers";

let bench: AccountBench;
let handlers: ReturnType<typeof createOrganizationHandlers>;
let context: RequestContext;
let params: { organizationId: number };

beforeEach(async () => {
  bench = createAccountBench();
  const { organizations, members, apiKeys, stores } = bench;
  handlers = createOrganizationHandlers({ organizations, members, apiKeys, audit: stores.audit });
  const userId = await bench.addUser("ana@empresa.com");
  context = contextOf({ type: "user", userId, loginId: "lgn_test" });
  params = { organizationId: await bench.addOrganization(userId) };
});
afterEach(() => bench.database.close());

describe("the wire of organizations", () => {
  it("creates, lists, shows, changes and deletes them", async () => {
    const created = await handlers["organizations.create"](
      requestOf("organizations.create", { body: { name: "Segunda" } }),
      context,
    );
    expectOnContract("organizations.create", created);

    const page = await handlers["organizations.list"](
      requestOf("organizations.list", { query: { limit: 1 } }),
      context,
    );
    expectOnContract("organizations.list", page);
    expect(page.pagination).toMatchObject({ limit: 1, hasMore: true });

    const found = await handlers["organizations.get"](requestOf("organizations.get", { params }), context);
    expectOnContract("organizations.get", found);
    expect(found.data).toMatchObject({ ...params, name: "Empresa", role: "owner", defaultSessionId: null });

    await bench.addSession(params.organizationId, "session_crm_01");
    const body = { defaultSessionId: "session_crm_01" };
    const changed = await handlers["organizations.update"](
      requestOf("organizations.update", { params, body }),
      context,
    );
    expectOnContract("organizations.update", changed);
    expect(changed.data).toMatchObject(body);

    const deleted = await handlers["organizations.delete"](requestOf("organizations.delete", { params }), context);
    expectOnContract("organizations.delete", deleted);
  });

  it("adds, lists, changes and removes members", async () => {
    const body = { email: "eva@empresa.com", name: "Eva", role: "agent", password: PASSWORD } as const;
    const added = await handlers["organizations.addMember"](
      requestOf("organizations.addMember", { params, body }),
      context,
    );
    expectOnContract("organizations.addMember", added);
    const one = { ...params, userId: added.data.userId };

    const page = await handlers["organizations.listMembers"](
      requestOf("organizations.listMembers", { params }),
      context,
    );
    expectOnContract("organizations.listMembers", page);
    expect(page.data).toHaveLength(2);

    const changed = await handlers["organizations.updateMember"](
      requestOf("organizations.updateMember", { params: one, body: { role: "admin" } }),
      context,
    );
    expectOnContract("organizations.updateMember", changed);

    const removed = await handlers["organizations.removeMember"](
      requestOf("organizations.removeMember", { params: one }),
      context,
    );
    expectOnContract("organizations.removeMember", removed);
  });

  it("creates, lists, shows and revokes API keys", async () => {
    await bench.addSession(params.organizationId, "session_crm_01");
    const body = {
      name: "CRM",
      scopes: ["messages:write" as const],
      sessionIds: ["session_crm_01"],
      expiresAt: "2027-01-01T01:00:00+01:00",
    };
    const created = await handlers["organizations.createApiKey"](
      requestOf("organizations.createApiKey", { params, body }),
      context,
    );
    expectOnContract("organizations.createApiKey", created);
    expect(created.data.key).toMatchObject({
      ...body,
      prefix: `${created.data.apiKey.slice(0, 12)}…`,
      expiresAt: "2027-01-01T00:00:00.000Z",
      lastUsedAt: null,
    });
    const one = { ...params, keyId: created.data.key.keyId };

    const plain = await handlers["organizations.createApiKey"](
      requestOf("organizations.createApiKey", { params, body: { name: "Plain" } }),
      context,
    );
    expectOnContract("organizations.createApiKey", plain);

    const revoked = await handlers["organizations.revokeApiKey"](
      requestOf("organizations.revokeApiKey", { params: one }),
      context,
    );
    expectOnContract("organizations.revokeApiKey", revoked);

    const found = await handlers["organizations.getApiKey"](
      requestOf("organizations.getApiKey", { params: one }),
      context,
    );
    expectOnContract("organizations.getApiKey", found);
    expect(found.data.revokedAt).toBe("2026-01-01T00:00:00.000Z");

    const page = await handlers["organizations.listApiKeys"](
      requestOf("organizations.listApiKeys", { params }),
      context,
    );
    expectOnContract("organizations.listApiKeys", page);
    expect(page.data.map(({ name }) => name)).toEqual(["Plain", "CRM"]);
  });

  it("shows the audit log", async () => {
    const page = await handlers["organizations.listAuditLog"](
      requestOf("organizations.listAuditLog", { params }),
      context,
    );
    expectOnContract("organizations.listAuditLog", page);
    expect(page.data).toMatchObject([{ action: "organizations.create", requestId: "req_test" }]);
  });
});
