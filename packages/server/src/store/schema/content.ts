import type { Schemas } from "@inbox-hub/openapi";
import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/** A file as one session knows it. The bytes lie once in the media folder, under their SHA-256. */
export const media = sqliteTable(
  "media",
  {
    id: text().primaryKey(),
    organizationId: integer().notNull(),
    sessionId: text().notNull(),
    type: text().$type<Schemas["Media"]["type"]>().notNull(),
    mimetype: text().notNull(),
    size: integer().notNull(),
    sha256: text().notNull(),
    filename: text(),
    createdAt: integer().notNull(),
    /** When the bytes were deleted because they were kept long enough. */
    expiredAt: integer(),
  },
  (table) => [
    index("media_created").on(table.createdAt).where(sql`expired_at IS NULL`),
    index("media_session").on(table.organizationId, table.sessionId, table.expiredAt, table.id),
    index("media_content").on(table.sha256).where(sql`expired_at IS NULL`),
  ],
);

export const templates = sqliteTable(
  "templates",
  {
    id: text().primaryKey(),
    organizationId: integer().notNull(),
    name: text().notNull(),
    /** The name in lower case: unique, and what the list is ordered by. */
    nameKey: text().notNull(),
    category: text(),
    body: text().notNull(),
    variables: text({ mode: "json" }).$type<readonly string[]>().notNull(),
    isActive: integer({ mode: "boolean" }).notNull(),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
  },
  (table) => [uniqueIndex("templates_name").on(table.organizationId, table.nameKey)],
);
