import { and, desc, eq, lt } from "drizzle-orm";
import type { AuditEntry, AuditStore } from "../features/organizations/audit-store";
import type { AuditLog } from "./audit-log";
import { toPage } from "./cursor";
import type { Database } from "./database";
import { auditLog } from "./schema/organizations";

interface AuditStoreDeps {
  readonly database: Database;
  readonly log: AuditLog;
}

export function createAuditStore({ database, log }: AuditStoreDeps): AuditStore {
  const { orm } = database;
  return {
    async list(organizationId, { limit, cursor }) {
      const cursors = database.createCursors("audit-log", { organizationId });
      const [before] = cursor === null ? [] : cursors.decode(cursor);
      const rows = orm
        .select()
        .from(auditLog)
        .where(
          and(
            eq(auditLog.organizationId, organizationId),
            before === undefined ? undefined : lt(auditLog.id, Number(before)),
          ),
        )
        .orderBy(desc(auditLog.id))
        .limit(limit + 1)
        .all();
      return toPage(rows, limit, toEntry, (last) => cursors.encode([last.id]));
    },
    record: (entry) => database.write(() => log.append(entry)),
  };
}

function toEntry(row: typeof auditLog.$inferSelect): AuditEntry {
  return {
    entryId: row.id,
    action: row.action,
    actor: { type: row.actorType, id: row.actorId },
    target: row.target,
    details: row.details,
    requestId: row.requestId,
    createdAt: row.createdAt,
  };
}
