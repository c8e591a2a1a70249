import { sql } from "drizzle-orm";
import type { SessionRef } from "../contract/tenant";
import type { Orm } from "./message-rows";
import { givenSession, ofSession, sessionRow } from "./of-session";
import { prepared } from "./prepared";
import { sessions } from "./schema/sessions";

const touch = prepared((orm) =>
  orm
    .update(sessions)
    .set({ lastActivityAt: sql`max(coalesce(${sessions.lastActivityAt}, 0), ${sql.placeholder("at")})` })
    .where(ofSession(sessionRow, givenSession))
    .prepare(),
);

/**
 * Notes that a session was active. False when there is no such session: its last messages may still come in while it is deleted.
 * Only to be called inside `database.write`.
 */
export function touchSession(orm: Orm, { organizationId, sessionId }: SessionRef, at: number): boolean {
  return touch(orm).run({ organizationId, sessionId, at }).changes > 0;
}
