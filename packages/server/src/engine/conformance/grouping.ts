import { magicNumbers } from "@inbox-hub/openapi/rules";
import { expect, it } from "vitest";
import { chatWith, person, refusal, type Stage, text } from "./stage";

const ANA = "34612345678";
const BEA = "34687654321";
const CARLA = "34611111111";
const NOWHERE = "120363000000000000@g.us";

/** What a session can do with groups, and what it hears of them. Who may do what stands in `group-rights`. */
export function groupingPromises(stage: () => Stage): void {
  it("creates a group, and says of each participant what became of it", async () => {
    const { connect, world } = stage();
    const { engine } = await connect("1.ana", ANA);
    world.accounts.setBlocked(CARLA, ANA, true);
    const asked = [BEA, CARLA, ANA, BEA, magicNumbers.notOnWhatsApp].map(chatWith);
    const { group, results } = await engine.createGroup("Obra", [...asked, "199999999999999@lid", NOWHERE]);
    expect(results).toEqual([
      { chatId: chatWith(BEA), outcome: "done" },
      { chatId: chatWith(CARLA), outcome: "invitation_required" },
      { chatId: chatWith(ANA), outcome: "already" },
      { chatId: chatWith(BEA), outcome: "already" },
      { chatId: chatWith(magicNumbers.notOnWhatsApp), outcome: "not_on_whatsapp" },
      { chatId: "199999999999999@lid", outcome: "not_on_whatsapp" },
      { chatId: NOWHERE, outcome: "failed" },
    ]);
    expect(group).toEqual({
      id: expect.stringMatching(/^\d+@g\.us$/),
      subject: "Obra",
      description: null,
      isAdmin: true,
      participants: [
        { chatId: chatWith(ANA), role: "owner" },
        { chatId: chatWith(BEA), role: "member" },
      ],
      settings: { messagesAdminsOnly: false, infoAdminsOnly: false, addMembersAdminsOnly: false },
      createdAt: expect.any(Number),
    });
    expect(await engine.group(group.id)).toEqual(group);
  });

  it("tells everybody in a group of each change, once", async () => {
    const { connect, pass, until } = stage();
    const ana = await connect("1.ana", ANA);
    const bea = await connect("1.bea", BEA);
    const { group } = await ana.engine.createGroup("Obra", [chatWith(BEA)]);
    await ana.engine.updateGroup(group.id, { subject: "Obra 2", description: "Portal 3" });
    await ana.engine.updateGroup(group.id, { settings: { messagesAdminsOnly: true } });
    await ana.engine.changeParticipants(group.id, "promote", [chatWith(BEA)]);
    await until("all of it", () => ana.told.group.length >= 5 && bea.told.group.length >= 5);
    await pass(5_000);
    const expected = [
      { action: "created", participants: [chatWith(BEA)], subject: "Obra" },
      { action: "subject", participants: [], subject: "Obra 2" },
      { action: "description", participants: [], subject: "Obra 2" },
      { action: "settings", participants: [], subject: "Obra 2" },
      { action: "promoted", participants: [chatWith(BEA)], subject: "Obra 2" },
    ].map((notice) => ({ ...notice, groupId: group.id, author: chatWith(ANA) }));
    expect(ana.told.group).toMatchObject(expected);
    expect(bea.told.group).toMatchObject(expected);
    expect(new Set(ana.told.group.map(({ key }) => key)).size).toBe(5);
    expect(bea.told.group.map(({ key }) => key)).toEqual(ana.told.group.map(({ key }) => key));
  });

  it("says nothing of what is as it was before", async () => {
    const { connect, until } = stage();
    const { engine, told } = await connect("1.ana", ANA);
    const { group } = await engine.createGroup("Obra", [chatWith(BEA)]);
    await engine.updateGroup(group.id, { subject: "Obra", description: null, settings: { infoAdminsOnly: false } });
    expect(await engine.changeParticipants(group.id, "add", [chatWith(BEA)])).toMatchObject([{ outcome: "already" }]);
    await engine.updateGroup(group.id, { subject: "Obra 2" });
    await until("the change", () => told.group.length >= 2);
    expect(told.group.map(({ action }) => action)).toEqual(["created", "subject"]);
  });

  it("hears at its return what happened to its groups", async () => {
    const { connect, create, until, world } = stage();
    const before = await connect("1.ana", ANA);
    const { group } = await before.engine.createGroup("Obra", [chatWith(BEA)]);
    await until("it was created", () => before.told.group.length === 1);
    await before.engine.stop();
    world.groups.leave(person(BEA), group.id);
    const after = create("1.ana");
    await after.engine.start();
    await until("she left", () => after.told.group.some(({ action }) => action === "left"));
    expect(after.told.group.at(-1)).toMatchObject({ author: chatWith(BEA), participants: [chatWith(BEA)] });
  });

  it("knows the groups that it is in, and no other", async () => {
    const { connect, world } = stage();
    const { engine } = await connect("1.ana", ANA);
    const { group: other } = world.groups.create(person(BEA), "Familia", []);
    const { group } = world.groups.create(person(BEA), "Obra", [chatWith(ANA)]);
    expect(await engine.groups()).toMatchObject([{ id: group.id, subject: "Obra", isAdmin: false }]);
    for (const id of [other.id, NOWHERE]) {
      const calls = [
        engine.group(id),
        engine.updateGroup(id, { subject: "Mía" }),
        engine.changeParticipants(id, "add", [chatWith(CARLA)]),
        engine.inviteCode(id),
        engine.revokeInviteCode(id),
        engine.leaveGroup(id),
        engine.setTyping(id, "typing"),
        engine.setArchived(id, true),
      ];
      for (const call of calls) expect((await refusal(call)).code).toBe("CHAT_NOT_FOUND");
    }
  });

  it("knows its members by their numbers, and by the LID while the number is hidden", async () => {
    const { connect, until, world } = stage();
    const { engine, told } = await connect("1.ana", ANA);
    world.accounts.setProfile(BEA, { addressing: "lid" });
    world.accounts.setProfile(CARLA, { addressing: "hidden" });
    const lid = `${world.accounts.get(CARLA).lid}@lid`;
    const { group, results } = await engine.createGroup("Obra", [chatWith(BEA), lid]);
    expect(results).toEqual([
      { chatId: chatWith(BEA), outcome: "done" },
      { chatId: lid, outcome: "done" },
    ]);
    expect(group.participants.map(({ chatId }) => chatId)).toEqual([chatWith(ANA), chatWith(BEA), lid]);
    world.groups.leave(person(CARLA), group.id);
    await until("she left", () => told.group.length === 2);
    expect(told.group.map(({ participants }) => participants)).toEqual([[chatWith(BEA), lid], [lid]]);
  });

  it("names the group of each message", async () => {
    const { connect, until, write } = stage();
    const { engine, told } = await connect("1.ana", ANA);
    const { group } = await engine.createGroup("Obra", [chatWith(BEA)]);
    expect(await engine.send(group.id, text("hola"), { key: engine.newKey() })).toMatchObject({ chatName: "Obra" });
    await write(BEA, group.id, text("buenas"));
    await write(BEA, chatWith(ANA), text("a solas"));
    await until("both", () => told.message.length === 2);
    expect(told.message.map(({ chatName }) => chatName)).toEqual(["Obra", null]);
  });

  it("tells whoever is removed so, and nothing more of the group", async () => {
    const { connect, pass, until, write } = stage();
    const ana = await connect("1.ana", ANA);
    const bea = await connect("1.bea", BEA);
    const { group } = await ana.engine.createGroup("Obra", [chatWith(BEA), chatWith(CARLA)]);
    expect(await ana.engine.changeParticipants(group.id, "remove", [chatWith(BEA)])).toMatchObject([
      { outcome: "done" },
    ]);
    await ana.engine.updateGroup(group.id, { subject: "Sin Bea" });
    await write(CARLA, group.id, text("¿y Bea?"));
    await until("the message", () => ana.told.message.length === 1);
    await pass(1_000);
    expect(bea.told.group.map(({ action }) => action)).toEqual(["created", "left"]);
    expect(bea.told.group[1]).toMatchObject({ participants: [chatWith(BEA)], author: chatWith(ANA) });
    expect(bea.told.message).toEqual([]);
    expect(await bea.engine.groups()).toEqual([]);
  });

  it("joins with the code of an invitation, once, until the code is revoked", async () => {
    const { connect, until } = stage();
    const ana = await connect("1.ana", ANA);
    const bea = await connect("1.bea", BEA);
    const { group } = await ana.engine.createGroup("Obra", []);
    const code = await ana.engine.inviteCode(group.id);
    expect(await ana.engine.inviteCode(group.id)).toBe(code);
    expect(await bea.engine.joinGroup(code)).toBe(group.id);
    expect(await bea.engine.joinGroup(code)).toBe(group.id);
    expect(await bea.engine.group(group.id)).toMatchObject({ isAdmin: false, participants: [{}, { role: "member" }] });

    const next = await ana.engine.revokeInviteCode(group.id);
    expect(next).not.toBe(code);
    expect(await ana.engine.inviteCode(group.id)).toBe(next);
    await bea.engine.leaveGroup(group.id);
    for (const bad of [code, "never-given"]) {
      expect((await refusal(bea.engine.joinGroup(bad))).code).toBe("INVITATION_INVALID");
    }
    expect(await bea.engine.joinGroup(next)).toBe(group.id);
    await until("all of it", () => ana.told.group.length >= 4);
    expect(ana.told.group.map(({ action }) => action)).toEqual(["created", "joined", "left", "joined"]);
    expect(ana.told.group[1]).toMatchObject({ participants: [chatWith(BEA)], author: chatWith(BEA) });
  });

  it("leaves a group, which is not left without an admin", async () => {
    const { connect, until } = stage();
    const ana = await connect("1.ana", ANA);
    const bea = await connect("1.bea", BEA);
    const { group } = await ana.engine.createGroup("Obra", [chatWith(BEA), chatWith(CARLA)]);
    await ana.engine.leaveGroup(group.id);
    expect((await refusal(ana.engine.group(group.id))).code).toBe("CHAT_NOT_FOUND");
    expect((await refusal(ana.engine.leaveGroup(group.id))).code).toBe("CHAT_NOT_FOUND");
    expect((await bea.engine.group(group.id)).participants).toEqual([
      { chatId: chatWith(BEA), role: "admin" },
      { chatId: chatWith(CARLA), role: "member" },
    ]);
    await until("all of it", () => bea.told.group.length >= 3);
    expect(bea.told.group.map(({ action }) => action)).toEqual(["created", "left", "promoted"]);
    expect(bea.told.group[2]).toMatchObject({ participants: [chatWith(BEA)], author: null });
    expect(ana.told.group.map(({ action }) => action)).toEqual(["created", "left"]);
  });
}
