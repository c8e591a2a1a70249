import { toTime } from "@inbox-hub/openapi/rules";
import type { ConversationRecord, MessageRecord } from "./records";
import type { World } from "./world";

const told = ["status", "isArchived", "unreadCount", "assignedToUserId"] as const;

export type ConversationBook = ReturnType<typeof createConversationBook>;

/** Chats as a team works on them: they appear with their first message. */
export function createConversationBook({ tables, clock, emit }: World) {
  const keyOf = ({
    organizationId,
    sessionId,
    chatId,
  }: Pick<ConversationRecord, "organizationId" | "sessionId" | "chatId">) => `${organizationId}/${sessionId}/${chatId}`;

  const update = (
    conversation: ConversationRecord,
    change: Partial<ConversationRecord>,
    userId: number | null = null,
  ): ConversationRecord => {
    const next = { ...conversation, ...change, updatedAt: clock.now() };
    tables.conversations.set(keyOf(next), next);
    const changes = told.filter((name) => conversation[name] !== next[name]);
    const { organizationId, sessionId, chatId, status, isArchived, unreadCount, assignedToUserId } = next;
    const state = { status, isArchived, unreadCount, assignedToUserId };
    const data = { chatId, changes, userId, ...state, timestamp: toTime(clock.now()) };
    if (changes.length > 0) emit({ type: "conversation_update", organizationId, sessionId, data });
    return next;
  };

  const open = ({ organizationId, sessionId, chatId, messageId }: MessageRecord): ConversationRecord => {
    const now = clock.now();
    return {
      organizationId,
      sessionId,
      chatId,
      status: "open",
      isArchived: false,
      unreadCount: 0,
      assignedToUserId: null,
      lastMessageId: messageId,
      lastMessageAt: now,
      closedAt: null,
      createdAt: now,
      updatedAt: now,
    };
  };

  return {
    update,
    find: (place: Pick<ConversationRecord, "organizationId" | "sessionId" | "chatId">) =>
      tables.conversations.get(keyOf(place)),
    /** A message that went out. */
    recordSent(message: MessageRecord): void {
      const known = tables.conversations.get(keyOf(message)) ?? open(message);
      update(known, { lastMessageId: message.messageId, lastMessageAt: clock.now() });
    },
    /** A message that came reopens its conversation. */
    recordReceived(message: MessageRecord): void {
      const known = tables.conversations.get(keyOf(message)) ?? open(message);
      update(known, {
        status: "open",
        closedAt: null,
        unreadCount: known.unreadCount + 1,
        lastMessageId: message.messageId,
        lastMessageAt: clock.now(),
      });
    },
  };
}
