import { describe, expect, it, vi } from "vitest";
import type { RequestContext } from "../../contract/handler";
import type { Group } from "./group";
import { createGroupHandlers } from "./group-handlers";
import type { GroupService } from "./group-service";
import type { ParticipantService } from "./participant-service";

const groupId = "120363000000000001@g.us";
const group: Group = {
  groupId,
  sessionId: "crm",
  subject: "Obra Atocha",
  description: null,
  isAdmin: true,
  participants: [{ participant: "34612345678", name: "Ana", role: "member" }],
  settings: { messagesAdminsOnly: false, infoAdminsOnly: true, addMembersAdminsOnly: false },
  createdAt: Date.UTC(2026, 0, 2, 3, 4, 5, 6),
};
const wireGroup = { ...group, createdAt: "2026-01-02T03:04:05.006Z" };
const tenant = { organizationId: 1, sessionIds: null };
const context: RequestContext = {
  tenant,
  actor: { type: "system" },
  requestId: "req_1",
  ip: "127.0.0.1",
  language: "es",
  requestKey: null,
  isStillAllowed: async () => true,
};
const request = { headers: {}, file: null, query: {}, body: undefined, params: { sessionId: "crm", groupId } };
const outcomes = [{ participant: "+34612345678", outcome: "done" }] as const;

function handlersOver(given: Partial<GroupService>, people: Partial<ParticipantService> = {}) {
  const unexpected = async (): Promise<never> => {
    throw new Error("The service was asked for something that the test does not expect");
  };
  return createGroupHandlers({
    groups: {
      list: unexpected,
      get: unexpected,
      create: unexpected,
      update: unexpected,
      leave: unexpected,
      inviteCode: unexpected,
      revokeInviteCode: unexpected,
      join: unexpected,
      ...given,
    },
    participants: { add: unexpected, change: unexpected, ...people },
  });
}

describe("groups on the wire", () => {
  it("are listed with pagination", async () => {
    const { groupId, sessionId, subject, isAdmin } = group;
    const item = { groupId, sessionId, subject, isAdmin, participantCount: 7, createdAt: null };
    const list = vi.fn<GroupService["list"]>(async () => ({ items: [item], limit: 1, nextCursor: "next" }));
    const reply = await handlersOver({ list })["groups.list"]({ ...request, query: { limit: 1 } }, context);
    expect(list.mock.calls).toEqual([[tenant, "crm", { limit: 1, cursor: null }]]);
    expect(reply).toEqual({
      status: 200,
      data: [item],
      pagination: { limit: 1, hasMore: true, nextCursor: "next" },
    });
  });

  it("are whole, with times as text", async () => {
    const handlers = handlersOver({
      get: async () => group,
      update: async () => group,
      join: async () => group,
      create: async () => ({ group, results: outcomes }),
    });
    const whole = { status: 200, data: wireGroup };
    expect(await handlers["groups.get"](request, context)).toEqual(whole);
    expect(await handlers["groups.update"]({ ...request, body: { subject: "X" } }, context)).toEqual(whole);
    expect(await handlers["groups.join"]({ ...request, body: { inviteCode: "AbCdEfGhIjKl" } }, context)).toEqual(whole);
    const body = { subject: "X", participants: ["+34612345678"] };
    expect(await handlers["groups.create"]({ ...request, body }, context)).toEqual({
      status: 201,
      data: { group: wireGroup, results: outcomes },
    });
  });

  it("are left without content", async () => {
    const leave = vi.fn<GroupService["leave"]>();
    expect(await handlersOver({ leave })["groups.leave"](request, context)).toEqual({ status: 204 });
    expect(leave.mock.calls).toEqual([[tenant, "crm", groupId]]);
  });

  it("have an invite code that comes with its link", async () => {
    const handlers = handlersOver({ inviteCode: async () => "old", revokeInviteCode: async () => "new" });
    const invitation = (inviteCode: string) => ({
      status: 200,
      data: { inviteCode, link: `https://chat.whatsapp.com/${inviteCode}` },
    });
    expect(await handlers["groups.getInviteCode"](request, context)).toEqual(invitation("old"));
    expect(await handlers["groups.revokeInviteCode"](request, context)).toEqual(invitation("new"));
  });

  it("have participants that are changed in the way that was asked for", async () => {
    const add = vi.fn<ParticipantService["add"]>(async () => outcomes);
    const change = vi.fn<ParticipantService["change"]>(async () => outcomes);
    const handlers = handlersOver({}, { add, change });
    const asked = { ...request, body: { participants: ["+34612345678"] } };
    const reply = { status: 200, data: { results: outcomes } };
    expect(await handlers["groups.addParticipants"](asked, context)).toEqual(reply);
    expect(await handlers["groups.removeParticipants"](asked, context)).toEqual(reply);
    expect(await handlers["groups.promoteParticipants"](asked, context)).toEqual(reply);
    expect(await handlers["groups.demoteParticipants"](asked, context)).toEqual(reply);
    expect(add.mock.calls).toEqual([[tenant, "crm", groupId, ["+34612345678"]]]);
    expect(change.mock.calls.map(([, , , action]) => action)).toEqual(["remove", "promote", "demote"]);
  });
});
