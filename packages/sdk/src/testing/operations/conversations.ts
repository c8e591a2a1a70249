import type { Query, Schemas } from "@inbox-hub/openapi";
import { AppError, isGroup, magicNumbers, normalizePhone, toPreview, toTime } from "@inbox-hub/openapi/rules";
import type { HandlersOf } from "../edge/handler";
import type { ConversationBook } from "../state/conversation-book";
import type { Inbox } from "../state/inbox";
import { toPage } from "../state/pages";
import type { ConversationRecord } from "../state/records";
import { requireConnected, type SessionBook } from "../state/session-book";
import type { Tenant, World } from "../state/world";

interface ConversationDeps {
  readonly sessions: SessionBook;
  readonly conversations: ConversationBook;
  readonly inbox: Inbox;
}

type Place = { readonly sessionId: string; readonly chatId: string };

export function createConversationHandlers(
  { tables, clock }: World,
  { sessions, conversations, inbox }: ConversationDeps,
): HandlersOf<"conversations"> {
  const locate = (tenant: Tenant, { sessionId, chatId }: Place) => {
    const session = sessions.require(tenant, sessionId);
    return { session, chatId: normalizePhone(chatId) ?? chatId };
  };

  const find = (tenant: Tenant, place: Place) => {
    const { session, chatId } = locate(tenant, place);
    const { organizationId, sessionId } = session;
    const conversation = conversations.find({ organizationId, sessionId, chatId });
    if (!conversation) throw new AppError("CONVERSATION_NOT_FOUND");
    return { session, conversation };
  };

  const requireMember = (organizationId: number, userId: number | null | undefined) => {
    const isMember = ({ userId: member, ...one }: { readonly userId: number; readonly organizationId: number }) =>
      member === userId && one.organizationId === organizationId;
    if (typeof userId === "number" && !tables.memberships.some(isMember))
      throw new AppError("MEMBER_NOT_FOUND", { userId });
  };

  const toWire = (conversation: ConversationRecord): Schemas["Conversation"] => {
    const { organizationId: _, lastMessageId, ...shown } = conversation;
    const { chatId, lastMessageAt, closedAt, createdAt, updatedAt } = conversation;
    const writer = inbox.contactOf(conversation, chatId);
    const contact = writer && { id: writer.contactId, name: writer.name ?? writer.pushName, phone: writer.phone };
    const last = tables.messages.get(lastMessageId);
    return {
      ...shown,
      type: isGroup(chatId) ? "group" : "direct",
      name: contact?.name ?? null,
      contact: contact ?? null,
      lastMessage: last
        ? {
            messageId: last.messageId,
            direction: last.direction,
            type: last.type,
            message: last.text === null ? null : toPreview(last.text),
            status: last.status,
            timestamp: toTime(last.createdAt),
          }
        : null,
      lastMessageAt: toTime(lastMessageAt),
      closedAt: closedAt === null ? null : toTime(closedAt),
      createdAt: toTime(createdAt),
      updatedAt: toTime(updatedAt),
    };
  };

  return {
    "conversations.list": ({ params, query }, { tenant }) => {
      const { organizationId, sessionId } = sessions.require(tenant, params.sessionId);
      const found = [...tables.conversations.values()]
        .filter((one) => one.organizationId === organizationId && one.sessionId === sessionId && fits(one, query))
        // Ids come in the order of time.
        .sort((a, b) => (a.lastMessageId < b.lastMessageId ? 1 : -1));
      const list = { name: `conversations ${sessionId}`, idOf: ({ chatId }: ConversationRecord) => chatId, toWire };
      return { status: 200, ...toPage(list, found, query) };
    },

    "conversations.get": ({ params }, { tenant }) => ({ status: 200, data: toWire(find(tenant, params).conversation) }),

    "conversations.update": ({ params, body }, { tenant, userId }) => {
      const { session, conversation } = find(tenant, params);
      const { status = conversation.status, isArchived = conversation.isArchived, assignedToUserId } = body;
      requireMember(tenant.organizationId, assignedToUserId);
      if (isArchived !== conversation.isArchived) requireConnected(session);
      const isClosedNow = status === "closed" ? (conversation.closedAt ?? clock.now()) : null;
      const assigned = assignedToUserId === undefined ? {} : { assignedToUserId };
      const change = { status, isArchived, closedAt: isClosedNow, ...assigned };
      return { status: 200, data: toWire(conversations.update(conversation, change, userId)) };
    },

    "conversations.read": ({ params }, { tenant, userId }) => {
      const { session, conversation } = find(tenant, params);
      if (conversation.unreadCount === 0) return { status: 200, data: toWire(conversation) };
      requireConnected(session);
      return { status: 200, data: toWire(conversations.update(conversation, { unreadCount: 0 }, userId)) };
    },

    "conversations.typing": ({ params }, { tenant }) => {
      const { session, chatId } = locate(tenant, params);
      requireConnected(session);
      if (isGroup(chatId)) throw new AppError("GROUP_NOT_FOUND", { groupId: chatId });
      if (chatId === magicNumbers.notOnWhatsApp) throw new AppError("RECIPIENT_NOT_ON_WHATSAPP");
      return { status: 204 };
    },
  };
}

function fits(conversation: ConversationRecord, query: Query<"conversations.list">): boolean {
  const { unread, archived, status, assignedToUserId, type } = query;
  const assignee = assignedToUserId === "none" ? null : assignedToUserId;
  return (
    (unread === undefined || conversation.unreadCount > 0 === unread) &&
    (archived === undefined || conversation.isArchived === archived) &&
    (status === undefined || conversation.status === status) &&
    (assignee === undefined || conversation.assignedToUserId === assignee) &&
    (type === undefined || isGroup(conversation.chatId) === (type === "group"))
  );
}
