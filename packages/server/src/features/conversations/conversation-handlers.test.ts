import { describe, expect, it, vi } from "vitest";
import { contextOf, expectOnContract, requestOf } from "../../../test/support/wire";
import type { Conversation } from "./conversation";
import { createConversationHandlers } from "./conversation-handlers";
import type { ConversationService } from "./conversation-service";

const conversation: Conversation = {
  sessionId: "crm",
  chatId: "34612345678",
  type: "direct",
  name: "Ana",
  contact: { id: "ct_1", name: "Ana", phone: "34612345678", lid: null },
  status: "closed",
  isArchived: false,
  unreadCount: 2,
  assignedToUserId: 5,
  lastMessage: { messageId: "msg_1", direction: "inbound", type: "text", text: "Hola", status: "received", at: 1_000 },
  lastMessageAt: 2_000,
  closedAt: 3_000,
  createdAt: 0,
  updatedAt: 4_000,
};
const wire = {
  ...conversation,
  contact: { id: "ct_1", name: "Ana", phone: "34612345678" },
  lastMessage: {
    messageId: "msg_1",
    direction: "inbound",
    type: "text",
    message: "Hola",
    status: "received",
    timestamp: "1970-01-01T00:00:01.000Z",
  },
  lastMessageAt: "1970-01-01T00:00:02.000Z",
  closedAt: "1970-01-01T00:00:03.000Z",
  createdAt: "1970-01-01T00:00:00.000Z",
  updatedAt: "1970-01-01T00:00:04.000Z",
};
const actor = { type: "user", userId: 5, loginId: "lgn_1" } as const;
const context = contextOf(actor);
const { tenant } = context;
const params = { sessionId: "crm", chatId: "+34 612345678" };

function handlersOver(given: Partial<ConversationService>) {
  const unexpected = async (): Promise<never> => {
    throw new Error("The service was asked for something that the test does not expect");
  };
  return createConversationHandlers({
    conversations: {
      list: unexpected,
      get: unexpected,
      update: unexpected,
      markRead: unexpected,
      setTyping: unexpected,
      ...given,
    },
  });
}

describe("conversations on the wire", () => {
  it("have every property, with times as text", async () => {
    const get = vi.fn<ConversationService["get"]>(async () => conversation);
    const reply = await handlersOver({ get })["conversations.get"](requestOf("conversations.get", { params }), context);
    expect(reply).toEqual({ status: 200, data: wire });
    expectOnContract("conversations.get", reply);
    expect(get.mock.calls).toEqual([[tenant, "crm", params.chatId]]);
  });

  it("say null for what is not there, and the LID where that is all that is known", async () => {
    const contact = { id: "ct_1", name: null, phone: null, lid: "99887766@lid" };
    const bare = { ...conversation, name: null, contact, assignedToUserId: null, closedAt: null };
    for (const each of [bare, { ...bare, contact: null, lastMessage: null }]) {
      const handlers = handlersOver({ get: async () => each });
      const reply = await handlers["conversations.get"](requestOf("conversations.get", { params }), context);
      expect(reply.data.contact).toEqual(each.contact && { id: "ct_1", name: null, lid: "99887766@lid" });
      expect(reply.data).toMatchObject({ name: null, assignedToUserId: null, closedAt: null });
      expectOnContract("conversations.get", reply);
    }
  });

  const none = { isUnread: null, isArchived: null, status: null, assignedToUserId: null, type: null };
  it.each([
    [{}, none, { limit: 50, cursor: null }],
    [
      { unread: true, archived: false, status: "open", assignedToUserId: "none", type: "group" },
      { isUnread: true, isArchived: false, status: "open", assignedToUserId: "none", type: "group" },
      { limit: 50, cursor: null },
    ],
    [
      { assignedToUserId: 5, limit: 1, cursor: "c" },
      { ...none, assignedToUserId: 5 },
      { limit: 1, cursor: "c" },
    ],
  ] as const)("are listed by %j", async (query, filter, page) => {
    const list = vi.fn<ConversationService["list"]>(async () => ({
      items: [conversation],
      limit: page.limit,
      nextCursor: "next",
    }));
    const request = requestOf("conversations.list", { params: { sessionId: "crm" }, query });
    const reply = await handlersOver({ list })["conversations.list"](request, context);
    expect(list.mock.calls).toEqual([[tenant, "crm", filter, page]]);
    const pagination = { limit: page.limit, hasMore: true, nextCursor: "next" };
    expect(reply).toEqual({ status: 200, data: [wire], pagination });
    expectOnContract("conversations.list", reply);
  });

  it("are changed and read by whoever asks", async () => {
    const update = vi.fn<ConversationService["update"]>(async () => conversation);
    const markRead = vi.fn<ConversationService["markRead"]>(async () => conversation);
    const handlers = handlersOver({ update, markRead });
    const body = { status: "closed", assignedToUserId: null } as const;
    const changed = await handlers["conversations.update"](
      requestOf("conversations.update", { params, body }),
      context,
    );
    const read = await handlers["conversations.read"](requestOf("conversations.read", { params }), context);
    expect([changed, read]).toEqual([
      { status: 200, data: wire },
      { status: 200, data: wire },
    ]);
    expect(update.mock.calls).toEqual([[tenant, actor, "crm", params.chatId, body]]);
    expect(markRead.mock.calls).toEqual([[tenant, actor, "crm", params.chatId]]);
  });

  it("show that somebody is typing, unless something else is said", async () => {
    const setTyping = vi.fn<ConversationService["setTyping"]>(async () => undefined);
    const handlers = handlersOver({ setTyping });
    for (const body of [{}, { state: "recording" }] as const) {
      const reply = await handlers["conversations.typing"](
        requestOf("conversations.typing", { params, body }),
        context,
      );
      expect(reply).toEqual({ status: 204 });
    }
    expect(setTyping.mock.calls.map(([, , , state]) => state)).toEqual(["typing", "recording"]);
  });
});
