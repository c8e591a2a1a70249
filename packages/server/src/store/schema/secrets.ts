import { blob, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Random keys of this database, made when it is first opened. They belong to no organization. */
export const secrets = sqliteTable("secrets", {
  name: text().primaryKey(),
  value: blob({ mode: "buffer" }).notNull(),
});
