import { describe, expect, it } from "vitest";
import { ANA, at, BEA, CARLA, listen, person, setUp, text, writeTo } from "../../../../test/support/world-stage";
import type { KeptGroup } from "./world-entry";
import type { GroupAction, LineSignal, Push } from "./world-types";

/** Connects a device, and lists what it is told of groups. */
function listenToGroups(world: ReturnType<ReturnType<typeof setUp>["begin"]>["world"], token: string) {
  const told: { key: string; action: GroupAction }[] = [];
  const line = world.lines.connect(token, (what: Push | LineSignal) => {
    if (what.type === "group") told.push({ key: what.note.key, action: what.note.action });
  });
  line.receive();
  return told;
}

describe("the groups of the World", () => {
  it("are as they were after a kill", () => {
    const { begin } = setUp();
    const { world, clock } = begin();
    const { group } = world.groups.create(person(BEA), "Obra", [at(ANA), at(CARLA)]);
    world.groups.change(person(BEA), group.id, "promote", [at(ANA)]);
    const settings = { messagesAdminsOnly: true };
    world.groups.update(person(ANA), group.id, { subject: "Obra 2", description: "Portal 3", settings });
    const inviteCode = world.groups.revokeInviteCode(person(ANA), group.id);
    world.groups.leave(person(CARLA), group.id);

    const after = begin(clock.now()).world;
    expect(after.groups.get(group.id)).toEqual(world.groups.get(group.id));
    expect(after.groups.get(group.id)).toEqual({
      id: group.id,
      subject: "Obra 2",
      description: "Portal 3",
      members: [BEA, ANA],
      admins: [BEA, ANA],
      owner: BEA,
      settings: { messagesAdminsOnly: true, infoAdminsOnly: false, addMembersAdminsOnly: false },
      inviteCode,
      createdAt: group.createdAt,
    });
    expect(after.groups.join(person(CARLA), inviteCode)).toBe(group.id);
  });

  it("have their news handed over after a kill, under the same keys, and only once when they were kept", async () => {
    const { begin } = setUp();
    const first = begin();
    const token = first.world.linking.link(ANA);
    const heard = listenToGroups(first.world, token);
    const { group } = first.world.groups.create(person(BEA), "Obra", [at(ANA)]);
    expect(heard.map(({ action }) => action)).toEqual(["created"]);

    // Killed at once: the device may not have kept it.
    const second = begin(first.clock.now());
    expect(listenToGroups(second.world, token)).toEqual(heard);
    await second.clock.advance(5_000);
    second.world.groups.leave(person(BEA), group.id);

    const third = begin(second.clock.now());
    expect(listenToGroups(third.world, token).map(({ action }) => action)).toEqual(["left", "promoted"]);
  });

  it("load from a journal of before they had more than members", () => {
    const { journal, begin } = setUp();
    const group: KeptGroup = {
      id: "120363000000000001@g.us",
      subject: "Obra",
      members: [BEA, ANA],
      admins: [BEA],
      createdAt: 1,
    };
    journal.append({ type: "group", group });
    journal.append({ type: "account", account: accountOf(ANA) });
    const { world } = begin();
    const expected = {
      ...group,
      description: null,
      owner: BEA,
      settings: { messagesAdminsOnly: false, infoAdminsOnly: false, addMembersAdminsOnly: false },
      inviteCode: expect.stringMatching(/^\w{22}$/),
    };
    expect(world.groups.get(group.id)).toEqual(expected);
    const inviteCode = world.groups.inviteCode(person(BEA), group.id);
    expect(begin().world.groups.inviteCode(person(BEA), group.id)).toBe(inviteCode);
    expect(world.groups.join(person(CARLA), inviteCode)).toBe(group.id);
    expect(world.chats.isArchived(ANA, group.id)).toBe(false);
  });

  it("write nothing down when nothing changes", () => {
    const { journal, begin } = setUp();
    const { world } = begin();
    const { group } = world.groups.create(person(BEA), "Obra", [at(ANA)]);
    const { length } = journal.entries;
    world.groups.update(person(BEA), group.id, { subject: "Obra", settings: { infoAdminsOnly: false } });
    world.groups.change(person(BEA), group.id, "add", [at(ANA)]);
    world.groups.join(person(ANA), group.inviteCode);
    expect(journal.entries).toHaveLength(length);
  });

  it("are over once everybody has left", () => {
    const { begin } = setUp();
    const { world } = begin();
    const { group } = world.groups.create(person(BEA), "Obra", []);
    const inviteCode = world.groups.inviteCode(person(BEA), group.id);
    world.groups.leave(person(BEA), group.id);
    expect(() => world.groups.join(person(ANA), inviteCode)).toThrow("no such invitation");
  });

  it("let no admin touch who created them, nor throw themselves out", () => {
    const { begin } = setUp();
    const { world } = begin();
    const { group } = world.groups.create(person(BEA), "Obra", [at(ANA)]);
    world.groups.change(person(BEA), group.id, "promote", [at(ANA)]);
    for (const action of ["demote", "remove"] as const) {
      expect(world.groups.change(person(ANA), group.id, action, [at(BEA)])).toMatchObject([{ outcome: "failed" }]);
    }
    expect(world.groups.change(person(ANA), group.id, "remove", [at(ANA)])).toMatchObject([{ outcome: "failed" }]);
    expect(world.groups.get(group.id)).toMatchObject({ members: [BEA, ANA], admins: [BEA, ANA] });
  });

  it("always have an admin", () => {
    const { begin } = setUp();
    const { world } = begin();
    const { group } = world.groups.create(person(BEA), "Obra", [at(ANA), at(CARLA)]);
    world.groups.leave(person(BEA), group.id);
    expect(world.groups.get(group.id)).toMatchObject({ admins: [ANA], owner: null });
    expect(world.groups.change(person(ANA), group.id, "demote", [at(ANA)])).toMatchObject([{ outcome: "failed" }]);
    world.groups.change(person(ANA), group.id, "promote", [at(CARLA)]);
    world.groups.change(person(ANA), group.id, "demote", [at(ANA)]);
    expect(world.groups.get(group.id)).toMatchObject({ admins: [CARLA] });
  });

  it("show nobody what was written before they came, nor what happens after they have gone", async () => {
    const { begin } = setUp();
    const { world } = begin();
    const { group } = world.groups.create(person(BEA), "Obra", [at(CARLA)]);
    const token = world.linking.link(CARLA);
    const told = listen(world, token);
    writeTo(world, BEA, group.id, "K1");
    world.groups.change(person(BEA), group.id, "add", [at(ANA)]);
    expect(world.messages.find(ANA, group.id, "K1")).toBeNull();
    expect(() => world.messages.react(person(ANA), group.id, "K1", "👍")).toThrow("no such message");

    world.groups.change(person(BEA), group.id, "remove", [at(CARLA)]);
    world.messages.edit(person(BEA), group.id, "K1", "sin Carla");
    writeTo(world, BEA, group.id, "K2");
    expect(told).toEqual(["message K1", "group", "group"]);
    expect(() => writeTo(world, CARLA, group.id, "K3")).toThrow("in no such group");
  });

  it("refuse what a device does that is not on line", () => {
    const { begin } = setUp();
    const { world } = begin();
    const { group } = world.groups.create(person(ANA), "Obra", [at(BEA)]);
    const actor = { phone: ANA, device: world.linking.link(ANA) };
    for (const call of [
      () => world.groups.create(actor, "Otra", []),
      () => world.groups.update(actor, group.id, { subject: "Otra" }),
      () => world.groups.change(actor, group.id, "remove", [at(BEA)]),
      () => world.groups.inviteCode(actor, group.id),
      () => world.groups.revokeInviteCode(actor, group.id),
      () => world.groups.join(actor, group.inviteCode),
      () => world.groups.leave(actor, group.id),
      () => world.chats.markRead(actor, group.id),
      () => world.chats.setArchived(actor, group.id, true),
      () => world.chats.setTyping(actor, group.id, "typing"),
    ]) {
      expect(call).toThrow("not on line");
    }
    expect(world.groups.get(group.id)).toEqual(group);
  });

  it("take a message that they have for sent, whoever may write by now", () => {
    const { begin } = setUp();
    const { world } = begin();
    const { group } = world.groups.create(person(BEA), "Obra", [at(ANA)]);
    writeTo(world, ANA, group.id, "K1");
    world.groups.update(person(BEA), group.id, { settings: { messagesAdminsOnly: true } });
    expect(world.messages.send(person(ANA), { key: "K1", to: group.id, content: text("K1") })).toMatchObject({
      ack: 1,
    });
    expect(() => writeTo(world, ANA, group.id, "K2")).toThrow("Only admins");
  });
});

function accountOf(phone: string) {
  return { phone, lid: "100000000000001", name: "Ana", addressing: "phone", picture: null, blocked: [] } as const;
}
