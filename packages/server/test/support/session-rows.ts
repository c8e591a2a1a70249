import type { SessionRef } from "../../src/contract/tenant";
import type { Database } from "../../src/store/database";
import { sessions } from "../../src/store/schema/sessions";

/** Sessions as they are right after they were made, for what must not outlive them. */
export function insertSessions(database: Database, ...refs: readonly SessionRef[]): Promise<void> {
  return database.write(() => {
    for (const { organizationId, sessionId } of refs) {
      database.orm
        .insert(sessions)
        .values({
          organizationId,
          id: sessionId,
          desired: "stopped",
          status: "stopped",
          since: 0,
          createdAt: 0,
          updatedAt: 0,
        })
        .run();
    }
  });
}
