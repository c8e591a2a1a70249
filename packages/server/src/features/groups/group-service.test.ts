import { beforeEach, describe, expect, it, vi } from "vitest";
import { engineGroup } from "../../../test/support/engine-group";
import { fakeSessionAccess } from "../../../test/support/session-access";
import { stubEngine } from "../../../test/support/stub-engine";
import type { Tenant } from "../../contract/tenant";
import { type Engine, EngineError, type EngineErrorCode } from "../../engine/engine";
import { createManualClock } from "../../lib/manual-clock";
import { createCursorsUnder } from "../../store/cursor";
import { createGroupCursors } from "../../store/group-cursors";
import { createGroupService, type GroupService } from "./group-service";
import type { GroupPeopleStore } from "./group-store";

const OWN = "34600000000";
const ANA = "34612345678";
const tenant: Tenant = { organizationId: 1, sessionIds: null };
const firstPage = { limit: 50, cursor: null };
const group = engineGroup();
const refusing = (code: EngineErrorCode) => () => Promise.reject(new EngineError(code, `${ANA} refused`));

describe("groups", () => {
  const find = vi.fn<GroupPeopleStore["find"]>();

  const serviceOver = (answers: Partial<Engine>): GroupService =>
    createGroupService({
      sessions: fakeSessionAccess({ crm: stubEngine(answers), asleep: null }),
      people: { find },
      cursors: createGroupCursors({ database: { createCursors: createCursorsUnder(Buffer.alloc(32)) } }),
      clock: createManualClock(),
      log: { warn: vi.fn() },
    });

  beforeEach(() => {
    vi.resetAllMocks();
    find.mockResolvedValue(new Map());
  });

  describe("in a list", () => {
    const subjects = ["obra", "Ventas", "Obra", "álbum", "Zaragoza"];
    const all = subjects.map((subject, index) => engineGroup({ id: `12036300000000000${index}@g.us`, subject }));

    it("come by subject, page by page, each once", async () => {
      const groups = serviceOver({ groups: async () => all });
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page = await groups.list(tenant, "crm", { limit: 2, cursor });
        expect(page.items.length).toBeLessThanOrEqual(2);
        seen.push(...page.items.map(({ subject }) => subject));
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect(seen).toEqual(["álbum", "obra", "Obra", "Ventas", "Zaragoza"]);
    });

    it("go on behind a group that is gone meanwhile", async () => {
      const first = await serviceOver({ groups: async () => all }).list(tenant, "crm", { limit: 2, cursor: null });
      const left = all.filter(({ subject }) => subject !== "obra");
      const rest = await serviceOver({ groups: async () => left }).list(tenant, "crm", {
        limit: 50,
        cursor: first.nextCursor,
      });
      expect(rest.items.map(({ subject }) => subject)).toEqual(["Obra", "Ventas", "Zaragoza"]);
      expect(rest.nextCursor).toBeNull();
    });

    it("have no further page when the last one is just full", async () => {
      const page = await serviceOver({ groups: async () => all }).list(tenant, "crm", { limit: 5, cursor: null });
      expect(page).toMatchObject({ limit: 5, nextCursor: null });
    });

    it("say how many people are in them", async () => {
      const [summary] = (await serviceOver({ groups: async () => [group] }).list(tenant, "crm", firstPage)).items;
      expect(summary).toEqual({
        groupId: group.id,
        sessionId: "crm",
        subject: "Obra Atocha",
        isAdmin: true,
        participantCount: 2,
        createdAt: group.createdAt,
      });
      expect(find).not.toHaveBeenCalled();
    });

    it("refuse a cursor of another session, before WhatsApp is asked", async () => {
      const page = await serviceOver({ groups: async () => all }).list(tenant, "crm", { limit: 1, cursor: null });
      const other = { organizationId: 2, sessionIds: null };
      await expect(serviceOver({}).list(other, "crm", { limit: 1, cursor: page.nextCursor })).rejects.toMatchObject({
        code: "INVALID_CURSOR",
      });
    });
  });

  it("are shown with their people as the contacts know them, asked for at once", async () => {
    const lid = "100000012345678@lid";
    const people = [
      { chatId: `${OWN}@c.us`, role: "admin" },
      { chatId: lid, role: "owner" },
      { chatId: "100000087654321@lid", role: "member" },
    ] as const;
    find.mockResolvedValue(new Map([[lid, { address: ANA, name: "Ana" }]]));
    const shown = await serviceOver({ group: async () => engineGroup({ participants: people }) }).get(
      tenant,
      "crm",
      group.id,
    );
    expect(shown).toMatchObject({
      groupId: group.id,
      sessionId: "crm",
      participants: [
        { participant: OWN, name: null, role: "admin" },
        { participant: ANA, name: "Ana", role: "owner" },
        { participant: "100000087654321@lid", name: null, role: "member" },
      ],
    });
    expect(find.mock.calls).toEqual([[{ organizationId: 1, sessionId: "crm" }, [OWN, lid, "100000087654321@lid"]]]);
  });

  describe("that are changed", () => {
    const updateGroup = vi.fn<Engine["updateGroup"]>();

    it("are answered as they are afterwards", async () => {
      const engineGroups = [group, engineGroup({ subject: "Obra 2" })];
      const service = serviceOver({ group: async () => engineGroups.shift() ?? group, updateGroup });
      const changes = { subject: "Obra 2", description: null, settings: { messagesAdminsOnly: true } };
      expect(await service.update(tenant, "crm", group.id, changes)).toMatchObject({ subject: "Obra 2" });
      expect(updateGroup.mock.calls).toEqual([[group.id, changes]]);
    });

    it.each([
      ["the subject where only admins may", { infoAdminsOnly: true }, { subject: "X" }],
      ["the settings, whatever the group lets everybody do", {}, { subject: "X", settings: { infoAdminsOnly: true } }],
    ])("are not touched by who is no admin: %s", async (_, settings, changes) => {
      const own = engineGroup({ isAdmin: false, settings: { ...group.settings, ...settings } });
      const service = serviceOver({ group: async () => own, updateGroup });
      await expect(service.update(tenant, "crm", group.id, changes)).rejects.toMatchObject({
        code: "GROUP_ADMIN_REQUIRED",
        params: { groupId: group.id },
      });
      expect(updateGroup).not.toHaveBeenCalled();
    });

    it("may be named by everybody where the group lets them", async () => {
      const service = serviceOver({ group: async () => engineGroup({ isAdmin: false }), updateGroup });
      await service.update(tenant, "crm", group.id, { subject: "X" });
      expect(updateGroup).toHaveBeenCalledOnce();
    });
  });

  describe("are joined", () => {
    it("by a code or its link, and shown", async () => {
      const joinGroup = vi.fn<Engine["joinGroup"]>(async () => group.id);
      const service = serviceOver({ joinGroup, group: async () => group });
      for (const text of ["AbCdEfGhIjKl", "https://chat.whatsapp.com/AbCdEfGhIjKl"]) {
        expect(await service.join(tenant, "crm", text)).toMatchObject({ groupId: group.id });
      }
      expect(joinGroup.mock.calls).toEqual([["AbCdEfGhIjKl"], ["AbCdEfGhIjKl"]]);
    });

    it.each<[EngineErrorCode, string]>([
      ["INVITATION_INVALID", "INVITE_CODE_INVALID"],
      // Somebody whom an admin removed cannot come back by the code.
      ["FORBIDDEN", "ENGINE_FAILED"],
      ["CHAT_NOT_FOUND", "ENGINE_FAILED"],
    ])("or not: %s is %s", async (code, answered) => {
      await expect(serviceOver({ joinGroup: refusing(code) }).join(tenant, "crm", "x")).rejects.toMatchObject({
        code: answered,
      });
    });
  });

  const calls: Readonly<Record<string, (service: GroupService, who?: Tenant, sessionId?: string) => Promise<unknown>>> =
    {
      list: (service, who = tenant, sessionId = "crm") => service.list(who, sessionId, firstPage),
      get: (service, who = tenant, sessionId = "crm") => service.get(who, sessionId, group.id),
      create: (service, who = tenant, sessionId = "crm") =>
        service.create(who, sessionId, { subject: "Obra", participants: [ANA] }),
      update: (service, who = tenant, sessionId = "crm") => service.update(who, sessionId, group.id, { subject: "X" }),
      leave: (service, who = tenant, sessionId = "crm") => service.leave(who, sessionId, group.id),
      inviteCode: (service, who = tenant, sessionId = "crm") => service.inviteCode(who, sessionId, group.id),
      revokeInviteCode: (service, who = tenant, sessionId = "crm") =>
        service.revokeInviteCode(who, sessionId, group.id),
      join: (service, who = tenant, sessionId = "crm") => service.join(who, sessionId, "AbCdEfGhIjKl"),
    };

  it.each(Object.keys(calls))("%s answers nothing of a session that the tenant may not use", async (name) => {
    const limited: Tenant = { organizationId: 1, sessionIds: new Set(["asleep"]) };
    await expect(calls[name]?.(serviceOver({}), limited)).rejects.toMatchObject({ code: "SESSION_NOT_FOUND" });
    await expect(calls[name]?.(serviceOver({}), tenant, "nope")).rejects.toMatchObject({ code: "SESSION_NOT_FOUND" });
  });

  it.each(Object.keys(calls))("%s needs a session that is connected", async (name) => {
    await expect(calls[name]?.(serviceOver({}), tenant, "asleep")).rejects.toMatchObject({
      code: "SESSION_DISCONNECTED",
    });
  });

  it.each<[string, EngineErrorCode, string]>([
    ["list", "TIMEOUT", "ENGINE_FAILED"],
    ["list", "INVALID_STATE", "SESSION_DISCONNECTED"],
    ["get", "CHAT_NOT_FOUND", "GROUP_NOT_FOUND"],
    ["get", "INVALID_STATE", "SESSION_DISCONNECTED"],
    ["get", "INTERNAL", "ENGINE_FAILED"],
    ["create", "INVALID_STATE", "SESSION_DISCONNECTED"],
    ["update", "CHAT_NOT_FOUND", "GROUP_NOT_FOUND"],
    ["update", "FORBIDDEN", "GROUP_ADMIN_REQUIRED"],
    ["leave", "CHAT_NOT_FOUND", "GROUP_NOT_FOUND"],
    ["leave", "TIMEOUT", "ENGINE_FAILED"],
    ["inviteCode", "FORBIDDEN", "GROUP_ADMIN_REQUIRED"],
    ["inviteCode", "CHAT_NOT_FOUND", "GROUP_NOT_FOUND"],
    ["revokeInviteCode", "FORBIDDEN", "GROUP_ADMIN_REQUIRED"],
    ["revokeInviteCode", "CHAT_NOT_FOUND", "GROUP_NOT_FOUND"],
    ["join", "INVALID_STATE", "SESSION_DISCONNECTED"],
  ])("%s answers %s of WhatsApp with %s", async (name, code, answered) => {
    const refuse = refusing(code);
    const service = serviceOver({
      groups: refuse,
      group: name === "update" ? async () => group : refuse,
      createGroup: refuse,
      updateGroup: refuse,
      leaveGroup: refuse,
      inviteCode: refuse,
      revokeInviteCode: refuse,
      joinGroup: refuse,
    });
    const error = await calls[name]?.(service).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      code: answered,
      ...(answered.startsWith("GROUP_") && { params: { groupId: group.id } }),
    });
    expect(JSON.stringify(error)).not.toContain(ANA);
  });
});
