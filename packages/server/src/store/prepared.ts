import { getTableColumns, type Placeholder, sql } from "drizzle-orm";
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

/** Inserts one row, of which columns that are left out are NULL: those with another default must be given. */
export function preparedInsert<Table extends SQLiteTable>(table: Table) {
  const columns = Object.entries(getTableColumns(table));
  // A prepared query would make text or 0 of their NULL.
  const unfit = columns.find(([, column]) => !column.notNull && ["json", "boolean"].includes(column.dataType));
  if (unfit) throw new Error(`The column ${unfit[0]} cannot be NULL in a prepared insert`);
  const names = columns.map(([name]) => name);
  const placeholders = Object.fromEntries(names.map((name) => [name, sql.placeholder(name)]));
  const nothing = Object.fromEntries(names.map((name) => [name, null]));
  // The placeholders are the table's own columns; the compiler cannot follow that through `fromEntries`.
  const values = placeholders as SQLiteInsertValue<Table> & Record<string, Placeholder>;
  const insert = prepared((orm) => orm.insert(table).values(values).prepare());
  return (orm: Orm, row: Table["$inferInsert"]): number =>
    Number(insert(orm).run({ ...nothing, ...row }).lastInsertRowid);
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
