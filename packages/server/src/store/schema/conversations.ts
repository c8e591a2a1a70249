import type { Schemas } from "@inbox-hub/openapi";
import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** One chat of a session as a team works on it. It is there from its first message on. */
export const conversations = sqliteTable(
  "conversations",
  {
    organizationId: integer().notNull(),
    sessionId: text().notNull(),
    /** A number, a LID or a group. */
    chatId: text().notNull(),
    type: text().$type<Schemas["ChatType"]>().notNull(),
    /** The subject of a group; a person's name stands in the contact of that number or LID. */
    subject: text(),
    status: text().$type<Schemas["ConversationStatus"]>().notNull().default("open"),
    isArchived: integer({ mode: "boolean" }).notNull().default(false),
    unreadCount: integer().notNull().default(0),
    assignedToUserId: integer(),
    lastMessageId: text().notNull(),
    lastMessageAt: integer().notNull(),
    /** When the first message came that nobody has answered yet; of a person only. */
    waitingSince: integer(),
    closedAt: integer(),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.sessionId, table.chatId] }),
    index("conversations_recent").on(table.organizationId, table.sessionId, table.lastMessageAt, table.chatId),
    index("conversations_unread")
      .on(table.organizationId, table.sessionId, table.lastMessageAt, table.chatId)
      .where(sql`unread_count > 0`),
    index("conversations_assignee").on(
      table.organizationId,
      table.sessionId,
      table.assignedToUserId,
      table.lastMessageAt,
      table.chatId,
    ),
    index("conversations_assignee_open")
      .on(table.organizationId, table.sessionId, table.assignedToUserId, table.lastMessageAt, table.chatId)
      .where(sql`status = 'open'`),
    index("conversations_archived")
      .on(table.organizationId, table.sessionId, table.lastMessageAt, table.chatId)
      .where(sql`is_archived = 1`),
    index("conversations_groups")
      .on(table.organizationId, table.sessionId, table.lastMessageAt, table.chatId)
      .where(sql`type = 'group'`),
    index("conversations_status").on(
      table.organizationId,
      table.sessionId,
      table.status,
      table.lastMessageAt,
      table.chatId,
    ),
  ],
);

/** What a group's members were told of already: WhatsApp may tell it twice. */
export const groupNotices = sqliteTable(
  "group_notices",
  {
    organizationId: integer().notNull(),
    sessionId: text().notNull(),
    key: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.sessionId, table.key] }),
    index("group_notices_at").on(table.at),
  ],
);
