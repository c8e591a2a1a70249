import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { Role, Scope } from "../../contract/tenant";

export const users = sqliteTable(
  "users",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    /** Lower case. */
    email: text().notNull(),
    name: text().notNull(),
    passwordHash: text().notNull(),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
  },
  (table) => [uniqueIndex("users_email").on(table.email)],
);

export const organizations = sqliteTable("organizations", {
  id: integer().primaryKey({ autoIncrement: true }),
  name: text().notNull(),
  defaultSessionId: text(),
  /** Numbers the events that belong to no session. */
  eventSequence: integer().notNull().default(0),
  /** The last event of this organization that is no longer kept: a reader before it has missed something. */
  eventsPrunedTo: integer().notNull().default(0),
  createdAt: integer().notNull(),
  updatedAt: integer().notNull(),
});

export const members = sqliteTable(
  "members",
  {
    organizationId: integer().notNull(),
    userId: integer().notNull(),
    role: text().$type<Role>().notNull(),
    createdAt: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.userId] }),
    index("members_user").on(table.userId, table.organizationId),
  ],
);

export const apiKeys = sqliteTable(
  "api_keys",
  {
    id: text().primaryKey(),
    organizationId: integer().notNull(),
    name: text().notNull(),
    /** The first characters, to tell keys apart. */
    prefix: text().notNull(),
    /** SHA-256, hex. The key itself is not kept. */
    hash: text().notNull(),
    scopes: text({ mode: "json" }).$type<readonly Scope[]>().notNull(),
    /** Null means every session. */
    sessionIds: text({ mode: "json" }).$type<readonly string[]>(),
    expiresAt: integer(),
    lastUsedAt: integer(),
    revokedAt: integer(),
    createdAt: integer().notNull(),
  },
  (table) => [
    uniqueIndex("api_keys_hash").on(table.hash),
    index("api_keys_organization").on(table.organizationId, table.id),
  ],
);

/** One login of a user: the family of all tokens that come from it. */
export const logins = sqliteTable(
  "logins",
  {
    id: text().primaryKey(),
    userId: integer().notNull(),
    organizationId: integer(),
    /** SHA-256 of the one refresh token that is valid now. */
    refreshHash: text().notNull(),
    refreshExpiresAt: integer().notNull(),
    createdAt: integer().notNull(),
    endedAt: integer(),
  },
  (table) => [index("logins_user").on(table.userId), index("logins_expiry").on(table.refreshExpiresAt)],
);

export const auditLog = sqliteTable(
  "audit_log",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    organizationId: integer().notNull(),
    action: text().notNull(),
    actorType: text().$type<"user" | "api_key" | "system">().notNull(),
    actorId: text(),
    target: text(),
    details: text({ mode: "json" }).$type<Readonly<Record<string, unknown>>>().notNull(),
    requestId: text(),
    createdAt: integer().notNull(),
  },
  (table) => [
    index("audit_log_organization").on(table.organizationId, table.id),
    index("audit_log_created").on(table.createdAt),
  ],
);

export const idempotencyKeys = sqliteTable(
  "idempotency_keys",
  {
    scope: text().notNull(),
    key: text().notNull(),
    operationId: text().notNull(),
    requestHash: text().notNull(),
    /** The process that runs the first request; a reservation of a dead process is taken over. */
    bootId: text().notNull(),
    /** Null while the first request runs. */
    status: integer(),
    body: text(),
    /** Whether what the request asks for is done, in the transaction that did it: an answer that is lost then is not made up for. */
    isCarriedOut: integer({ mode: "boolean" }).notNull().default(false),
    expiresAt: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.scope, table.key] }), index("idempotency_keys_expiry").on(table.expiresAt)],
);
