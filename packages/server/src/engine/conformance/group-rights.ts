import { magicNumbers } from "@inbox-hub/openapi/rules";
import { expect, it } from "vitest";
import { chatWith, person, refusal, type Stage, text } from "./stage";

const ANA = "34612345678";
const BEA = "34687654321";
const CARLA = "34611111111";
const DANI = "34622222222";

/** Who may do what in a group. */
export function groupRightsPromises(stage: () => Stage): void {
  it("changes members, and says of each what became of it", async () => {
    const { connect, world } = stage();
    const { engine } = await connect("1.ana", ANA);
    const { group } = await engine.createGroup("Obra", [chatWith(BEA), chatWith(CARLA)]);
    world.accounts.setBlocked(DANI, ANA, true);
    const outcomes = async (...[action, ...phones]: ["add" | "remove" | "promote" | "demote", ...string[]]) =>
      (await engine.changeParticipants(group.id, action, phones.map(chatWith))).map(({ outcome }) => outcome);

    expect(await outcomes("promote", BEA, BEA, DANI)).toEqual(["done", "already", "failed"]);
    expect(await outcomes("demote", BEA, CARLA, ANA)).toEqual(["done", "already", "failed"]);
    expect(await outcomes("remove", CARLA, CARLA, ANA)).toEqual(["done", "failed", "failed"]);
    expect(await outcomes("add", DANI, CARLA, BEA, magicNumbers.notOnWhatsApp)).toEqual([
      "invitation_required",
      "done",
      "already",
      "not_on_whatsapp",
    ]);
    expect((await engine.group(group.id)).participants).toEqual([
      { chatId: chatWith(ANA), role: "owner" },
      { chatId: chatWith(BEA), role: "member" },
      { chatId: chatWith(CARLA), role: "member" },
    ]);
  });

  it("leaves to admins what only they may do", async () => {
    const { connect, world } = stage();
    const { engine, told } = await connect("1.ana", ANA);
    const { group } = world.groups.create(person(BEA), "Obra", [chatWith(ANA), chatWith(CARLA)]);
    const calls = () => [
      engine.updateGroup(group.id, { subject: "Mía", settings: { infoAdminsOnly: true } }),
      engine.changeParticipants(group.id, "remove", [chatWith(CARLA)]),
      engine.changeParticipants(group.id, "promote", [chatWith(CARLA)]),
      engine.changeParticipants(group.id, "demote", [chatWith(BEA)]),
      engine.inviteCode(group.id),
      engine.revokeInviteCode(group.id),
    ];
    for (const call of calls()) expect((await refusal(call)).code).toBe("FORBIDDEN");
    expect(world.groups.get(group.id)).toEqual(group);
    expect(told.group.map(({ action }) => action)).toEqual(["created"]);

    world.groups.change(person(BEA), group.id, "promote", [chatWith(ANA)]);
    expect(await engine.group(group.id)).toMatchObject({ isAdmin: true });
    await Promise.all(calls());
  });

  it("lets every member change the subject and the description, or only admins", async () => {
    const { connect, world } = stage();
    const { engine } = await connect("1.ana", ANA);
    const { group } = world.groups.create(person(BEA), "Obra", [chatWith(ANA)]);
    await engine.updateGroup(group.id, { subject: "Obra 2", description: "Portal 3" });
    expect(await engine.group(group.id)).toMatchObject({ subject: "Obra 2", description: "Portal 3" });
    await engine.updateGroup(group.id, { description: null });
    expect(await engine.group(group.id)).toMatchObject({ subject: "Obra 2", description: null });

    world.groups.update(person(BEA), group.id, { settings: { infoAdminsOnly: true } });
    for (const changes of [{ subject: "Mía" }, { description: "Mía" }]) {
      expect((await refusal(engine.updateGroup(group.id, changes))).code).toBe("FORBIDDEN");
    }
    expect(await engine.group(group.id)).toMatchObject({ subject: "Obra 2", settings: { infoAdminsOnly: true } });
  });

  it("lets every member add others, or only admins", async () => {
    const { connect, world } = stage();
    const { engine } = await connect("1.ana", ANA);
    const { group } = world.groups.create(person(BEA), "Obra", [chatWith(ANA)]);
    expect(await engine.changeParticipants(group.id, "add", [chatWith(CARLA)])).toMatchObject([{ outcome: "done" }]);
    world.groups.update(person(BEA), group.id, { settings: { addMembersAdminsOnly: true } });
    expect((await refusal(engine.changeParticipants(group.id, "add", [chatWith(DANI)]))).code).toBe("FORBIDDEN");
    expect(world.groups.get(group.id)?.members).toEqual([BEA, ANA, CARLA]);
  });

  it("lets every member write, or only admins", async () => {
    const { connect, until, world, write } = stage();
    const { engine, told } = await connect("1.ana", ANA);
    const { group } = world.groups.create(person(BEA), "Obra", [chatWith(ANA)]);
    world.groups.update(person(BEA), group.id, { settings: { messagesAdminsOnly: true } });
    const key = engine.newKey();
    expect((await refusal(engine.send(group.id, text("hola"), { key }))).code).toBe("FORBIDDEN");
    expect(await engine.find(group.id, key)).toBeNull();
    const announcement = await write(BEA, group.id, text("Aviso"));
    await until("the announcement", () => told.message.length === 1);
    await engine.react(group.id, announcement, "👍");

    world.groups.change(person(BEA), group.id, "promote", [chatWith(ANA)]);
    await engine.send(group.id, text("hola"), { key });
    expect(world.received(BEA).map((message) => message.key)).toEqual([key]);
  });

  it("sends to a group, which all of its members receive", async () => {
    const { connect, until, world } = stage();
    const ana = await connect("1.ana", ANA);
    const bea = await connect("1.bea", BEA);
    const { group } = world.groups.create(person(ANA), "Obra", [chatWith(BEA), chatWith(CARLA)]);
    const key = ana.engine.newKey();
    await ana.engine.send(group.id, text("Buenos días"), { key });
    await until("it arrives", () => bea.told.message.length === 1);
    expect(bea.told.message[0]).toMatchObject({ key, chatId: group.id, author: chatWith(ANA), from: chatWith(ANA) });
    expect(world.received(CARLA).map((message) => message.key)).toEqual([key]);
  });

  it("does not write to a group that it is no member of", async () => {
    const { connect, world } = stage();
    const { engine } = await connect("1.shop", ANA);
    const { group } = world.groups.create(person(BEA), "Familia", []);
    expect((await refusal(engine.send(group.id, text("x"), { key: engine.newKey() }))).code).toBe("CHAT_NOT_FOUND");
  });
}
