import { AppError } from "@inbox-hub/openapi/rules";
import { and, count, eq, gt, max } from "drizzle-orm";
import type { SessionRef } from "../contract/tenant";
import type { Conversation, ConversationChanges } from "../features/conversations/conversation";
import type { ConversationStore, UserId } from "../features/conversations/conversation-store";
import type { Clock } from "../lib/clock";
import { createConversationList } from "./conversation-list";
import type { ConversationRow, ConversationRows } from "./conversation-rows";
import { toConversations } from "./conversation-view";
import type { Database } from "./database";
import { inSession } from "./message-rows";
import { addressOf } from "./person-address";
import { messages } from "./schema/messages";
import { members } from "./schema/organizations";

interface ConversationStoreDeps {
  readonly database: Database;
  readonly conversations: ConversationRows;
  readonly clock: Clock;
}

export function createConversationStore({ database, conversations, clock }: ConversationStoreDeps): ConversationStore {
  const { orm, write } = database;

  const view = (ref: SessionRef, row: ConversationRow | undefined): Conversation | null =>
    row === undefined ? null : (toConversations(orm, ref, [row])[0] ?? null);

  /** Its number may have become known since the chat was looked up. */
  const find = (ref: SessionRef, chatId: string) => conversations.find(ref, addressOf(orm, ref, chatId));

  const change = (
    ref: SessionRef,
    chatId: string,
    fieldsOf: (row: ConversationRow) => Partial<ConversationRow>,
    by: UserId,
  ): Promise<Conversation | null> =>
    write(() => {
      const row = find(ref, chatId);
      if (row === undefined) return null;
      const fields = fieldsOf(row);
      if (Object.keys(fields).length === 0) return view(ref, row);
      const changed = conversations.update(row, fields);
      conversations.tell(row, changed, by);
      return view(ref, changed);
    });

  const requireMember = (organizationId: number, userId: number) => {
    const member = orm
      .select({ userId: members.userId })
      .from(members)
      .where(and(eq(members.organizationId, organizationId), eq(members.userId, userId)))
      .get();
    if (member === undefined) throw new AppError("MEMBER_NOT_FOUND", { userId });
  };

  const inChat = (ref: SessionRef, chatId: string) => and(inSession(ref), eq(messages.chatId, chatId));

  const countInboundAfter = (row: ConversationRow, position: number): number =>
    orm
      .select({ count: count() })
      .from(messages)
      .where(and(inChat(row, row.chatId), gt(messages.seq, position), eq(messages.direction, "inbound")))
      .get()?.count ?? 0;

  return {
    chatIdOf: async (ref, address) => addressOf(orm, ref, address),
    list: createConversationList(database),
    find: async (ref, chatId) => view(ref, find(ref, chatId)),

    update: (ref, chatId, changes, by) =>
      change(
        ref,
        chatId,
        (row) => {
          const { assignedToUserId = null } = changes;
          // Asked again within the write: they may have left meanwhile.
          if (assignedToUserId !== null) requireMember(ref.organizationId, assignedToUserId);
          return fieldsOf(row, changes, clock.now());
        },
        by,
      ),

    async lastPosition(ref, chatId) {
      const last = orm
        .select({ seq: max(messages.seq) })
        .from(messages)
        .where(inChat(ref, addressOf(orm, ref, chatId)))
        .get();
      return last?.seq ?? 0;
    },

    markRead: (ref, chatId, upTo, by) =>
      change(
        ref,
        chatId,
        (row) => {
          const unreadCount = upTo === null ? 0 : Math.min(row.unreadCount, countInboundAfter(row, upTo));
          return unreadCount === row.unreadCount ? {} : { unreadCount };
        },
        by,
      ),
  };
}

/** Only what differs. Whoever closes a conversation leaves nobody waiting for an answer. */
function fieldsOf(row: ConversationRow, changes: ConversationChanges, now: number): Partial<ConversationRow> {
  const { status = row.status, isArchived = row.isArchived, assignedToUserId = row.assignedToUserId } = changes;
  return {
    ...(status !== row.status &&
      (status === "closed" ? { status, closedAt: now, waitingSince: null } : { status, closedAt: null })),
    ...(isArchived !== row.isArchived && { isArchived }),
    ...(assignedToUserId !== row.assignedToUserId && { assignedToUserId }),
  };
}
