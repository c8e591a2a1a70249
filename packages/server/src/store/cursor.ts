import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from "node:crypto";
import { AppError } from "@inbox-hub/openapi/rules";

/** Where a page ended: the values of its order's columns in the last row. */
export type Position = readonly (string | number)[];

/**
 * Opaque cursors of one list. They belong to one query of one database: one of another query, or of other filters, is refused, so
 * that a page never skips or repeats rows in silence. They travel in URLs, so what they hold cannot be read or made up.
 */
export interface Cursors {
  encode(position: Position): string;
  /** @throws AppError INVALID_CURSOR for whatever `encode` did not make for this query. */
  decode(cursor: string): Position;
}

export type CreateCursors = (list: string, filters?: Readonly<Record<string, unknown>>) => Cursors;

const CIPHER = "aes-256-gcm";
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** The cursors that one key opens. */
export function createCursorsUnder(secret: Buffer): CreateCursors {
  const derive = (use: string) => Buffer.from(hkdfSync("sha256", secret, "", `inbox-hub cursors: ${use}`, KEY_BYTES));
  const key = derive("encryption");
  const nonceKey = derive("nonce");
  // Of what is sealed: no two texts share a nonce however many cursors are made, and a place in a list is always the same cursor.
  const nonceOf = (query: string, text: string) =>
    createHmac("sha256", nonceKey).update(query).update("\0").update(text).digest().subarray(0, NONCE_BYTES);

  return (list, filters = {}) => {
    const query = JSON.stringify([list, filters]);
    return {
      encode(position) {
        const text = JSON.stringify(position);
        const nonce = nonceOf(query, text);
        const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(query));
        const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
        return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url");
      },
      decode(cursor) {
        const text = open(key, query, cursor);
        if (text === null) throw new AppError("INVALID_CURSOR");
        // What the tag vouches for is what `encode` made.
        const position: unknown = JSON.parse(text);
        if (!isPosition(position)) throw new AppError("INVALID_CURSOR");
        return position;
      },
    };
  };
}

function open(key: Buffer, query: string, cursor: string): string | null {
  const bytes = Buffer.from(cursor, "base64url");
  // Node passes over what is no base64, and takes several spellings of the same bytes.
  if (bytes.toString("base64url") !== cursor || bytes.length < NONCE_BYTES + TAG_BYTES) return null;
  const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(query))
    .setAuthTag(tag);
  try {
    return decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, "utf8") + decipher.final("utf8");
  } catch {
    // The tag does not fit: the only thing that can fail here.
    return null;
  }
}

function isPosition(value: unknown): value is Position {
  return Array.isArray(value) && value.every((part) => typeof part === "string" || Number.isFinite(part));
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
