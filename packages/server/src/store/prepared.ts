import type Sqlite from "better-sqlite3";
import { getTableColumns, type Placeholder, type SQL, sql } from "drizzle-orm";
import type { SQLiteInsertValue, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Database } from "./database";

type Orm = Database["orm"];

/**
 * A query that is built once for each database: to build one takes ten times as long as to run it. For what every request,
 * message or event asks; its values are placeholders (`sql.placeholder("name")`).
 */
export function prepared<Query>(build: (orm: Orm) => Query): (orm: Orm) => Query {
  const built = new WeakMap<Orm, Query>();
  return (orm) => {
    const known = built.get(orm);
    if (known !== undefined) return known;
    const query = build(orm);
    built.set(orm, query);
    return query;
  };
}

/**
 * Inserts one row, of which columns that are left out are NULL: those with another default must be given. drizzle writes the
 * statement; the values go straight into it, as what drizzle does for each of them is a fourth of the time of an insert.
 */
export function preparedInsert<Table extends SQLiteTable>(table: Table) {
  const columns = Object.entries(getTableColumns(table));
  const placeholders = Object.fromEntries(columns.map(([name]) => [name, sql.placeholder(name)]));
  // The placeholders are the table's own columns; the compiler cannot follow that through `fromEntries`.
  const values = placeholders as SQLiteInsertValue<Table> & Record<string, Placeholder>;
  const statement = prepared((orm) => clientOf(orm).prepare(orm.insert(table).values(values).toSQL().sql));
  return (orm: Orm, row: Table["$inferInsert"]): number => {
    const given: Readonly<Record<string, unknown>> = row;
    const parameters = columns.map(([name, column]) => {
      const value = given[name] ?? null;
      return value === null ? null : column.mapToDriverValue(value);
    });
    return Number(statement(orm).run(parameters).lastInsertRowid);
  };
}

function clientOf(orm: Orm): Sqlite.Database {
  // Every database of ours is opened with one; the type of `orm` leaves it out.
  return (orm as Orm & { readonly $client: Sqlite.Database }).$client;
}

/**
 * A limit that is given with each run. SQLite looks at a bare `LIMIT ?` when it plans, and so plans the query anew each time
 * it is run; that also happens to the number of `.limit(1)`, which drizzle hands over as a parameter.
 */
export function preparedLimit(name: string): Placeholder {
  // drizzle writes whatever SQL it is given; its type says that it must be a placeholder alone.
  return sql`(${sql.placeholder(name)} + 0)` as SQL & Placeholder;
}

/** A list of at most so many in a prepared query: `inArray(column, list.placeholders)`, and `list.fill(values)` among its values. */
export function preparedList(name: string, most: number) {
  const names = Array.from({ length: most }, (_, index) => `${name}${index}`);
  return {
    placeholders: names.map((one) => sql.placeholder(one)),
    /** Room that is left is NULL, which nothing equals. */
    fill(values: readonly (string | number)[]): Record<string, string | number | null> {
      if (values.length > most) throw new RangeError(`The list has room for ${most}, not for ${values.length}`);
      return Object.fromEntries(names.map((one, index) => [one, values[index] ?? null]));
    },
  };
}
