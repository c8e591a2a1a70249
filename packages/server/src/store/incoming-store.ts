import type { MessageContent } from "@inbox-hub/openapi/rules";
import { toTime } from "@inbox-hub/openapi/rules";
import type { SessionRef } from "../contract/tenant";
import type { IncomingMessage, IncomingStore, OwnMessage } from "../features/messages/incoming-store";
import type { Clock } from "../lib/clock";
import type { NewId } from "../lib/ids";
import { recordWriter } from "./contact-identity";
import type { ConversationMessages } from "./conversation-messages";
import type { Database } from "./database";
import type { EventLog } from "./event-log";
import type { MessageProgress } from "./message-progress";
import { findByKey, insertMessage } from "./message-rows";
import { addressOf } from "./person-address";
import type { messages } from "./schema/messages";
import { touchSession } from "./touch-session";

interface IncomingStoreDeps {
  readonly database: Database;
  readonly progress: MessageProgress;
  readonly conversations: ConversationMessages;
  readonly events: EventLog;
  readonly clock: Clock;
  readonly newId: NewId;
}

export function createIncomingStore(deps: IncomingStoreDeps): IncomingStore {
  const { database, progress, conversations, events, clock, newId } = deps;
  const { orm } = database;

  /** Of a session that is still there, and not for the second time. */
  const isNews = (ref: SessionRef, key: string, at: number) =>
    findByKey(orm, ref, key) === undefined && touchSession(orm, ref, at);

  const quoted = (ref: SessionRef, key: string | null): string | null =>
    (key === null ? undefined : findByKey(orm, ref, key))?.id ?? null;

  const insert = (
    ref: SessionRef,
    { key, at, content }: Pick<IncomingMessage, "key" | "at" | "content">,
    row: Pick<
      typeof messages.$inferInsert,
      "chatId" | "direction" | "peer" | "status" | "quotedMessageId" | "contactId"
    >,
  ): string => {
    const id = newId("msg");
    const now = clock.now();
    insertMessage(orm, {
      id,
      ...ref,
      ...row,
      type: content.type,
      body: content.text,
      mediaId: content.mediaId,
      content: content.extras,
      statusTimes: { [row.status]: row.status === "received" ? now : at },
      waKey: key,
      createdAt: at,
      updatedAt: now,
    });
    return id;
  };

  return {
    findByKey: async (ref, key) => findByKey(orm, ref, key)?.id ?? null,

    recordIncoming: (ref, message) =>
      database.write(() => {
        const { key, at, groupId, groupName: subject, writer, content } = message;
        if (!isNews(ref, key, at)) return;
        const identity = recordWriter({ orm, conversations }, { ...ref, ...writer, at, newId });
        const { id: contactId, name, phone, lid } = identity;
        const from = phone ?? lid;
        if (from === null) throw new Error("A writer has a number or a LID");
        const chatId = groupId ?? from;
        const quotedMessageId = quoted(ref, message.quotedKey);
        const direction = "inbound";
        const status = "received";
        const row = { chatId, direction, peer: from, status, quotedMessageId, contactId } as const;
        const messageId = insert(ref, message, row);
        const contact = {
          id: contactId,
          name,
          ...(phone === null ? {} : { phone }),
          ...(lid === null ? {} : { lid }),
        };
        const data = { ...spoken(messageId, message), from, to: ref.sessionId, chatId, quotedMessageId, contact };
        events.append({ type: "message", ...ref, chatId, data: { ...data, ...extrasOf(content) } });
        conversations.recordInbound(ref, { messageId, chatId, at, subject });
      }),

    recordOwn: (ref, message) =>
      database.write(() => {
        const { key, at, groupName: subject, status } = message;
        if (!isNews(ref, key, at)) return;
        const chatId = addressOf(orm, ref, message.to);
        const quotedMessageId = quoted(ref, message.quotedKey);
        const messageId = insert(ref, message, {
          chatId,
          direction: "outbound",
          peer: chatId,
          status,
          quotedMessageId,
        });
        const data = { ...spoken(messageId, message), from: ref.sessionId, to: chatId, chatId };
        events.append({ type: "message_sent", ...ref, chatId, data });
        conversations.recordOwn(ref, { messageId, chatId, at, subject });
      }),

    recordReceipt: (ref, { key, status, at }) =>
      database.write(() => {
        const row = findByKey(orm, ref, key);
        if (row === undefined) return null;
        const step = status === "failed" ? ({ status, at, errorCode: "SEND_FAILED" } as const) : { status, at };
        return progress.move(row, step) ? row.id : null;
      }),
  };
}

/** What both events of a new message have in common. */
function spoken(messageId: string, { content, at }: IncomingMessage | OwnMessage) {
  const { text, type, mediaId } = content;
  return { messageId, message: text ?? "", type, timestamp: toTime(at), mediaId };
}

function extrasOf({ extras }: MessageContent) {
  const { location, contact, poll } = extras;
  return {
    ...(location === undefined ? {} : { location }),
    ...(contact === undefined ? {} : { card: contact }),
    ...(poll === undefined ? {} : { poll }),
  };
}
