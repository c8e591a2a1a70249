import { and, eq, sql } from "drizzle-orm";
import type { SessionRef } from "../contract/tenant";
import type { Orm } from "./message-rows";
import { sessions } from "./schema/sessions";

/**
 * Notes that a session was active. False when there is no such session: its last messages may still come in while it is deleted.
 * Only to be called inside `database.write`.
 */
export function touchSession(orm: Orm, { organizationId, sessionId }: SessionRef, at: number): boolean {
  const touched = orm
    .update(sessions)
    .set({ lastActivityAt: sql`max(coalesce(${sessions.lastActivityAt}, 0), ${at})` })
    .where(and(eq(sessions.organizationId, organizationId), eq(sessions.id, sessionId)))
    .run();
  return touched.changes > 0;
}
