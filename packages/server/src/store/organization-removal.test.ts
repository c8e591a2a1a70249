import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { migrationsFolder } from "../migrations-folder";
import { type Database, openDatabase } from "./database";
import { emptyOrganization, removeOrganization } from "./organization-removal";
import { removeSession } from "./session-removal";

/** Rows that hang on another row of the organization, by the column that says on which. */
const hanging: Readonly<Record<string, string>> = {
  poll_votes: "message_id",
  reactions: "message_id",
  webhook_deliveries: "webhook_id",
  webhook_attempts: "delivery_id",
};
/** What does not belong to an organization, or goes by itself when it expires. */
const staying = new Set(["users", "number_checks", "idempotency_keys", "secrets"]);

interface Column {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
  readonly dflt_value: string | null;
  readonly pk: number;
}

let database: Database;

beforeEach(() => {
  database = openDatabase({ file: ":memory:", migrationsFolder });
  for (const table of listTables()) for (const organizationId of [1, 2]) insertRow(table, organizationId);
});
afterEach(() => database.close());

function listTables(): readonly string[] {
  return database.sqlite
    .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%'")
    .all()
    .map(({ name }) => name);
}

function columnsOf(table: string): readonly Column[] {
  return database.sqlite.prepare<[], Column>(`PRAGMA table_info(${table})`).all();
}

/** A row whose every text says whose it is, so that rows which hang on each other fit together. */
function insertRow(table: string, organizationId: number): void {
  const isNeeded = ({ name, notnull, dflt_value, pk }: Column) =>
    pk > 0 || name === "organization_id" || (notnull > 0 && dflt_value === null);
  const columns = columnsOf(table).filter(isNeeded);
  const values = columns.map(({ type }) => {
    if (type === "INTEGER") return organizationId;
    return type === "BLOB" ? Buffer.from("{}") : `org${organizationId}`;
  });
  const names = columns.map(({ name }) => `"${name}"`);
  database.sqlite.prepare(`INSERT INTO ${table} (${names}) VALUES (${names.map(() => "?")})`).run(...values);
}

/** Whether the table has rows of the organization; some count the rows of others, and have more than were inserted. */
function hasRows(table: string, organizationId: number): boolean {
  const names = columnsOf(table).map(({ name }) => name);
  const owner = names.includes("organization_id") ? "organization_id" : "id";
  const column = hanging[table] ?? owner;
  const value = table in hanging ? `org${organizationId}` : organizationId;
  return database.sqlite.prepare(`SELECT 1 FROM ${table} WHERE "${column}" = ?`).get(value) !== undefined;
}

describe("removing an organization", () => {
  it("leaves no row of it in any table, and every row of the others", async () => {
    const tables = listTables().filter((table) => !staying.has(table));
    expect(tables.length).toBeGreaterThan(18);
    const rowsOf = (organizationId: number) => tables.filter((table) => hasRows(table, organizationId));
    expect(rowsOf(1)).toEqual(tables);

    await database.write(() => removeOrganization(database.orm, 1));
    expect(rowsOf(1)).toEqual([]);
    expect(rowsOf(2)).toEqual(tables);
  });

  it("takes what there may be very much of in pieces before, so that other writes come in between", async () => {
    database.sqlite.exec(`
      WITH RECURSIVE n(i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 2509)
      INSERT INTO events (id, organization_id, sequence, type, lane, created_at, body)
      SELECT 'evt_' || i, 1, i, 'message', 'x', i, x'7b7d' FROM n;
      INSERT INTO webhook_deliveries (id, event_seq, webhook_id, lane, state, due_at, expires_at, created_at)
      SELECT 'whd_' || seq, seq, 'org1', 'x', 2, 1, 1, 1 FROM events WHERE organization_id = 1 AND id LIKE 'evt_%';
      INSERT INTO webhook_attempts (delivery_id, number, started_at, duration_ms)
      SELECT id, 1, 1, 1 FROM webhook_deliveries WHERE id LIKE 'whd_%';
      INSERT INTO audit_log (organization_id, action, actor_type, details, created_at)
      SELECT 1, 'x', 'system', '{}', 1 FROM events WHERE id LIKE 'evt_%'`);
    const count = (table: string) => database.sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
    const tables = ["webhook_attempts", "webhook_deliveries", "events", "audit_log"];
    let steps = 0;
    let before = tables.map(count).map(Number);
    while (await database.write(() => emptyOrganization(database.orm, 1))) {
      const after = tables.map(count).map(Number);
      for (const [index, rows] of after.entries()) expect((before[index] ?? 0) - rows).toBeLessThanOrEqual(1_000);
      before = after;
      steps += 1;
    }
    expect(steps).toBeGreaterThan(10);
    // The other organization's.
    expect(tables.map(count)).toEqual([1, 1, 1, 1]);
  });

  it("leaves the users", async () => {
    await database.write(() => removeOrganization(database.orm, 1));
    expect(database.sqlite.prepare("SELECT count(*) FROM users").pluck().get()).toBe(2);
  });
});

describe("removing a session", () => {
  it("leaves no row of it in any table, and every row of the others", async () => {
    const ofSession = (table: string) =>
      columnsOf(table).some(({ name, notnull }) => name === "session_id" && notnull > 0);
    const tables = listTables().filter(
      (table) => ofSession(table) || ["reactions", "poll_votes", "sessions"].includes(table),
    );
    expect(tables.length).toBeGreaterThan(12);
    await database.write(() => removeSession(database.orm, { organizationId: 1, sessionId: "org1" }));
    expect(tables.filter((table) => hasRows(table, 1))).toEqual([]);
    expect(tables.filter((table) => hasRows(table, 2))).toEqual(tables);
  });
});
