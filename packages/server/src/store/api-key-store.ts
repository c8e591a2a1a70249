import { AppError } from "@inbox-hub/openapi/rules";
import { and, desc, eq, inArray, isNull, lt, lte, or, sql } from "drizzle-orm";
import type { ApiKey } from "../features/organizations/api-key";
import type { ApiKeyStore, NewApiKey } from "../features/organizations/api-key-store";
import type { AuditStamp } from "../features/organizations/caller";
import type { Clock } from "../lib/clock";
import type { AuditLog } from "./audit-log";
import { carriedOut } from "./carried-out";
import { toPage } from "./cursor";
import type { Database } from "./database";
import { prepared } from "./prepared";
import { createReadMemo } from "./read-memo";
import { apiKeys } from "./schema/organizations";
import { sessions } from "./schema/sessions";

interface ApiKeyStoreDeps {
  readonly database: Database;
  readonly log: AuditLog;
  readonly clock: Clock;
}

/** A busy key would cost a write with every request. */
const USE_NOTED_EVERY_MS = 60_000;

const byHash = prepared((orm) =>
  orm
    .select()
    .from(apiKeys)
    .where(eq(apiKeys.hash, sql.placeholder("hash")))
    .prepare(),
);

export function createApiKeyStore({ database, log, clock }: ApiKeyStoreDeps): ApiKeyStore {
  const { orm } = database;

  const isKey = (organizationId: number, keyId: string) =>
    and(eq(apiKeys.organizationId, organizationId), eq(apiKeys.id, keyId));

  // Asked with every request.
  const remember = createReadMemo<typeof apiKeys.$inferSelect | undefined>(database);

  const find = (organizationId: number, keyId: string) =>
    orm.select().from(apiKeys).where(isKey(organizationId, keyId)).get();

  const requireSessions = (organizationId: number, sessionIds: readonly string[]): void => {
    const found = orm
      .select({ id: sessions.id })
      .from(sessions)
      .where(and(eq(sessions.organizationId, organizationId), inArray(sessions.id, [...sessionIds])))
      .all();
    const known = new Set(found.map(({ id }) => id));
    const sessionId = sessionIds.find((id) => !known.has(id));
    if (sessionId !== undefined) throw new AppError("SESSION_NOT_FOUND", { sessionId });
  };

  return {
    async list(organizationId, { limit, cursor }) {
      const cursors = database.createCursors("api-keys", { organizationId });
      const [before] = cursor === null ? [] : cursors.decode(cursor);
      const rows = orm
        .select()
        .from(apiKeys)
        .where(
          and(
            eq(apiKeys.organizationId, organizationId),
            before === undefined ? undefined : lt(apiKeys.id, String(before)),
          ),
        )
        .orderBy(desc(apiKeys.id))
        .limit(limit + 1)
        .all();
      return toPage(rows, limit, toApiKey, (last) => cursors.encode([last.id]));
    },

    async get(organizationId, keyId) {
      const row = find(organizationId, keyId);
      return row === undefined ? null : toApiKey(row);
    },

    create: (key, stamp) =>
      database.write(
        carriedOut(orm, () => {
          if (key.sessionIds !== null) requireSessions(key.organizationId, key.sessionIds);
          return insertApiKey({ orm, log }, key, clock.now(), stamp);
        }),
      ),

    revoke: (organizationId, keyId, stamp) =>
      database.write(() => {
        const row = find(organizationId, keyId);
        if (row === undefined) return false;
        if (row.revokedAt !== null) return true;
        orm.update(apiKeys).set({ revokedAt: clock.now() }).where(isKey(organizationId, keyId)).run();
        log.append({ ...stamp, organizationId, target: keyId, details: { name: row.name } });
        return true;
      }),

    async findGrant(hash) {
      const row = remember(hash, () => byHash(orm).get({ hash }));
      if (row === undefined || row.revokedAt !== null) return null;
      if (row.expiresAt !== null && row.expiresAt <= clock.now()) return null;
      const { id: keyId, organizationId, scopes, sessionIds, lastUsedAt } = row;
      const isUseDue = lastUsedAt === null || lastUsedAt <= clock.now() - USE_NOTED_EVERY_MS;
      return { keyId, organizationId, scopes, sessionIds, isUseDue };
    },

    noteUse: (keyId) =>
      database.write(() => {
        const now = clock.now();
        const isDue = or(isNull(apiKeys.lastUsedAt), lte(apiKeys.lastUsedAt, now - USE_NOTED_EVERY_MS));
        orm
          .update(apiKeys)
          .set({ lastUsedAt: now })
          .where(and(eq(apiKeys.id, keyId), isDue))
          .run();
      }),
  };
}

/** With its line in the audit log. Only to be called inside `database.write`. */
export function insertApiKey(
  { orm, log }: { readonly orm: Database["orm"]; readonly log: AuditLog },
  { keyId, ...key }: NewApiKey,
  now: number,
  stamp: AuditStamp,
): ApiKey {
  const row = orm
    .insert(apiKeys)
    .values({ id: keyId, ...key, createdAt: now })
    .returning()
    .get();
  const { organizationId, name, scopes, sessionIds, expiresAt } = key;
  log.append({ ...stamp, organizationId, target: keyId, details: { name, scopes, sessionIds, expiresAt } });
  return toApiKey(row);
}

export function toApiKey(row: typeof apiKeys.$inferSelect): ApiKey {
  return {
    keyId: row.id,
    name: row.name,
    prefix: row.prefix,
    scopes: row.scopes,
    sessionIds: row.sessionIds,
    expiresAt: row.expiresAt,
    lastUsedAt: row.lastUsedAt,
    revokedAt: row.revokedAt,
    createdAt: row.createdAt,
  };
}
