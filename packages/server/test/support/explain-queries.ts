import { vi } from "vitest";
import type { Database } from "../../src/store/database";

interface Step {
  readonly detail: string;
}

/** How SQLite answers each statement that `run` has the database prepare: one text per statement, with its steps. */
export async function explainQueries(database: Database, run: () => Promise<unknown>): Promise<readonly string[]> {
  const prepare = vi.spyOn(database.sqlite, "prepare");
  try {
    await run();
    const statements = prepare.mock.calls
      .map(([source]) => source)
      .filter((source) => /^(select|update|delete)/i.test(source));
    return statements.map((source) => {
      const parameters = Array<null>(source.split("?").length - 1).fill(null);
      const steps = database.sqlite.prepare<null[], Step>(`EXPLAIN QUERY PLAN ${source}`).all(...parameters);
      return steps.map(({ detail }) => detail).join("; ");
    });
  } finally {
    prepare.mockRestore();
  }
}
