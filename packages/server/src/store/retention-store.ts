import { and, asc, isNotNull, lte, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Clock } from "../lib/clock";
import type { RetentionStore } from "../retention/retention-store";
import type { Database } from "./database";
import { createEventRemoval } from "./event-removal";
import { numberChecks } from "./schema/contacts";
import { groupNotices } from "./schema/conversations";
import { webhookAttempts, webhookReplays } from "./schema/events";
import { auditLog, idempotencyKeys, logins } from "./schema/organizations";

interface RetentionStoreDeps {
  readonly database: Database;
  readonly clock: Clock;
}

/** Rows that one write removes: few enough that other writes do not wait for it. */
const MOST_ROWS = 200;

export function createRetentionStore({ database, clock }: RetentionStoreDeps): RetentionStore {
  const { orm, write } = database;
  const eventsBefore = createEventRemoval(orm, MOST_ROWS);

  /** The oldest rows by `time`, which has an index. */
  const remover =
    (table: SQLiteTable, time: SQLiteColumn, where?: SQL) =>
    (before: number): Promise<boolean> =>
      write(() => {
        const oldest = orm
          .select({ id: sql`rowid` })
          .from(table)
          .where(and(lte(time, before), where))
          .orderBy(asc(time))
          .limit(MOST_ROWS);
        return orm.delete(table).where(sql`rowid in ${oldest}`).run().changes === MOST_ROWS;
      });

  return {
    removeEvents: (before, after) => write(() => eventsBefore(before, after, clock.now())),
    removeAttempts: remover(webhookAttempts, webhookAttempts.startedAt),
    removeFinishedReplays: remover(webhookReplays, webhookReplays.completedAt, isNotNull(webhookReplays.completedAt)),
    removeAuditEntries: remover(auditLog, auditLog.createdAt),
    removeLogins: remover(logins, logins.refreshExpiresAt),
    removeIdempotencyKeys: remover(idempotencyKeys, idempotencyKeys.expiresAt),
    removeNumberChecks: remover(numberChecks, numberChecks.checkedAt),
    removeGroupNotices: remover(groupNotices, groupNotices.at),
  };
}
