import { isConversation, isGroup } from "@inbox-hub/openapi/rules";
import type { SessionRef } from "../contract/tenant";
import type { Clock } from "../lib/clock";
import { mergeConversations } from "./conversation-merge";
import type { ConversationRow, ConversationRows } from "./conversation-rows";
import type { Database } from "./database";
import { firstResponses } from "./schema/statistics";

/** What a conversation takes from a message. */
export interface ConversationMessage {
  readonly messageId: string;
  readonly chatId: string;
  readonly at: number;
  /** The subject of the group, where it is known. */
  readonly subject: string | null;
}

interface SentOptions {
  readonly isAnswer: boolean;
  /** When the API took it. */
  readonly composedAt: number;
}

/** What messages do to the conversation that they belong to; the first one begins it. Only to be called inside `database.write`. */
export interface ConversationMessages {
  /** Somebody else wrote. */
  recordInbound(ref: SessionRef, message: ConversationMessage): void;
  /** Somebody wrote on the phone, where they had read what came before. */
  recordOwn(ref: SessionRef, message: ConversationMessage): void;
  /** A message of the API went out, or may have; as the answer of a person, or as one of many, or at its appointed time. */
  recordSent(ref: SessionRef, message: ConversationMessage, options: SentOptions): void;
  /** The group's subject became known. */
  nameGroup(ref: SessionRef, chatId: string, subject: string): void;
  /** The chat with a LID turns out to be the one with this number, of which there may be a conversation too. */
  moveToNumber(ref: SessionRef, person: { readonly lid: string; readonly phone: string }): void;
}

interface ConversationMessagesDeps {
  readonly database: Pick<Database, "orm">;
  readonly conversations: ConversationRows;
  readonly clock: Clock;
}

export function createConversationMessages(deps: ConversationMessagesDeps): ConversationMessages {
  const { conversations, clock } = deps;
  const { orm } = deps.database;

  const begin = (ref: SessionRef, message: ConversationMessage, fields: Partial<ConversationRow> = {}) => {
    const { messageId, chatId, at, subject } = message;
    const type = isGroup(chatId) ? "group" : "direct";
    conversations.insert({ ...ref, chatId, type, subject, lastMessageId: messageId, lastMessageAt: at, ...fields });
  };

  /** Ends the waiting: from when the customer wrote, until now. */
  const answer = ({ organizationId, sessionId, waitingSince }: ConversationRow, at: number) => {
    if (waitingSince === null) return;
    const seconds = Math.max(0, Math.floor((at - waitingSince) / 1000));
    orm.insert(firstResponses).values({ organizationId, sessionId, at: waitingSince, seconds }).run();
  };

  return {
    recordInbound(ref, message) {
      const { chatId, at } = message;
      if (!isConversation(chatId)) return;
      // In a group nobody knows whom a message is meant for.
      // By this clock, as the answers are: WhatsApp's may be ahead.
      const waitingSince = isGroup(chatId) ? null : Math.min(at, clock.now());
      const row = conversations.find(ref, chatId);
      if (row === undefined) return begin(ref, message, { unreadCount: 1, waitingSince });
      const unreadCount = row.unreadCount + 1;
      const changed = conversations.updateByMessage(row, {
        ...lastOf(row, message),
        unreadCount,
        status: "open",
        closedAt: null,
        waitingSince: waitingSince === null ? null : Math.min(row.waitingSince ?? waitingSince, waitingSince),
      });
      // The message has an event of its own, which says that there is one more.
      conversations.tell({ ...row, unreadCount }, changed, null);
    },

    recordOwn(ref, message) {
      const { chatId, at } = message;
      if (!isConversation(chatId)) return;
      const row = conversations.find(ref, chatId);
      if (row === undefined) return begin(ref, message);
      // It may have been written before what is waiting now, and come later.
      const isAnswer = row.waitingSince !== null && at >= row.waitingSince;
      if (isAnswer) answer(row, at);
      const changed = conversations.updateByMessage(row, {
        ...lastOf(row, message),
        unreadCount: isOlder(at, row.lastMessageAt) ? row.unreadCount : 0,
        waitingSince: isAnswer ? null : row.waitingSince,
      });
      conversations.tell(row, changed, null);
    },

    recordSent(ref, message, options) {
      const { chatId, at } = message;
      if (!isConversation(chatId)) return;
      const row = conversations.find(ref, chatId);
      if (row === undefined) return begin(ref, message);
      // Nobody answers what was not there yet when they wrote.
      const isAnswer = options.isAnswer && row.waitingSince !== null && options.composedAt >= row.waitingSince;
      if (isAnswer) answer(row, at);
      conversations.updateByMessage(row, { ...lastOf(row, message), waitingSince: isAnswer ? null : row.waitingSince });
    },

    nameGroup(ref, chatId, subject) {
      const row = conversations.find(ref, chatId);
      if (row !== undefined && row.subject !== subject) conversations.updateByMessage(row, { subject });
    },

    moveToNumber(ref, { lid, phone }) {
      const byLid = conversations.find(ref, lid);
      if (byLid === undefined) return;
      const byPhone = conversations.find(ref, phone);
      if (byPhone === undefined)
        return conversations.tellMove(lid, byLid, conversations.update(byLid, { chatId: phone }));
      conversations.delete(byLid);
      conversations.tellMove(lid, byPhone, conversations.update(byPhone, mergeConversations(byPhone, byLid)));
    },
  };
}

/** WhatsApp counts in seconds: within one, what comes later is later. */
function isOlder(at: number, than: number): boolean {
  return Math.floor(at / 1000) < Math.floor(than / 1000);
}

/** The last message never goes back to an older one. */
function lastOf(row: ConversationRow, { messageId, at, subject }: ConversationMessage) {
  const last = { lastMessageId: messageId, lastMessageAt: Math.max(at, row.lastMessageAt) };
  return { subject: subject ?? row.subject, ...(isOlder(at, row.lastMessageAt) ? {} : last) };
}
