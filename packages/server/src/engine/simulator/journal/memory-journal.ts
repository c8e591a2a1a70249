import type { Journal } from "../world/journal";

export interface MemoryJournal<Entry> extends Journal<Entry> {
  /** Everything that a file would hold now. */
  readonly entries: readonly Entry[];
}

/** A journal for tests. Make a second World over it, and the first was killed. */
export function createMemoryJournal<Entry>(): MemoryJournal<Entry> {
  const entries: Entry[] = [];
  return {
    entries,
    // A copy by way of JSON, as a file would give it.
    read: () => entries.map((entry) => JSON.parse(JSON.stringify(entry)) as Entry),
    append: (entry) => {
      entries.push(entry);
    },
    replace: (next) => {
      entries.splice(0, entries.length, ...next);
    },
  };
}
