import { expect } from "vitest";
import type { ScenariosOf } from "./scenario";
import { refused } from "./stage";

export const conversationScenarios: ScenariosOf<"conversations"> = {
  async "conversations.list"({ hub, newSession, newPhone, newMember, receive }) {
    const sessionId = await newSession();
    const { userId } = await newMember("agent");
    const [first, second] = [newPhone(), newPhone()];
    await receive({ from: first, name: "Ana", message: "Hola" }, sessionId);
    await hub.messages.send(sessionId, { to: second, message: "Buenos días" });
    const chats = async (query: object = {}) =>
      (await hub.conversations.list(sessionId, query)).items.map(({ chatId }) => chatId);
    expect(await chats()).toEqual([second, first]);
    expect(await chats({ unread: true })).toEqual([first]);
    expect(await chats({ type: "group" })).toEqual([]);
    await hub.conversations.update(sessionId, first, { assignedToUserId: userId, status: "closed" });
    expect(await chats({ assignedToUserId: userId })).toEqual([first]);
    expect(await chats({ assignedToUserId: "none" })).toEqual([second]);
    expect(await chats({ status: "open" })).toEqual([second]);
    const page = await hub.conversations.list(sessionId, { limit: 1 });
    expect(await chats({ limit: 1, cursor: page.pagination.nextCursor })).toEqual([first]);
  },

  async "conversations.get"({ hub, sessionId, newPhone, receive }) {
    const chatId = newPhone();
    await refused(hub.conversations.get(sessionId, chatId), "CONVERSATION_NOT_FOUND");
    const { messageId } = await receive({ from: chatId, name: "Marta", message: "¿Tenéis hora?" });
    expect(await hub.conversations.get(sessionId, chatId)).toMatchObject({
      sessionId,
      chatId,
      type: "direct",
      name: "Marta",
      status: "open",
      unreadCount: 1,
      lastMessage: { messageId, direction: "inbound", message: "¿Tenéis hora?" },
    });
  },

  async "conversations.update"({ hub, sessionId, newPhone, newMember, receive }) {
    const chatId = newPhone();
    const { userId } = await newMember("agent");
    await receive({ from: chatId, message: "Hola" });
    const closed = await hub.conversations.update(sessionId, chatId, { assignedToUserId: userId, status: "closed" });
    expect(closed).toMatchObject({ assignedToUserId: userId, status: "closed", closedAt: expect.any(String) });
    expect((await hub.conversations.update(sessionId, chatId, { isArchived: true })).isArchived).toBe(true);
    // A message that arrives reopens it, and leaves the rest as it is.
    await receive({ from: chatId, message: "Una cosa más" });
    expect(await hub.conversations.get(sessionId, chatId)).toMatchObject({
      status: "open",
      closedAt: null,
      assignedToUserId: userId,
      isArchived: true,
    });
    const returned = await hub.conversations.update(sessionId, chatId, { assignedToUserId: null });
    expect(returned.assignedToUserId).toBeNull();
    await refused(hub.conversations.update(sessionId, chatId, { assignedToUserId: 999_999 }), "MEMBER_NOT_FOUND");
  },

  async "conversations.read"({ hub, sessionId, newPhone, receive }) {
    const chatId = newPhone();
    for (const message of ["Hola", "¿Estáis?"]) await receive({ from: chatId, message });
    expect((await hub.conversations.get(sessionId, chatId)).unreadCount).toBe(2);
    expect((await hub.conversations.read(sessionId, chatId)).unreadCount).toBe(0);
    expect((await hub.conversations.get(sessionId, chatId)).unreadCount).toBe(0);
    await receive({ from: chatId, message: "¿Y ahora?" });
    expect((await hub.conversations.get(sessionId, chatId)).unreadCount).toBe(1);
  },

  async "conversations.typing"({ hub, sessionId, newPhone, exchanges }) {
    const chatId = newPhone();
    await hub.conversations.typing(sessionId, chatId);
    await hub.conversations.typing(sessionId, chatId, { state: "recording" });
    await hub.conversations.typing(sessionId, chatId, { state: "paused" });
    expect(exchanges.map(({ status }) => status)).toEqual([204, 204, 204]);
    // It is no message: nobody has written to anybody.
    await refused(hub.conversations.get(sessionId, chatId), "CONVERSATION_NOT_FOUND");
    await refused(hub.conversations.typing(sessionId, "34600000404"), "RECIPIENT_NOT_ON_WHATSAPP");
  },
};
