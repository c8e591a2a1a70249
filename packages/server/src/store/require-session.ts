import { AppError } from "@inbox-hub/openapi/rules";
import type { SessionRef } from "../contract/tenant";
import type { Database } from "./database";
import { givenSession, ofSession, sessionRow } from "./of-session";
import { prepared } from "./prepared";
import { sessions } from "./schema/sessions";

const oneId = prepared((orm) =>
  orm.select({ id: sessions.id }).from(sessions).where(ofSession(sessionRow, givenSession)).prepare(),
);

/** Whether it is still there. Only to be called inside `database.write`, where that stays so. */
export function hasSession(orm: Database["orm"], { organizationId, sessionId }: SessionRef): boolean {
  return oneId(orm).get({ organizationId, sessionId }) !== undefined;
}

/**
 * Refuses what would outlive its session, which may have been deleted since the request was let in.
 * Only to be called inside `database.write`. @throws AppError SESSION_NOT_FOUND
 */
export function requireSession(orm: Database["orm"], ref: SessionRef): void {
  if (!hasSession(orm, ref)) throw new AppError("SESSION_NOT_FOUND", { sessionId: ref.sessionId });
}
