import { beforeEach, describe, expect, it, vi } from "vitest";
import { engineGroup } from "../../../test/support/engine-group";
import { fakeSessionAccess } from "../../../test/support/session-access";
import { stubEngine } from "../../../test/support/stub-engine";
import type { Tenant } from "../../contract/tenant";
import { type Engine, EngineError, type EngineErrorCode } from "../../engine/engine";
import type { GroupPeopleStore } from "./group-store";
import { createParticipantService, type ParticipantService } from "./participant-service";

const OWN = "34600000000";
const ANA = "34612345678";
const BEA = "34687654321";
const LID = "100000012345678@lid";
const tenant: Tenant = { organizationId: 1, sessionIds: null };
const group = engineGroup();
const actions = ["remove", "promote", "demote"] as const;

describe("participants", () => {
  const find = vi.fn<GroupPeopleStore["find"]>();
  const changeParticipants = vi.fn<Engine["changeParticipants"]>();

  const serviceOver = (answers: Partial<Engine>): ParticipantService =>
    createParticipantService({
      sessions: fakeSessionAccess({ crm: stubEngine({ changeParticipants, ...answers }), asleep: null }),
      people: { find },
    });

  beforeEach(() => {
    vi.resetAllMocks();
    find.mockResolvedValue(new Map());
    changeParticipants.mockImplementation(async (_id, _action, chatIds) =>
      [...chatIds].reverse().map((chatId) => ({ chatId, outcome: chatId.startsWith(BEA) ? "already" : "done" })),
    );
  });

  it("are added, each once, with an outcome for every way in which they were named", async () => {
    const outcomes = await serviceOver({}).add(tenant, "crm", group.id, [`+${ANA}`, BEA, ANA]);
    expect(changeParticipants.mock.calls).toEqual([[group.id, "add", [`${ANA}@c.us`, `${BEA}@c.us`]]]);
    expect(outcomes).toEqual([
      { participant: `+${ANA}`, outcome: "done" },
      { participant: BEA, outcome: "already" },
      { participant: ANA, outcome: "done" },
    ]);
  });

  it("of whom WhatsApp says nothing were not added", async () => {
    changeParticipants.mockResolvedValue([]);
    expect(await serviceOver({}).add(tenant, "crm", group.id, [ANA])).toEqual([
      { participant: ANA, outcome: "failed" },
    ]);
  });

  it.each(actions)("who are members can be changed: %s", async (action) => {
    const outcomes = await serviceOver({ group: async () => group }).change(tenant, "crm", group.id, action, [
      `+${ANA}`,
      ANA,
    ]);
    expect(changeParticipants.mock.calls).toEqual([[group.id, action, [`${ANA}@c.us`]]]);
    expect(outcomes).toEqual([
      { participant: `+${ANA}`, outcome: "done" },
      { participant: ANA, outcome: "done" },
    ]);
  });

  it.each(actions)("are left alone when one of them is a stranger: %s", async (action) => {
    const change = serviceOver({ group: async () => group }).change(tenant, "crm", group.id, action, [
      BEA,
      ANA,
      "34611111111",
    ]);
    const error = await change.catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      code: "PARTICIPANT_NOT_IN_GROUP",
      params: { groupId: group.id },
      details: [
        { path: "body.participants[0]", message: { en: "is not in the group" } },
        { path: "body.participants[2]", message: { en: "is not in the group" } },
      ],
    });
    expect(JSON.stringify(error)).not.toContain(BEA);
    expect(changeParticipants).not.toHaveBeenCalled();
  });

  it("are found by their number where the group knows them by their LID, and the other way round", async () => {
    find.mockImplementation(async (_ref, addresses) => {
      const known = { address: ANA, name: null };
      return new Map(addresses.includes(LID) ? [[LID, known]] : []);
    });
    const hidden = engineGroup({ participants: [{ chatId: LID, role: "member" }] });
    const byLid = serviceOver({ group: async () => hidden });
    expect(await byLid.change(tenant, "crm", group.id, "promote", [ANA, LID])).toEqual([
      { participant: ANA, outcome: "done" },
      { participant: LID, outcome: "done" },
    ]);
    const byNumber = serviceOver({ group: async () => group });
    await byNumber.change(tenant, "crm", group.id, "promote", [LID]);
    expect(changeParticipants.mock.calls).toEqual([
      [group.id, "promote", [LID]],
      [group.id, "promote", [`${ANA}@c.us`]],
    ]);
  });

  it("are not removed together with the account itself, which leaves", async () => {
    const change = serviceOver({ group: async () => group }).change(tenant, "crm", group.id, "remove", [
      ANA,
      `+${OWN}`,
    ]);
    await expect(change).rejects.toMatchObject({
      code: "INVALID_REQUEST",
      details: [{ path: "body.participants[1]", message: { en: "is the account itself: leave the group instead" } }],
    });
    expect(changeParticipants).not.toHaveBeenCalled();
  });

  it.each(["promote", "demote"] as const)("may be the account itself: %s", async (action) => {
    await serviceOver({ group: async () => group }).change(tenant, "crm", group.id, action, [OWN]);
    expect(changeParticipants.mock.calls).toEqual([[group.id, action, [`${OWN}@c.us`]]]);
  });

  it.each(actions)("cannot be changed by who is no admin, strangers or not: %s", async (action) => {
    const service = serviceOver({ group: async () => engineGroup({ isAdmin: false }) });
    await expect(service.change(tenant, "crm", group.id, action, [BEA])).rejects.toMatchObject({
      code: "GROUP_ADMIN_REQUIRED",
      params: { groupId: group.id },
    });
    expect(changeParticipants).not.toHaveBeenCalled();
  });

  const calls = {
    add: (service: ParticipantService, who = tenant, sessionId = "crm") => service.add(who, sessionId, group.id, [ANA]),
    change: (service: ParticipantService, who = tenant, sessionId = "crm") =>
      service.change(who, sessionId, group.id, "remove", [ANA]),
  };

  describe.each(["add", "change"] as const)("are not looked at, by %s,", (name) => {
    it("in a session that the tenant may not use", async () => {
      const limited: Tenant = { organizationId: 1, sessionIds: new Set(["asleep"]) };
      await expect(calls[name](serviceOver({}), limited)).rejects.toMatchObject({ code: "SESSION_NOT_FOUND" });
    });

    it("in a session that is not connected", async () => {
      await expect(calls[name](serviceOver({}), tenant, "asleep")).rejects.toMatchObject({
        code: "SESSION_DISCONNECTED",
      });
    });

    it.each<[EngineErrorCode, string]>([
      ["CHAT_NOT_FOUND", "GROUP_NOT_FOUND"],
      ["FORBIDDEN", "GROUP_ADMIN_REQUIRED"],
      ["INVALID_STATE", "SESSION_DISCONNECTED"],
      ["INVALID_RECIPIENT", "INVALID_REQUEST"],
      ["TIMEOUT", "ENGINE_FAILED"],
    ])("when WhatsApp says %s: %s", async (code, answered) => {
      changeParticipants.mockRejectedValue(new EngineError(code, `${ANA} refused`));
      const error = await calls[name](serviceOver({ group: async () => group })).catch((reason: unknown) => reason);
      expect(error).toMatchObject({ code: answered });
      expect(JSON.stringify(error)).not.toContain(ANA);
    });
  });
});
