import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { generateSQLiteDrizzleJson } from "drizzle-kit/api";
import { beforeAll, describe, expect, it } from "vitest";
import { migrationsFolder } from "../migrations-folder";
import { openDatabase } from "./database";

/** The tables as the code sees them, and as the migrations make them: neither side may be forgotten. */

interface Column {
  readonly name: string;
  readonly type: string;
  readonly primaryKey: boolean;
  readonly notNull: boolean;
  readonly autoincrement: boolean;
  readonly default?: unknown;
}

interface Index {
  readonly name: string;
  readonly columns: readonly string[];
  readonly isUnique: boolean;
  readonly where?: string;
}

interface Table {
  readonly columns: Readonly<Record<string, Column>>;
  readonly indexes: Readonly<Record<string, Index>>;
  readonly compositePrimaryKeys: Readonly<Record<string, { readonly columns: readonly string[] }>>;
}

/** As drizzle-kit writes it down; its own type of it is lost in the package. */
interface Snapshot {
  readonly tables: Readonly<Record<string, Table>>;
}

const folder = new URL("./schema/", import.meta.url);
const names = readdirSync(folder).map((name) => name.replace(".ts", ""));
let described: Snapshot;

beforeAll(async () => {
  const modules = await Promise.all(names.map((name) => import(`./schema/${name}.ts`)));
  described = await generateSQLiteDrizzleJson(Object.assign({}, ...modules), undefined, "snake_case");
});

function columnsOf(table: Table) {
  const composite = Object.values(table.compositePrimaryKeys).flatMap(({ columns }) => columns);
  return Object.values(table.columns).map((column) => ({
    name: column.name,
    type: column.type.toUpperCase(),
    isNotNull: column.notNull || column.primaryKey || composite.includes(column.name),
    keyPlace: column.primaryKey ? 1 : composite.indexOf(column.name) + 1,
    default: column.default === undefined ? null : String(column.default),
  }));
}

function indexesOf(table: Table) {
  return Object.values(table.indexes)
    .map(({ name, columns, isUnique, where }) => ({ name, columns, isUnique, where: where ?? null }))
    .sort(byName);
}

const byName = (a: { readonly name: string }, b: { readonly name: string }) => (a.name < b.name ? -1 : 1);

describe("the migrated database", () => {
  const database = openDatabase({ file: ":memory:", migrationsFolder });
  const all = <Row>(sql: string, ...values: readonly string[]) =>
    database.sqlite.prepare<string[], Row>(sql).all(...values);
  const own = all<{ readonly name: string; readonly sql: string }>(
    `SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE TABLE%'
     AND name NOT GLOB 'sqlite_*' AND name NOT GLOB '__drizzle_*' AND name NOT GLOB 'messages_text_*'`,
  );

  it("has the tables that the code sees, and no others", () => {
    expect(own.map(({ name }) => name).sort()).toEqual(Object.keys(described.tables).sort());
  });

  it("has strict tables only", () => {
    for (const { name, sql } of own) expect(`${name}: ${sql}`).toMatch(/\) STRICT(?:, WITHOUT ROWID)?$/);
  });

  it("has their columns, with type, key, default, and whether they may be null", () => {
    for (const { name, sql } of own) {
      const columns = all<{ name: string; type: string; notnull: number; pk: number; dflt_value: string | null }>(
        'SELECT name, type, "notnull", pk, dflt_value FROM pragma_table_info(?) ORDER BY cid',
        name,
      ).map((column) => ({
        name: column.name,
        type: column.type,
        isNotNull: column.notnull > 0 || column.pk > 0,
        keyPlace: column.pk,
        default: column.dflt_value,
      }));
      const table = described.tables[name];
      if (table === undefined) throw new Error(`The code knows no table ${name}`);
      expect({ name, columns: columns.sort(byName) }).toEqual({ name, columns: columnsOf(table).sort(byName) });
      const counts = Object.values(table.columns).some(({ autoincrement }) => autoincrement);
      expect({ name, counts: /AUTOINCREMENT/i.test(sql) }).toEqual({ name, counts });
    }
  });

  it("has their indexes, with columns, uniqueness and condition", () => {
    for (const { name } of own) {
      const indexes = all<{ name: string; sql: string }>(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL",
        name,
      ).map((index) => {
        // Of an expression only the text tells which it is.
        const [head = "", where = null] = index.sql.split(" WHERE ");
        const columns = head
          .slice(head.indexOf("(") + 1, head.lastIndexOf(")"))
          .replaceAll("`", "")
          .split(",");
        return { name: index.name, columns, isUnique: head.startsWith("CREATE UNIQUE "), where };
      });
      const table = described.tables[name];
      expect({ name, indexes: indexes.sort(byName) }).toEqual({ name, indexes: table ? indexesOf(table) : null });
    }
  });
});

describe("the latest snapshot of the migrations", () => {
  it("describes the tables that the code sees, so that the next migration holds its changes only", async () => {
    const meta = join(migrationsFolder, "meta");
    const readJson = (name: string) => JSON.parse(readFileSync(join(meta, name), "utf8"));
    const { entries } = readJson("_journal.json");
    const latest = `${String(entries.at(-1).idx).padStart(4, "0")}_snapshot.json`;
    const text = JSON.stringify({ ...readJson(latest), tables: described.tables }, null, 2);
    // Of a migration that is not released yet, `vitest -u` brings it up to date.
    await expect(text).toMatchFileSnapshot(join(meta, latest));
  });
});
