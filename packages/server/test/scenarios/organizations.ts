import { expect } from "vitest";
import type { ScenariosOf } from "./scenario";
import { refused } from "./stage";

export const organizationScenarios: ScenariosOf<"organizations"> = {
  async "organizations.list"({ hub }) {
    const { organizationId } = await hub.organizations.create({ name: "La segunda" });
    const first = await hub.organizations.list({ limit: 1 });
    expect(first.items).toMatchObject([{ organizationId: 1, name: "Empresa", role: "owner" }]);
    const rest = await hub.organizations.list({ cursor: first.pagination.nextCursor ?? "" });
    expect(rest.items.map((organization) => organization.organizationId)).toContain(organizationId);
  },

  async "organizations.create"({ hub }) {
    const created = await hub.organizations.create({ name: "Delegación Norte" });
    expect(created).toMatchObject({ name: "Delegación Norte", role: "owner", defaultSessionId: null });
    expect(await hub.organizations.get(created.organizationId)).toEqual(created);
  },

  async "organizations.get"({ hub }) {
    expect(await hub.organizations.get(1)).toMatchObject({ organizationId: 1, name: "Empresa", role: "owner" });
    await refused(hub.organizations.get(999_999), "ORGANIZATION_NOT_FOUND");
  },

  async "organizations.update"({ hub, sessionId }) {
    const updated = await hub.organizations.update(1, { defaultSessionId: sessionId });
    expect(updated).toMatchObject({ name: "Empresa", defaultSessionId: sessionId });
    expect((await hub.organizations.update(1, { defaultSessionId: null })).defaultSessionId).toBeNull();
    await refused(hub.organizations.update(1, { defaultSessionId: "nobody" }), "SESSION_NOT_FOUND");
  },

  async "organizations.delete"({ hub, connect }) {
    const { organizationId } = await hub.organizations.create({ name: "Efímera" });
    const { apiKey } = await hub.organizations.createApiKey(organizationId, { name: "CRM" });
    await hub.organizations.delete(organizationId);
    await refused(hub.organizations.get(organizationId), "ORGANIZATION_NOT_FOUND");
    await refused(connect({ apiKey }).sessions.list(), "INVALID_API_KEY");
  },

  async "organizations.listMembers"({ hub, newMember }) {
    const { userId } = await newMember("viewer");
    const { items } = await hub.organizations.listMembers(1);
    expect(items[0]).toMatchObject({ email: "test@empresa.com", role: "owner" });
    expect(items.find((member) => member.userId === userId)).toMatchObject({ role: "viewer" });
  },

  async "organizations.addMember"({ hub, connect }) {
    const password = "una frase larga y suya";
    const joined = { email: "nuria@empresa.com", name: "Nuria", role: "agent", password } as const;
    expect(await hub.organizations.addMember(1, joined)).toMatchObject({ email: joined.email, role: "agent" });
    const login = await connect({}).auth.login({ identifier: joined.email, password });
    expect(login).toMatchObject({ organizationId: 1, role: "agent", user: { name: "Nuria" } });
    await refused(hub.organizations.addMember(1, joined), "MEMBER_ALREADY_EXISTS");
  },

  async "organizations.updateMember"({ hub, connect, newMember }) {
    const { userId, credentials } = await newMember("viewer");
    const theirs = connect({ credentials });
    await refused(theirs.organizations.listApiKeys(1), "FORBIDDEN");
    expect(await hub.organizations.updateMember(1, userId, { role: "admin" })).toMatchObject({ userId, role: "admin" });
    expect((await theirs.organizations.listApiKeys(1)).items.length).toBeGreaterThan(0);
  },

  async "organizations.removeMember"({ hub, connect, newMember }) {
    const { userId, credentials } = await newMember("agent");
    const theirs = connect({ credentials });
    await theirs.organizations.get(1);
    await hub.organizations.removeMember(1, userId);
    const { items } = await hub.organizations.listMembers(1, { limit: 100 });
    expect(items.map((member) => member.userId)).not.toContain(userId);
    await refused(theirs.organizations.get(1), "ORGANIZATION_NOT_FOUND");
  },

  async "organizations.listApiKeys"({ hub }) {
    const { key } = await hub.organizations.createApiKey(1, { name: "La última" });
    const { items } = await hub.organizations.listApiKeys(1, { limit: 1 });
    expect(items).toEqual([key]);
  },

  async "organizations.createApiKey"({ hub, connect, sessionId }) {
    const { apiKey, key } = await hub.organizations.createApiKey(1, {
      name: "Lector",
      scopes: ["sessions:read"],
      sessionIds: [sessionId],
    });
    expect(apiKey.startsWith(key.prefix.replace("…", ""))).toBe(true);
    expect(key).toMatchObject({ name: "Lector", scopes: ["sessions:read"], sessionIds: [sessionId], revokedAt: null });
    const limited = connect({ apiKey });
    expect((await limited.sessions.list()).items.map((session) => session.sessionId)).toEqual([sessionId]);
    await refused(limited.sessions.stop(sessionId), "FORBIDDEN");
  },

  async "organizations.getApiKey"({ hub, connect }) {
    const { apiKey, key } = await hub.organizations.createApiKey(1, { name: "CRM" });
    expect(await hub.organizations.getApiKey(1, key.keyId)).toEqual(key);
    await connect({ apiKey }).sessions.list();
    await expect
      .poll(async () => (await hub.organizations.getApiKey(1, key.keyId)).lastUsedAt, { interval: 10 })
      .not.toBeNull();
  },

  async "organizations.revokeApiKey"({ hub, connect }) {
    const { apiKey, key } = await hub.organizations.createApiKey(1, { name: "CRM" });
    await hub.organizations.revokeApiKey(1, key.keyId);
    await refused(connect({ apiKey }).sessions.list(), "INVALID_API_KEY");
    expect((await hub.organizations.getApiKey(1, key.keyId)).revokedAt).not.toBeNull();
  },

  async "organizations.listAuditLog"({ hub }) {
    const { key } = await hub.organizations.createApiKey(1, { name: "Anotada" });
    await hub.organizations.revokeApiKey(1, key.keyId);
    const { items } = await hub.organizations.listAuditLog(1, { limit: 2 });
    expect(items).toMatchObject([
      { action: "organizations.revokeApiKey", target: key.keyId, actor: { type: "user", id: "1" } },
      { action: "organizations.createApiKey", target: key.keyId, details: { name: "Anotada" } },
    ]);
    expect(items.map((entry) => entry.requestId)).toEqual([expect.any(String), expect.any(String)]);
  },
};
