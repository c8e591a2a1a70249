import { createHash } from "node:crypto";
import { AppError } from "../lib/app-error";

/** Where a page ended: the values of its order's columns in the last row. */
export type Position = readonly (string | number)[];

/**
 * Opaque cursors of one list. They name the query they belong to: one of another query, or of other filters,
 * is refused, so that a page never skips or repeats rows in silence.
 */
export interface Cursors {
  encode(position: Position): string;
  /** @throws AppError INVALID_CURSOR */
  decode(cursor: string): Position;
}

export function createCursors(list: string, filters: Readonly<Record<string, unknown>> = {}): Cursors {
  const query = JSON.stringify([list, filters]);
  const seal = (payload: string) => createHash("sha256").update(query).update(payload).digest("base64url").slice(0, 12);
  return {
    encode(position) {
      const payload = Buffer.from(JSON.stringify(position)).toString("base64url");
      return `${payload}.${seal(payload)}`;
    },
    decode(cursor) {
      const [payload = "", signature] = cursor.split(".");
      if (signature !== seal(payload)) throw new AppError("INVALID_CURSOR");
      // The seal was right, so this is what `encode` made.
      return JSON.parse(Buffer.from(payload, "base64url").toString()) as Position;
    },
  };
}

/** Takes one row more than the page has, to know whether there is a next one. */
export function toPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  toItem: (row: Row) => Item,
  toCursor: (last: Row) => string,
): { items: readonly Item[]; limit: number; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(toItem),
    limit,
    nextCursor: rows.length > limit && last !== undefined ? toCursor(last) : null,
  };
}
