import type Database from "better-sqlite3";
import type { ReplayStore } from "../../src/express";

const LEASE_MS = 30_000;

/** Give each endpoint a table of its own: an event has the same id at all of them. */
export function createSqlReplayStore(database: Database.Database, now: () => number = Date.now): ReplayStore {
  database.exec(`
    CREATE TABLE IF NOT EXISTS handled_webhooks (id TEXT PRIMARY KEY, done INTEGER NOT NULL, ends_at INTEGER NOT NULL);
    CREATE INDEX IF NOT EXISTS handled_webhooks_ends_at ON handled_webhooks (ends_at);
  `);
  const forget = database.prepare("DELETE FROM handled_webhooks WHERE ends_at <= ?");
  const claim = database.prepare("INSERT INTO handled_webhooks VALUES (?, 0, ?) ON CONFLICT (id) DO NOTHING");
  const isDone = database.prepare("SELECT 1 FROM handled_webhooks WHERE id = ? AND done = 1");
  const commit = database.prepare(
    "INSERT INTO handled_webhooks VALUES (?, 1, ?) ON CONFLICT (id) DO UPDATE SET done = 1, ends_at = excluded.ends_at",
  );
  const release = database.prepare("DELETE FROM handled_webhooks WHERE id = ? AND done = 0");

  return {
    begin(id) {
      forget.run(now());
      if (claim.run(id, now() + LEASE_MS).changes === 1) return "new";
      return isDone.get(id) ? "done" : "busy";
    },
    commit: (id, ttlSeconds) => commit.run(id, now() + ttlSeconds * 1000),
    release: (id) => release.run(id),
  };
}
