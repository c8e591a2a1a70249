import type { Statement } from "better-sqlite3";
import { vi } from "vitest";
import type { Database } from "../../src/store/database";

interface Step {
  readonly detail: string;
}

/** How SQLite answers each statement that `run` has the database execute: one text per statement, with its steps. */
export async function explainQueries(database: Database, run: () => Promise<unknown>): Promise<readonly string[]> {
  // A statement may have been prepared long before; what counts is that it is executed.
  const prototype: Statement = Object.getPrototypeOf(database.sqlite.prepare("SELECT 1"));
  const sources: string[] = [];
  const spies = (["get", "all", "run", "iterate"] as const).map((name) => {
    const execute = prototype[name];
    return vi.spyOn(prototype, name).mockImplementation(function (this: Statement, ...parameters: unknown[]) {
      sources.push(this.source);
      return Reflect.apply(execute, this, parameters);
    });
  });
  try {
    await run();
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  return sources
    .filter((source) => /^(with|select|update|delete)/i.test(source))
    .map((source) => {
      const parameters = Array<null>(source.split("?").length - 1).fill(null);
      const steps = database.sqlite.prepare<null[], Step>(`EXPLAIN QUERY PLAN ${source}`).all(...parameters);
      return steps.map(({ detail }) => detail).join("; ");
    });
}
