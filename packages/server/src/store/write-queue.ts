import type { Database as Sqlite } from "better-sqlite3";
import { linked } from "./write-chain";

/** Runs one atomic operation. Resolves after the commit that holds it has reached the disk. */
export type Write = <T>(operation: () => T) => Promise<T>;

export interface WriteQueue {
  readonly write: Write;
  /** How many commits there were. */
  commits(): number;
  /** Resolves when everything that was asked for before is committed. */
  drain(): Promise<void>;
}

interface Waiting {
  readonly run: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** More would only make the first of them wait; see docs/decisions/0004-group-commit.md. */
const LARGEST_GROUP = 200;

/**
 * Group commit: writes that are asked for in the same turn of the event loop share one transaction, and so one fsync.
 * Where there is more than one, each has a savepoint of its own: one that throws is rolled back alone.
 */
export function createWriteQueue(sqlite: Sqlite): WriteQueue {
  let waiting: Waiting[] = [];
  let scheduled = false;
  let commits = 0;

  // Within the transaction of a group this is a savepoint.
  const inTransaction = sqlite.transaction((run: () => unknown) => run());

  /** Runs one write and says what to tell its caller once the group is committed. */
  const attempt = ({ run, resolve, reject }: Waiting): (() => void) => {
    try {
      const value = inTransaction(run);
      return () => resolve(value);
    } catch (error) {
      // After a full disk or an I/O error SQLite may have rolled back everything: then the whole group fails.
      if (!sqlite.inTransaction) throw error;
      return () => reject(error);
    }
  };

  const commitGroup = sqlite.transaction((group: readonly Waiting[]) => group.map(attempt));

  const commit = (group: readonly Waiting[]): readonly (() => void)[] => {
    const [first] = group;
    if (first === undefined || group.length > 1) return commitGroup.immediate(group);
    // Alone it needs no savepoint, whose memory would grow with every page that a long write changes.
    const value = inTransaction.immediate(first.run);
    return [() => first.resolve(value)];
  };

  const flush = () => {
    scheduled = false;
    const group = waiting.slice(0, LARGEST_GROUP);
    waiting = waiting.slice(LARGEST_GROUP);
    if (waiting.length > 0) schedule();
    try {
      const settled = commit(group);
      commits += 1;
      for (const settle of settled) settle();
    } catch (error) {
      // The commit itself failed, as on a full disk, or the only one of the group: nothing of it is stored.
      for (const entry of group) entry.reject(error);
    }
  };

  const schedule = () => {
    if (scheduled) return;
    scheduled = true;
    setImmediate(flush);
  };

  const write: Write = <T>(operation: () => T) =>
    new Promise<T>((resolve, reject) => {
      // `resolve` takes what `operation` returns; the queue holds operations of all kinds.
      waiting.push(linked({ run: operation, resolve: resolve as (value: unknown) => void, reject }));
      schedule();
    });

  return {
    write,
    commits: () => commits,
    async drain() {
      while (waiting.length > 0) await write(() => undefined);
    },
  };
}
