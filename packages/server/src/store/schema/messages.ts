import type { Schemas } from "@inbox-hub/openapi";
import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

export type MessageStatus = Schemas["MessageStatus"];

/** What is not text: kept as it is on the wire. */
export interface StoredContent {
  readonly location?: Schemas["Location"];
  readonly contact?: Schemas["ContactCard"];
  readonly poll?: Schemas["Poll"];
  readonly mentions?: readonly string[];
  readonly linkPreview?: boolean;
  /** Of a story. */
  readonly backgroundColor?: string;
  readonly font?: number;
}

export const messages = sqliteTable(
  "messages",
  {
    /** Also the row id of the full-text index. */
    seq: integer().primaryKey({ autoIncrement: true }),
    id: text().notNull(),
    organizationId: integer().notNull(),
    sessionId: text().notNull(),
    /** A number, a LID or a group: whom the conversation is with. */
    chatId: text().notNull(),
    direction: text().$type<Schemas["MessageDirection"]>().notNull(),
    /** The other side: the recipient, or the writer. */
    peer: text().notNull(),
    type: text().$type<Schemas["MessageType"]>().notNull(),
    body: text(),
    mediaId: text(),
    content: text({ mode: "json" }).$type<StoredContent>().notNull(),
    status: text().$type<MessageStatus>().notNull(),
    /** When it entered each status, in milliseconds. */
    statusTimes: text({ mode: "json" }).$type<Readonly<Partial<Record<MessageStatus, number>>>>().notNull(),
    /** WhatsApp's key: the same on both sides. */
    waKey: text(),
    quotedMessageId: text(),
    batchId: text(),
    templateId: text(),
    contactId: text(),
    errorCode: text().$type<Schemas["ErrorCode"]>(),
    /** What the request that made it is known by, if it came with an Idempotency-Key; a batch's stands in the batch. */
    idempotencyKey: text(),
    sendAt: integer(),
    onUncertain: text().$type<"unknown" | "retry">(),
    editedAt: integer(),
    revokedAt: integer(),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
  },
  (table) => [
    uniqueIndex("messages_id").on(table.id),
    uniqueIndex("messages_wa_key")
      .on(table.organizationId, table.sessionId, table.waKey)
      .where(sql`wa_key IS NOT NULL`),
    uniqueIndex("messages_idempotency_key")
      .on(table.organizationId, table.idempotencyKey)
      .where(sql`idempotency_key IS NOT NULL`),
    index("messages_session").on(table.organizationId, table.sessionId, table.seq),
    index("messages_chat").on(table.organizationId, table.sessionId, table.chatId, table.seq),
    // Seconds, as WhatsApp counts them: within one, what came later is later.
    index("messages_time").on(table.organizationId, table.sessionId, sql`created_at / 1000`, table.seq),
    index("messages_chat_time").on(
      table.organizationId,
      table.sessionId,
      table.chatId,
      sql`created_at / 1000`,
      table.seq,
    ),
    index("messages_direction").on(table.organizationId, table.sessionId, table.direction, table.seq),
    index("messages_status").on(table.organizationId, table.sessionId, table.status, table.seq),
    index("messages_type").on(table.organizationId, table.sessionId, table.type, table.seq).where(sql`type <> 'text'`),
    // What was written by, or to, people whose number is not known.
    index("messages_lid").on(table.organizationId, table.sessionId, table.peer).where(sql`peer GLOB '*@lid'`),
    index("messages_batch").on(table.batchId, table.seq).where(sql`batch_id IS NOT NULL`),
    index("messages_scheduled").on(table.sendAt).where(sql`status = 'scheduled'`),
    index("messages_waiting_media")
      .on(table.mediaId)
      .where(sql`media_id IS NOT NULL AND status IN ('scheduled', 'queued', 'sending')`),
  ],
);

/** Small and hot: a row goes when its message is sent, has failed or is canceled. */
export const sendJobs = sqliteTable(
  "send_jobs",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    messageId: text().notNull(),
    organizationId: integer().notNull(),
    sessionId: text().notNull(),
    /** 0 interactive, 1 bulk and scheduled. */
    priority: integer().notNull(),
    state: text().$type<"queued" | "sending">().notNull(),
    attempts: integer().notNull().default(0),
    /** The process that claimed it. */
    bootId: text(),
    startedAt: integer(),
  },
  (table) => [
    uniqueIndex("send_jobs_message").on(table.messageId),
    index("send_jobs_line").on(table.organizationId, table.sessionId, table.priority, table.id),
    index("send_jobs_unfinished").on(table.organizationId, table.sessionId).where(sql`state = 'sending'`),
  ],
);

export const batches = sqliteTable(
  "batches",
  {
    id: text().primaryKey(),
    organizationId: integer().notNull(),
    sessionId: text().notNull(),
    idempotencyKey: text(),
    /** Recipients that were refused: they have no message. */
    refused: text({ mode: "json" })
      .$type<readonly { readonly to: string; readonly code: Schemas["ErrorCode"] }[]>()
      .notNull(),
    /** The recipients in the order they were given; one that was refused has no message. */
    recipients: text({ mode: "json" })
      .$type<readonly { readonly to: string; readonly messageId: string | null }[]>()
      .notNull(),
    createdAt: integer().notNull(),
    canceledAt: integer(),
    completedAt: integer(),
  },
  (table) => [
    uniqueIndex("batches_idempotency_key")
      .on(table.organizationId, table.idempotencyKey)
      .where(sql`idempotency_key IS NOT NULL`),
  ],
);

/** All that somebody has chosen in a poll now; nothing, when they took their vote back. */
export const pollVotes = sqliteTable(
  "poll_votes",
  {
    messageId: text().notNull(),
    /** The number or LID of who voted; empty for the session's own vote. */
    from: text().notNull(),
    options: text({ mode: "json" }).$type<readonly string[]>().notNull(),
    at: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.messageId, table.from] }),
    index("poll_votes_lid").on(table.from).where(sql`"from" GLOB '*@lid'`),
  ],
);

export const reactions = sqliteTable(
  "reactions",
  {
    messageId: text().notNull(),
    /** The number or LID of who reacted; the session id for our own. */
    from: text().notNull(),
    emoji: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.messageId, table.from] }),
    index("reactions_lid").on(table.from).where(sql`"from" GLOB '*@lid'`),
  ],
);
