import { and, asc, eq, inArray } from "drizzle-orm";
import type { SessionRef } from "../contract/tenant";
import type { Batch } from "../features/messages/batch";
import type { Message } from "../features/messages/message";
import type { MessageContent } from "../features/messages/message-content";
import type { Database } from "./database";
import { batches, messages, reactions } from "./schema/messages";

export type Orm = Database["orm"];
export type MessageRow = typeof messages.$inferSelect;

/** Only what belongs to this session of this organization. */
export function inSession({ organizationId, sessionId }: SessionRef) {
  return and(eq(messages.organizationId, organizationId), eq(messages.sessionId, sessionId));
}

export function findMessage(orm: Orm, ref: SessionRef, messageId: string): MessageRow | undefined {
  return orm
    .select()
    .from(messages)
    .where(and(eq(messages.id, messageId), inSession(ref)))
    .get();
}

export function findByKey(orm: Orm, ref: SessionRef, key: string): MessageRow | undefined {
  return orm
    .select()
    .from(messages)
    .where(and(inSession(ref), eq(messages.waKey, key)))
    .get();
}

/** With their reactions, oldest first. */
export function toMessages(orm: Orm, rows: readonly MessageRow[]): Message[] {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const all = orm.select().from(reactions).where(inArray(reactions.messageId, ids)).orderBy(asc(reactions.at)).all();
  return rows.map((row) => ({
    ...toContent(row),
    messageId: row.id,
    sessionId: row.sessionId,
    chatId: row.chatId,
    direction: row.direction,
    peer: row.peer,
    status: row.status,
    statusTimes: row.statusTimes,
    waKey: row.waKey,
    quotedMessageId: row.quotedMessageId,
    batchId: row.batchId,
    templateId: row.templateId,
    sendAt: row.sendAt,
    errorCode: row.errorCode,
    reactions: all.filter(({ messageId }) => messageId === row.id).map(({ from, emoji, at }) => ({ from, emoji, at })),
    editedAt: row.editedAt,
    revokedAt: row.revokedAt,
    createdAt: row.createdAt,
  }));
}

export function toContent(row: MessageRow): MessageContent {
  return { type: row.type, text: row.body, mediaId: row.mediaId, extras: row.content };
}

export function findBatch(orm: Orm, ref: SessionRef, batchId: string): Batch | null {
  const row = orm
    .select()
    .from(batches)
    .where(
      and(
        eq(batches.id, batchId),
        eq(batches.organizationId, ref.organizationId),
        eq(batches.sessionId, ref.sessionId),
      ),
    )
    .get();
  if (row === undefined) return null;
  return {
    batchId: row.id,
    sessionId: row.sessionId,
    recipients: row.recipients,
    refused: row.refused,
    messages: batchRows(orm, batchId).map(({ id, peer, status, errorCode }) => ({
      messageId: id,
      to: peer,
      status,
      errorCode,
    })),
    createdAt: row.createdAt,
    canceledAt: row.canceledAt,
    completedAt: row.completedAt,
  };
}

/** In the order in which they are sent. */
export function batchRows(orm: Orm, batchId: string): MessageRow[] {
  return orm.select().from(messages).where(eq(messages.batchId, batchId)).orderBy(asc(messages.seq)).all();
}
