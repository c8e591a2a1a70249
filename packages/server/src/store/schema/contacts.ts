import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

export const contacts = sqliteTable(
  "contacts",
  {
    id: text().primaryKey(),
    organizationId: integer().notNull(),
    sessionId: text().notNull(),
    /** Digits with country code; null while only the LID is known. */
    phone: text(),
    lid: text(),
    name: text(),
    pushName: text(),
    /** What the list is ordered by: name, else push name, else number; lower case without accents. */
    nameKey: text().notNull(),
    notes: text(),
    assignedToUserId: integer(),
    isBlocked: integer({ mode: "boolean" }).notNull().default(false),
    lastMessageAt: integer(),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
  },
  (table) => [
    uniqueIndex("contacts_phone").on(table.organizationId, table.sessionId, table.phone).where(sql`phone IS NOT NULL`),
    uniqueIndex("contacts_lid").on(table.organizationId, table.sessionId, table.lid).where(sql`lid IS NOT NULL`),
    index("contacts_name").on(table.organizationId, table.sessionId, table.nameKey, table.id),
    index("contacts_assignee")
      .on(table.organizationId, table.sessionId, table.assignedToUserId, table.nameKey, table.id)
      .where(sql`assigned_to_user_id IS NOT NULL`),
  ],
);

export const contactTags = sqliteTable(
  "contact_tags",
  {
    contactId: text().notNull(),
    organizationId: integer().notNull(),
    sessionId: text().notNull(),
    tag: text().notNull(),
    /** The order in which they were given. */
    position: integer().notNull(),
    /** The contact's own, so that a tag's contacts come in the list's order from the index. */
    nameKey: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.contactId, table.tag] }),
    index("contact_tags_tag").on(table.organizationId, table.sessionId, table.tag, table.nameKey, table.contactId),
  ],
);

/** What WhatsApp said of a number, so that it is not asked again within a day. */
export const numberChecks = sqliteTable(
  "number_checks",
  {
    phone: text().primaryKey(),
    exists: integer({ mode: "boolean" }).notNull(),
    lid: text(),
    checkedAt: integer().notNull(),
  },
  (table) => [index("number_checks_at").on(table.checkedAt)],
);
