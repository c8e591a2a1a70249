import { and, eq, type Placeholder, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { SessionRef } from "../contract/tenant";
import { sessions } from "./schema/sessions";

interface SessionColumns {
  readonly organizationId: SQLiteColumn;
  readonly sessionId: SQLiteColumn;
}

/** A session's own row names it by `id`. */
export const sessionRow: SessionColumns = { organizationId: sessions.organizationId, sessionId: sessions.id };

/** In a prepared query: the session is among its values. */
export const givenSession = {
  organizationId: sql.placeholder("organizationId"),
  sessionId: sql.placeholder("sessionId"),
} as const satisfies Record<keyof SessionRef, Placeholder>;

/** Only what belongs to this session of this organization: ids of sessions are unique within an organization only. */
export function ofSession(
  table: SessionColumns,
  { organizationId, sessionId }: SessionRef | typeof givenSession,
): SQL | undefined {
  return and(eq(table.organizationId, organizationId), eq(table.sessionId, sessionId));
}
