import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { SessionStatus, StatusReason } from "../../engine/engine";

export const sessions = sqliteTable(
  "sessions",
  {
    organizationId: integer().notNull(),
    /** Chosen by the client: unique within the organization only. */
    id: text().notNull(),
    name: text(),
    /** What the operator wants; what is observed stands in `status`. */
    desired: text().$type<"running" | "stopped">().notNull(),
    status: text().$type<SessionStatus>().notNull(),
    reason: text().$type<StatusReason>(),
    since: integer().notNull(),
    phoneNumber: text(),
    lastActivityAt: integer(),
    /** Numbers the events of this session without a gap. */
    eventSequence: integer().notNull().default(0),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

export const sessionTransitions = sqliteTable(
  "session_transitions",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    organizationId: integer().notNull(),
    sessionId: text().notNull(),
    from: text().$type<SessionStatus>().notNull(),
    to: text().$type<SessionStatus>().notNull(),
    reason: text().$type<StatusReason>(),
    at: integer().notNull(),
  },
  (table) => [index("session_transitions_session").on(table.organizationId, table.sessionId, table.id)],
);
