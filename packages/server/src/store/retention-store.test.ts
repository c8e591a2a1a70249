import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { explainQueries } from "../../test/support/explain-queries";
import type { ManualClock } from "../lib/manual-clock";
import { createManualClock } from "../lib/manual-clock";
import { migrationsFolder } from "../migrations-folder";
import type { RetentionStore } from "../retention/retention-store";
import type { Database } from "./database";
import { openDatabase } from "./database";
import { createRetentionStore } from "./retention-store";

type Remove = Exclude<keyof RetentionStore, "removeEvents">;

/** How a row of a certain age comes into each table, and which index finds it. */
const tables: readonly [Remove, string, string, string][] = [
  [
    "removeAttempts",
    "webhook_attempts",
    "INSERT INTO webhook_attempts (delivery_id, number, duration_ms, started_at) VALUES ('whd_' || :n, 1, 1, :at)",
    "webhook_attempts_started",
  ],
  [
    "removeFinishedReplays",
    "webhook_replays",
    `INSERT INTO webhook_replays (id, webhook_id, organization_id, "from", "to", cursor, end_seq, created_at, completed_at)
     VALUES ('whr_' || :n, 'wh_1', 1, 0, 1, 0, 0, 0, :at)`,
    "webhook_replays_completed",
  ],
  [
    "removeAuditEntries",
    "audit_log",
    "INSERT INTO audit_log (organization_id, action, actor_type, details, created_at) VALUES (:n, 'x', 'system', '{}', :at)",
    "audit_log_created",
  ],
  [
    "removeLogins",
    "logins",
    "INSERT INTO logins (id, user_id, refresh_hash, created_at, refresh_expires_at) VALUES ('l' || :n, 1, 'x', 0, :at)",
    "logins_expiry",
  ],
  [
    "removeIdempotencyKeys",
    "idempotency_keys",
    `INSERT INTO idempotency_keys (scope, key, operation_id, request_hash, boot_id, expires_at)
     VALUES ('s', 'k' || :n, 'x', 'x', 'x', :at)`,
    "idempotency_keys_expiry",
  ],
  [
    "removeNumberChecks",
    "number_checks",
    `INSERT INTO number_checks (phone, "exists", checked_at) VALUES ('346' || :n, 1, :at)`,
    "number_checks_at",
  ],
  [
    "removeGroupNotices",
    "group_notices",
    "INSERT INTO group_notices (organization_id, session_id, key, at) VALUES (1, 'crm', 'n' || :n, :at)",
    "group_notices_at",
  ],
];

describe.each(tables)("%s", (remove, table, insert, index) => {
  let database: Database;
  let clock: ManualClock;
  let store: RetentionStore;

  beforeEach(() => {
    database = openDatabase({ file: ":memory:", migrationsFolder });
    clock = createManualClock();
    store = createRetentionStore({ database, clock });
  });
  afterEach(() => database.close());

  const fill = (count: number, at: number, from = 0) => {
    const statement = database.sqlite.prepare(insert);
    for (let n = from; n < from + count; n += 1) statement.run({ n, at });
  };
  const left = () => database.sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get();

  it("removes what is from that time or older, and nothing younger", async () => {
    fill(1, 999);
    fill(1, 1000, 1);
    fill(1, 1001, 2);
    expect(await store[remove](1000)).toBe(false);
    expect(left()).toBe(1);
    expect(await store[remove](1001)).toBe(false);
    expect(left()).toBe(0);
  });

  it("removes at most 200 at a time, the oldest first, and says whether there may be more", async () => {
    fill(150, 20);
    fill(150, 10, 150);
    expect(await store[remove](100)).toBe(true);
    expect(left()).toBe(100);
    fill(1, 30, 300);
    expect(await store[remove](25)).toBe(false);
    expect(left()).toBe(1);
  });

  it("finds them by index", async () => {
    const plans = await explainQueries(database, () => store[remove](1000));
    expect(plans).toHaveLength(1);
    expect(plans[0]).toContain(`INDEX ${index} (`);
    expect(plans[0]).not.toMatch(/SCAN|TEMP B-TREE/);
  });
});

it("does not remove a replay that is not finished", async () => {
  const database = openDatabase({ file: ":memory:", migrationsFolder });
  const store = createRetentionStore({ database, clock: createManualClock() });
  database.sqlite.exec(
    `INSERT INTO webhook_replays (id, webhook_id, organization_id, "from", "to", cursor, end_seq, created_at)
     VALUES ('whr_1', 'wh_1', 1, 0, 1, 0, 0, 0)`,
  );
  await store.removeFinishedReplays(Number.MAX_SAFE_INTEGER);
  expect(database.sqlite.prepare("SELECT count(*) FROM webhook_replays").pluck().get()).toBe(1);
  await database.close();
});
