import { and, eq, sql } from "drizzle-orm";
import type { SessionRef } from "../contract/tenant";
import { AppError } from "../lib/app-error";
import type { Database } from "./database";
import { prepared } from "./prepared";
import { sessions } from "./schema/sessions";

const oneId = prepared((orm) =>
  orm
    .select({ id: sessions.id })
    .from(sessions)
    .where(
      and(
        eq(sessions.organizationId, sql.placeholder("organizationId")),
        eq(sessions.id, sql.placeholder("sessionId")),
      ),
    )
    .prepare(),
);

/**
 * Refuses what would outlive its session, which may have been deleted since the request was let in.
 * Only to be called inside `database.write`. @throws AppError SESSION_NOT_FOUND
 */
export function requireSession(orm: Database["orm"], { organizationId, sessionId }: SessionRef): void {
  const found = oneId(orm).get({ organizationId, sessionId });
  if (found === undefined) throw new AppError("SESSION_NOT_FOUND", { sessionId });
}
