import type { Actor } from "../contract/tenant";
import type { NewAuditEntry } from "../features/organizations/audit-store";
import type { Clock } from "../lib/clock";
import type { Database } from "./database";
import { auditLog } from "./schema/organizations";

/** Writes down a change. Only to be called inside `database.write`, with the row that changed: one transaction. */
export interface AuditLog {
  append(entry: NewAuditEntry): void;
}

interface AuditLogDeps {
  readonly database: Pick<Database, "orm">;
  readonly clock: Clock;
}

export function createAuditLog({ database: { orm }, clock }: AuditLogDeps): AuditLog {
  return {
    append({ organizationId, action, actor, target, details = {}, requestId }) {
      const { actorType, actorId } = toActorColumns(actor);
      orm
        .insert(auditLog)
        .values({
          organizationId,
          action,
          actorType,
          actorId,
          target,
          details,
          requestId,
          createdAt: clock.now(),
        })
        .run();
    },
  };
}

function toActorColumns(actor: Actor) {
  switch (actor.type) {
    case "user":
      return { actorType: "user", actorId: String(actor.userId) } as const;
    case "api_key":
      return { actorType: "api_key", actorId: actor.keyId } as const;
    case "system":
    case "anonymous":
      return { actorType: "system", actorId: null } as const;
  }
}
