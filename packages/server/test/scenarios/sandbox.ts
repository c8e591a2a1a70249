import { expect } from "vitest";
import type { ScenariosOf } from "./scenario";
import { quickly, refused } from "./stage";

export const sandboxScenarios: ScenariosOf<"sandbox"> = {
  async "sandbox.scan"({ hub, newPhone, sessionId }) {
    const phoneNumber = newPhone();
    await hub.sessions.create({ sessionId: "por_vincular" });
    await expect.poll(async () => (await hub.sessions.status("por_vincular")).status, quickly).toBe("pairing");
    await hub.sandbox.scan("por_vincular", { phoneNumber });
    await expect
      .poll(() => hub.sessions.status("por_vincular"), quickly)
      .toMatchObject({ status: "connected", phoneNumber });
    await refused(hub.sandbox.scan(sessionId), "SESSION_NOT_PAIRING");
  },

  async "sandbox.receiveMessage"({ hub, sessionId, newPhone, receive }) {
    const from = newPhone();
    const card = { name: "Taller Ruiz", phone: "34911222333" };
    const message = await receive({ from, name: "Marta", contact: card });
    expect(message).toMatchObject({ from, direction: "inbound", type: "contact", contact: card, status: "received" });
    const sent = await hub.messages.send(sessionId, { to: from, message: "¿A qué hora?" });
    const answer = await receive({ from, message: "A las diez", quotedMessageId: sent.messageId });
    expect(answer).toMatchObject({ message: "A las diez", quotedMessageId: sent.messageId });
  },

  async "sandbox.disconnect"({ hub, newSession, newPhone }) {
    const sessionId = await newSession();
    expect(await hub.sandbox.disconnect(sessionId, { seconds: 1 })).toMatchObject({
      status: "reconnecting",
      isConnected: false,
    });
    await hub.sandbox.receiveMessage(sessionId, { from: newPhone(), message: "Mientras no estabas" });
    await expect.poll(async () => (await hub.sessions.status(sessionId)).isConnected, quickly).toBe(true);
    const arrived = async () => (await hub.messages.list(sessionId)).items.map(({ message }) => message);
    await expect.poll(arrived, quickly).toEqual(["Mientras no estabas"]);
  },

  async "sandbox.failNextSend"({ hub, newSession, newPhone }) {
    const sessionId = await newSession();
    const to = newPhone();
    await hub.sandbox.failNextSend(sessionId, { times: 1 });
    await refused(hub.messages.send(sessionId, { to, message: "Fallará" }), "SEND_FAILED");
    expect((await hub.messages.send(sessionId, { to, message: "Saldrá" })).status).toBe("sent");
    const { items } = await hub.messages.list(sessionId, { status: "failed" });
    expect(items).toMatchObject([{ message: "Fallará", error: { code: "SEND_FAILED" } }]);
  },

  async "sandbox.moveReceipt"({ hub, sessionId, newPhone }) {
    const { messageId } = await hub.messages.send(sessionId, { to: newPhone(), message: "¿Lo has visto?" });
    await hub.sandbox.moveReceipt(sessionId, messageId, { status: "played" });
    await expect.poll(async () => (await hub.messages.get(sessionId, messageId)).status, quickly).toBe("played");
    await refused(hub.sandbox.moveReceipt(sessionId, messageId, { status: "delivered" }), "MESSAGE_NOT_EDITABLE");
  },

  async "sandbox.react"({ hub, sessionId, newPhone }) {
    const from = newPhone();
    const { messageId } = await hub.messages.send(sessionId, { to: from, message: "Enviado" });
    const reactions = async () => (await hub.messages.get(sessionId, messageId)).reactions;
    await hub.sandbox.react(sessionId, messageId, { from, emoji: "👍" });
    await expect.poll(reactions, quickly).toMatchObject([{ from, emoji: "👍" }]);
    await hub.sandbox.react(sessionId, messageId, { from, emoji: null });
    await expect.poll(reactions, quickly).toEqual([]);
  },

  async "sandbox.vote"({ hub, sessionId, newPhone }) {
    const from = newPhone();
    const poll = { question: "¿Cuándo?", options: ["Mañana", "Pasado"] };
    const { messageId } = await hub.messages.send(sessionId, { to: from, poll });
    const votes = async () => (await hub.messages.get(sessionId, messageId)).votes;
    await hub.sandbox.vote(sessionId, messageId, { from, options: ["Mañana"] });
    await expect.poll(votes, quickly).toMatchObject([{ from, options: ["Mañana"] }]);
    await hub.sandbox.vote(sessionId, messageId, { from, options: ["Pasado"] });
    await expect.poll(votes, quickly).toMatchObject([{ from, options: ["Pasado"] }]);
    await hub.sandbox.vote(sessionId, messageId, { from, options: [] });
    await expect.poll(async () => (await votes()).flatMap(({ options }) => options), quickly).toEqual([]);
  },

  async "sandbox.editMessage"({ hub, sessionId, newPhone, receive }) {
    const { messageId } = await receive({ from: newPhone(), message: "A las nueve" });
    await hub.sandbox.editMessage(sessionId, messageId, { message: "A las diez" });
    await expect
      .poll(() => hub.messages.get(sessionId, messageId), quickly)
      .toMatchObject({ message: "A las diez", editedAt: expect.any(String) });
  },

  async "sandbox.revokeMessage"({ hub, sessionId, newPhone, receive }) {
    const { messageId } = await receive({ from: newPhone(), message: "Ups" });
    await hub.sandbox.revokeMessage(sessionId, messageId);
    await expect
      .poll(() => hub.messages.get(sessionId, messageId), quickly)
      .toMatchObject({ message: null, revokedAt: expect.any(String) });
  },

  async "sandbox.createGroup"({ hub, sessionId, newPhone, receive }) {
    const [from, other] = [newPhone(), newPhone()];
    const { groupId } = await hub.sandbox.createGroup(sessionId, { from, subject: "Viaje", participants: [other] });
    const group = await hub.groups.get(sessionId, groupId);
    expect(group).toMatchObject({ subject: "Viaje", isAdmin: false });
    expect(group.participants).toHaveLength(3);
    expect(await receive({ from: other, groupId, message: "¿Quién conduce?" })).toMatchObject({ chatId: groupId });
  },

  async "sandbox.moveParticipant"({ hub, sessionId, newPhone }) {
    const [from, guest] = [newPhone(), newPhone()];
    const { groupId } = await hub.sandbox.createGroup(sessionId, { from, subject: "Cena" });
    const members = async () =>
      (await hub.groups.get(sessionId, groupId)).participants.map(({ participant }) => participant);
    await hub.sandbox.moveParticipant(sessionId, groupId, { participant: guest, action: "join" });
    expect(await members()).toContain(guest);
    await hub.sandbox.moveParticipant(sessionId, groupId, { participant: guest, action: "leave" });
    expect(await members()).not.toContain(guest);
    await refused(
      hub.sandbox.moveParticipant(sessionId, groupId, { participant: guest, action: "leave" }),
      "PARTICIPANT_NOT_IN_GROUP",
    );
  },
};
