import type { Schemas } from "@inbox-hub/openapi";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/**
 * Counts that grow with the rows they count, so that a year of statistics is read in milliseconds. A quarter is a quarter of an hour
 * since the epoch: every time zone's hours and days begin at one. Triggers of the migration keep the counts, so that they cannot drift;
 * nothing is taken back when a row is deleted. See docs/decisions/0008-statistics-are-counted-as-they-happen.md.
 */

/** How many messages were written in a quarter and are in each status now. */
export const messageCounts = sqliteTable(
  "message_counts",
  {
    organizationId: integer().notNull(),
    sessionId: text().notNull(),
    quarter: integer().notNull(),
    direction: text().$type<Schemas["MessageDirection"]>().notNull(),
    type: text().$type<Schemas["MessageType"]>().notNull(),
    status: text().$type<Schemas["MessageStatus"]>().notNull(),
    count: integer().notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.organizationId, table.sessionId, table.quarter, table.direction, table.type, table.status],
    }),
  ],
);

/** Which chats had a message in a quarter. */
export const chatActivity = sqliteTable(
  "chat_activity",
  {
    organizationId: integer().notNull(),
    sessionId: text().notNull(),
    quarter: integer().notNull(),
    chatId: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.sessionId, table.quarter, table.chatId] })],
);

/** How long a customer waited for the first answer. */
export const firstResponses = sqliteTable(
  "first_responses",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    organizationId: integer().notNull(),
    sessionId: text().notNull(),
    /** When the customer wrote. */
    at: integer().notNull(),
    seconds: integer().notNull(),
  },
  (table) => [index("first_responses_session").on(table.organizationId, table.sessionId, table.at, table.seconds)],
);

/** How many attempts to deliver were made in a quarter. */
export const attemptCounts = sqliteTable(
  "attempt_counts",
  {
    organizationId: integer().notNull(),
    quarter: integer().notNull(),
    attempts: integer().notNull(),
    failed: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.quarter] })],
);
