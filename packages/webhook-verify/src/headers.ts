import type { HeadersInput } from "./types";

/** What one request sent under each name: no string if it did so more than once. */
export type SentHeaders = ReadonlyMap<string, unknown>;

type HeaderRecord = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The first letters of all names that count. */
const NAMES = /^[wx]/i;

export function readHeaders(headers: HeadersInput): SentHeaders {
  const sent = new Map<string, unknown>();
  // Not Object.entries, which would make an array for each of them.
  for (const entry of Symbol.iterator in headers ? headers : Object.keys(headers)) {
    const [name, value] = typeof entry === "string" ? [entry, (headers as HeaderRecord)[entry]] : entry;
    if (value == null || !NAMES.test(name)) continue;
    const key = name.toLowerCase();
    // A list of one, or a text of one character, is its first.
    sent.set(key, sent.has(key) ? undefined : value.length === 1 ? value[0] : value);
  }
  return sent;
}
