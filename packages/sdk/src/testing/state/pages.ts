import { AppError } from "@inbox-hub/openapi/rules";

export interface PageQuery {
  readonly limit?: number;
  readonly cursor?: string;
}

interface ListOf<Item, Wire> {
  readonly name: string;
  readonly idOf: (item: Item) => string | number;
  readonly toWire: (item: Item) => Wire;
}

const LIMIT = 50;

/** One page of what a query has found. A cursor belongs to its query: of another one it is refused, as by the server. */
export function toPage<Item, Wire>(
  { name, idOf, toWire }: ListOf<Item, Wire>,
  found: readonly Item[],
  { limit = LIMIT, cursor, ...filters }: PageQuery & Readonly<Record<string, unknown>>,
) {
  const query = JSON.stringify([name, Object.entries(filters).sort()]);
  const start = cursor === undefined ? 0 : placeAfter(decodeCursor(cursor, query), found.map(idOf));
  const items = found.slice(start, start + limit);
  const last = items.at(-1);
  const hasMore = start + limit < found.length && last !== undefined;
  const nextCursor = hasMore ? encodeCursor([idOf(last), start + limit], query) : null;
  return { data: items.map(toWire), pagination: { limit, hasMore, nextCursor } };
}

/** Behind the item where the page ended, or where that was if it is gone. */
function placeAfter(cursor: unknown, ids: readonly (string | number)[]): number {
  const [id, index] = Array.isArray(cursor) ? cursor : [];
  const found = ids.indexOf(id);
  return found === -1 ? Number(index) : found + 1;
}

export function encodeCursor(place: unknown, query: string): string {
  return Buffer.from(JSON.stringify([place, query])).toString("base64url");
}

/** @throws AppError INVALID_CURSOR */
export function decodeCursor(cursor: string, query: string): unknown {
  const [place, of] = parse(cursor);
  if (of !== query) throw new AppError("INVALID_CURSOR");
  return place;
}

function parse(cursor: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
