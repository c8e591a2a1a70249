import { expect } from "vitest";
import type { ScenariosOf } from "./scenario";
import { quickly, refused } from "./stage";

const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

export const messageScenarios: ScenariosOf<"messages"> = {
  async "messages.send"({ hub, sessionId, newPhone }) {
    const to = newPhone();
    const sent = await hub.messages.send(sessionId, { to, message: "Tu pedido está listo" });
    expect(sent).toMatchObject({ status: "sent", to });
    const [message] = (await hub.messages.list(sessionId, { chat: to })).items;
    expect(message).toMatchObject({
      messageId: sent.messageId,
      direction: "outbound",
      message: "Tu pedido está listo",
    });

    const read = async () => hub.messages.get(sessionId, sent.messageId);
    await expect.poll(async () => (await read()).status, quickly).toBe("read");
    const { queued = "", sent: at = "", delivered = "", read: seen = "" } = (await read()).statusTimes;
    expect(queued).not.toBe("");
    expect([queued, at, delivered, seen]).toEqual([queued, at, delivered, seen].sort());
    await refused(hub.messages.send(sessionId, { to: "34600000404", message: "Hola" }), "RECIPIENT_NOT_ON_WHATSAPP");
  },

  async "messages.list"({ hub, sessionId, newPhone, receive }) {
    const chat = newPhone();
    await receive({ from: chat, message: "¿Vienes mañana?" });
    for (const message of ["Sí, a las diez", "Hasta MAÑANA"]) await hub.messages.send(sessionId, { to: chat, message });
    const texts = async (query: object) =>
      (await hub.messages.list(sessionId, { chat, ...query })).items.map(({ message }) => message);
    expect(await texts({})).toEqual(["Hasta MAÑANA", "Sí, a las diez", "¿Vienes mañana?"]);
    expect(await texts({ q: "manana" })).toEqual(["Hasta MAÑANA", "¿Vienes mañana?"]);
    expect(await texts({ q: "vien*" })).toEqual(["¿Vienes mañana?"]);
    expect(await texts({ direction: "inbound" })).toEqual(["¿Vienes mañana?"]);
    expect(await texts({ from: inAnHour() })).toEqual([]);
    const { nextCursor } = (await hub.messages.list(sessionId, { chat, limit: 2 })).pagination;
    expect(await texts({ limit: 2, cursor: nextCursor })).toEqual(["¿Vienes mañana?"]);
  },

  async "messages.get"({ hub, sessionId, newPhone, receive }) {
    const to = newPhone();
    const question = await receive({ from: to, message: "¿Dónde estáis?" });
    const { messageId } = await hub.messages.send(sessionId, {
      to,
      location: { latitude: 40.4168, longitude: -3.7038, name: "Puerta del Sol" },
      quotedMessageId: question.messageId,
    });
    expect(await hub.messages.get(sessionId, messageId)).toMatchObject({
      chatId: to,
      type: "location",
      location: { latitude: 40.4168, name: "Puerta del Sol" },
      quotedMessageId: question.messageId,
    });
    expect(question).toMatchObject({ from: to, type: "text", status: "received", message: "¿Dónde estáis?" });
  },

  async "messages.edit"({ hub, sessionId, newPhone, receive }) {
    const to = newPhone();
    const { messageId } = await hub.messages.send(sessionId, { to, message: "A las nueve" });
    expect((await hub.messages.edit(sessionId, messageId, { message: "A las diez" })).message).toBe("A las diez");
    const edited = await hub.messages.get(sessionId, messageId);
    expect(edited.message).toBe("A las diez");
    expect(edited.editedAt).not.toBeNull();
    const theirs = await receive({ from: to, message: "Vale" });
    await refused(hub.messages.edit(sessionId, theirs.messageId, { message: "No" }), "MESSAGE_NOT_EDITABLE");
  },

  async "messages.revoke"({ hub, sessionId, newPhone }) {
    const { messageId } = await hub.messages.send(sessionId, { to: newPhone(), message: "Me he equivocado" });
    const revoked = await hub.messages.revoke(sessionId, messageId);
    expect(revoked).toMatchObject({ messageId, message: null, revokedAt: expect.any(String) });
    expect(await hub.messages.get(sessionId, messageId)).toMatchObject({ message: null });
    await refused(hub.messages.react(sessionId, messageId, { emoji: "👍" }), "MESSAGE_NOT_EDITABLE");
  },

  async "messages.react"({ hub, sessionId, newPhone, receive }) {
    const { messageId } = await receive({ from: newPhone(), message: "¡Gracias!" });
    const { reactions } = await hub.messages.react(sessionId, messageId, { emoji: "❤️" });
    expect(reactions).toMatchObject([{ emoji: "❤️" }]);
    expect((await hub.messages.react(sessionId, messageId, { emoji: "👍" })).reactions).toMatchObject([
      { emoji: "👍" },
    ]);
    expect((await hub.messages.react(sessionId, messageId, { emoji: null })).reactions).toEqual([]);
  },

  async "messages.forward"({ hub, sessionId, newPhone, receive }) {
    const [from, to] = [newPhone(), newPhone()];
    const { messageId } = await receive({ from, message: "La factura es la 12345" });
    const forwarded = await hub.messages.forward(sessionId, messageId, { to });
    expect(forwarded).toMatchObject({ status: "sent", to });
    expect(await hub.messages.get(sessionId, forwarded.messageId)).toMatchObject({
      chatId: to,
      direction: "outbound",
      message: "La factura es la 12345",
    });
  },

  async "messages.cancel"({ hub, sessionId, newPhone }) {
    const to = newPhone();
    const { messageId, status } = await hub.messages.send(sessionId, {
      to,
      message: "Felicidades",
      sendAt: inAnHour(),
    });
    expect(status).toBe("scheduled");
    expect(await hub.messages.cancel(sessionId, messageId)).toMatchObject({ messageId, status: "canceled" });
    const sent = await hub.messages.send(sessionId, { to, message: "Ya está" });
    await refused(hub.messages.cancel(sessionId, sent.messageId), "MESSAGE_NOT_CANCELABLE");
    expect((await hub.messages.list(sessionId, { chat: to, status: "canceled" })).items).toHaveLength(1);
  },

  async "messages.getBatch"({ hub, sessionId, newPhone }) {
    const to = [newPhone(), "34600000404", newPhone()];
    const { batchId } = await hub.messages.send(sessionId, { to, message: "Abrimos el lunes" });
    const batch = () => hub.messages.getBatch(sessionId, batchId);
    await expect.poll(async () => (await batch()).status, quickly).toBe("completed");
    const { total, counts, results } = await batch();
    expect(total).toBe(3);
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(3);
    expect(results.map((result) => result.to)).toEqual(to);
    expect(results[1]).toMatchObject({ status: "failed", code: "RECIPIENT_NOT_ON_WHATSAPP" });
    for (const index of [0, 2]) expect(["sent", "delivered", "read"]).toContain(results[index]?.status);
  },

  async "messages.cancelBatch"({ hub, sessionId, newPhone }) {
    const to = [newPhone(), newPhone()];
    const { batchId } = await hub.messages.send(sessionId, { to, message: "Rebajas", sendAt: inAnHour() });
    const canceled = await hub.messages.cancelBatch(sessionId, batchId);
    expect(canceled).toMatchObject({ status: "canceled", counts: { canceled: 2 } });
    await refused(hub.messages.cancelBatch(sessionId, batchId), "BATCH_NOT_CANCELABLE");
  },
};
