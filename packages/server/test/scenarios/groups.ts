import type { InboxHub } from "@inbox-hub/sdk";
import { expect } from "vitest";
import type { ScenariosOf } from "./scenario";
import type { Stage } from "./stage";
import { refused } from "./stage";

/** A group that the session has created, with two people in it. */
async function newGroup({ hub, sessionId, newPhone }: Pick<Stage, "hub" | "sessionId" | "newPhone">) {
  const [ana, bea] = [newPhone(), newPhone()];
  const { group } = await hub.groups.create(sessionId, { subject: "Obra", participants: [ana, bea] });
  return { groupId: group.groupId, ana, bea };
}

async function rolesIn(hub: InboxHub, sessionId: string, groupId: string) {
  const { participants } = await hub.groups.get(sessionId, groupId);
  return Object.fromEntries(participants.map(({ participant, role }) => [participant, role]));
}

export const groupScenarios: ScenariosOf<"groups"> = {
  async "groups.list"({ hub, newSession, newPhone }) {
    const sessionId = await newSession();
    for (const subject of ["Zaragoza", "Almería"]) {
      await hub.groups.create(sessionId, { subject, participants: [newPhone()] });
    }
    const { items } = await hub.groups.list(sessionId);
    expect(items).toMatchObject([
      { subject: "Almería", isAdmin: true, participantCount: 2 },
      { subject: "Zaragoza", isAdmin: true, participantCount: 2 },
    ]);
    const first = await hub.groups.list(sessionId, { limit: 1 });
    const second = await hub.groups.list(sessionId, { limit: 1, cursor: first.pagination.nextCursor ?? "" });
    expect(second.items).toMatchObject([{ subject: "Zaragoza" }]);
  },

  async "groups.create"({ hub, sessionId, newPhone }) {
    const ana = newPhone();
    const { group, results } = await hub.groups.create(sessionId, {
      subject: "Reforma de la cocina",
      description: "Presupuesto y fechas",
      participants: [ana, "34600000404"],
    });
    expect(results).toMatchObject([
      { participant: ana, outcome: "done" },
      { participant: "34600000404", outcome: "not_on_whatsapp" },
    ]);
    expect(group).toMatchObject({
      subject: "Reforma de la cocina",
      description: "Presupuesto y fechas",
      isAdmin: true,
    });
    expect(group.participants.map(({ participant }) => participant)).toContain(ana);
    const sent = await hub.messages.send(sessionId, { to: group.groupId, message: "Bienvenida" });
    expect(sent).toMatchObject({ status: "sent", to: group.groupId });
  },

  async "groups.join"({ hub, sessionId, newPhone, receive }) {
    const from = newPhone();
    const made = await hub.sandbox.createGroup(sessionId, { from, subject: "Vecinos", withSession: false });
    await refused(hub.groups.get(sessionId, made.groupId), "GROUP_NOT_FOUND");
    const joined = await hub.groups.join(sessionId, { inviteCode: `https://chat.whatsapp.com/${made.inviteCode}` });
    expect(joined).toMatchObject({ groupId: made.groupId, subject: "Vecinos", isAdmin: false });
    const heard = await receive({ from, groupId: made.groupId, message: "¡Hola a todos!" });
    expect(heard).toMatchObject({ chatId: made.groupId, from, message: "¡Hola a todos!" });
    await refused(hub.groups.join(sessionId, { inviteCode: "NoSuchInviteCode000000" }), "INVITE_CODE_INVALID");
  },

  async "groups.get"(stage) {
    const { hub, sessionId } = stage;
    const { groupId, ana, bea } = await newGroup(stage);
    const group = await hub.groups.get(sessionId, groupId);
    expect(group).toMatchObject({ groupId, sessionId, subject: "Obra", description: null, isAdmin: true });
    expect(group.participants).toHaveLength(3);
    expect(await rolesIn(hub, sessionId, groupId)).toMatchObject({ [ana]: "member", [bea]: "member" });
    await refused(hub.groups.get(sessionId, "120363000000000000@g.us"), "GROUP_NOT_FOUND");
  },

  async "groups.update"(stage) {
    const { hub, sessionId, newPhone } = stage;
    const { groupId } = await newGroup(stage);
    await hub.groups.update(sessionId, groupId, { subject: "Obra nueva", description: "Fase 2" });
    const settings = { messagesAdminsOnly: true };
    const updated = await hub.groups.update(sessionId, groupId, { description: null, settings });
    expect(updated).toMatchObject({ subject: "Obra nueva", description: null, settings });
    expect(await hub.groups.get(sessionId, groupId)).toMatchObject({ subject: "Obra nueva", settings });

    const theirs = await hub.sandbox.createGroup(sessionId, { from: newPhone(), subject: "Ajeno" });
    const locked = hub.groups.update(sessionId, theirs.groupId, { settings: { messagesAdminsOnly: true } });
    await refused(locked, "GROUP_ADMIN_REQUIRED");
  },

  async "groups.leave"(stage) {
    const { hub, sessionId } = stage;
    const { groupId } = await newGroup(stage);
    await hub.messages.send(sessionId, { to: groupId, message: "Me voy" });
    await hub.groups.leave(sessionId, groupId);
    await refused(hub.groups.get(sessionId, groupId), "GROUP_NOT_FOUND");
    const { items } = await hub.messages.list(sessionId, { chat: groupId });
    expect(items.map(({ message }) => message)).toContain("Me voy");
  },

  async "groups.addParticipants"(stage) {
    const { hub, sessionId, newPhone } = stage;
    const { groupId, ana } = await newGroup(stage);
    const carla = newPhone();
    const { results } = await hub.groups.addParticipants(sessionId, groupId, { participants: [carla, ana] });
    expect(results).toMatchObject([
      { participant: carla, outcome: "done" },
      { participant: ana, outcome: "already" },
    ]);
    expect(await rolesIn(hub, sessionId, groupId)).toMatchObject({ [carla]: "member" });
  },

  async "groups.removeParticipants"(stage) {
    const { hub, sessionId, newPhone } = stage;
    const { groupId, ana, bea } = await newGroup(stage);
    const { results } = await hub.groups.removeParticipants(sessionId, groupId, { participants: [ana] });
    expect(results).toMatchObject([{ participant: ana, outcome: "done" }]);
    // Nobody is removed when one of them is not there.
    const stranger = newPhone();
    await refused(
      hub.groups.removeParticipants(sessionId, groupId, { participants: [bea, stranger] }),
      "PARTICIPANT_NOT_IN_GROUP",
    );
    const roles = await rolesIn(hub, sessionId, groupId);
    expect(roles).toHaveProperty(bea);
    expect(roles).not.toHaveProperty(ana);
  },

  async "groups.promoteParticipants"(stage) {
    const { hub, sessionId, newPhone } = stage;
    const { groupId, ana, bea } = await newGroup(stage);
    await hub.groups.promoteParticipants(sessionId, groupId, { participants: [ana] });
    expect(await rolesIn(hub, sessionId, groupId)).toMatchObject({ [ana]: "admin", [bea]: "member" });
    await refused(
      hub.groups.promoteParticipants(sessionId, groupId, { participants: [newPhone()] }),
      "PARTICIPANT_NOT_IN_GROUP",
    );
  },

  async "groups.demoteParticipants"(stage) {
    const { hub, sessionId } = stage;
    const { groupId, ana } = await newGroup(stage);
    await hub.groups.promoteParticipants(sessionId, groupId, { participants: [ana] });
    await hub.groups.demoteParticipants(sessionId, groupId, { participants: [ana] });
    expect(await rolesIn(hub, sessionId, groupId)).toMatchObject({ [ana]: "member" });
  },

  async "groups.getInviteCode"(stage) {
    const { hub, sessionId } = stage;
    const { groupId } = await newGroup(stage);
    const { inviteCode, link } = await hub.groups.getInviteCode(sessionId, groupId);
    expect(link).toBe(`https://chat.whatsapp.com/${inviteCode}`);
    // Joining what the account is in already changes nothing.
    expect((await hub.groups.join(sessionId, { inviteCode })).groupId).toBe(groupId);
  },

  async "groups.revokeInviteCode"(stage) {
    const { hub, sessionId } = stage;
    const { groupId } = await newGroup(stage);
    const before = await hub.groups.getInviteCode(sessionId, groupId);
    const after = await hub.groups.revokeInviteCode(sessionId, groupId);
    expect(after.inviteCode).not.toBe(before.inviteCode);
    expect(await hub.groups.getInviteCode(sessionId, groupId)).toEqual(after);
    await refused(hub.groups.join(sessionId, { inviteCode: before.inviteCode }), "INVITE_CODE_INVALID");
  },
};
