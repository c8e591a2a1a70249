import type { Query, Schemas } from "@inbox-hub/openapi";
import { toTime, toTimeOrNull } from "@inbox-hub/openapi/rules";
import type { HandlersOf } from "../../contract/handler";
import { toPageRequest, toPagination } from "../../contract/page";
import type { Conversation, ConversationContact, ConversationFilter, LastMessage } from "./conversation";
import type { ConversationService } from "./conversation-service";

interface ConversationHandlersDeps {
  readonly conversations: ConversationService;
}

export function createConversationHandlers({ conversations }: ConversationHandlersDeps): HandlersOf<"conversations"> {
  return {
    "conversations.list": async ({ params, query }, { tenant }) => {
      const page = await conversations.list(tenant, params.sessionId, toFilter(query), toPageRequest(query));
      return { status: 200, data: page.items.map(toWireConversation), pagination: toPagination(page) };
    },
    "conversations.get": async ({ params: { sessionId, chatId } }, { tenant }) => ({
      status: 200,
      data: toWireConversation(await conversations.get(tenant, sessionId, chatId)),
    }),
    "conversations.update": async ({ params: { sessionId, chatId }, body }, { tenant, actor }) => ({
      status: 200,
      data: toWireConversation(await conversations.update(tenant, actor, sessionId, chatId, body)),
    }),
    "conversations.read": async ({ params: { sessionId, chatId } }, { tenant, actor }) => ({
      status: 200,
      data: toWireConversation(await conversations.markRead(tenant, actor, sessionId, chatId)),
    }),
    "conversations.typing": async ({ params: { sessionId, chatId }, body }, { tenant }) => {
      await conversations.setTyping(tenant, sessionId, chatId, body.state ?? "typing");
      return { status: 204 };
    },
  };
}

function toFilter(query: Query<"conversations.list">): ConversationFilter {
  const { unread = null, archived = null, status = null, assignedToUserId = null, type = null } = query;
  return { isUnread: unread, isArchived: archived, status, assignedToUserId, type };
}

function toWireConversation(conversation: Conversation): Schemas["Conversation"] {
  const { contact, lastMessage } = conversation;
  return {
    sessionId: conversation.sessionId,
    chatId: conversation.chatId,
    type: conversation.type,
    name: conversation.name,
    contact: contact && toWireContact(contact),
    status: conversation.status,
    isArchived: conversation.isArchived,
    unreadCount: conversation.unreadCount,
    assignedToUserId: conversation.assignedToUserId,
    lastMessage: lastMessage && toWireMessage(lastMessage),
    lastMessageAt: toTime(conversation.lastMessageAt),
    closedAt: toTimeOrNull(conversation.closedAt),
    createdAt: toTime(conversation.createdAt),
    updatedAt: toTime(conversation.updatedAt),
  };
}

function toWireContact({ id, name, phone, lid }: ConversationContact): Schemas["EventContact"] {
  return { id, name, ...(phone !== null && { phone }), ...(lid !== null && { lid }) };
}

function toWireMessage(message: LastMessage): Schemas["ConversationMessage"] {
  const { messageId, direction, type, text, status, at } = message;
  return { messageId, direction, type, message: text, status, timestamp: toTime(at) };
}
