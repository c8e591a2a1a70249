import { setImmediate } from "node:timers/promises";
import { asc, gt, sql } from "drizzle-orm";
import type { Database } from "./database";
import { events } from "./schema/events";

/** Entries of an index that one step looks at: their numbers and times only. */
const STEP = 10_000;

/** Where in the log something stands: for those who read it from a time on. */
export interface EventPositions {
  /** The last number that was ever given, also when its event is no longer kept. */
  last(): number;
  /** Behind `after`: the position right before the first event that is not older than `since`, or before the next one to come. */
  before(since: number, after: number): Promise<number>;
}

export function createEventPositions({ orm, sqlite }: Pick<Database, "orm" | "sqlite">): EventPositions {
  const head = sqlite.prepare("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'events'").pluck();
  // The statement above gives one number.
  const last = () => head.get() as number;

  const oldest = (after: number) =>
    orm
      .select({ seq: events.seq, createdAt: events.createdAt })
      .from(events)
      .where(gt(events.seq, after))
      .orderBy(asc(events.seq))
      .limit(1)
      .get();

  /** The first of those that are not older, as the log has them; after a few of them by their time, and others may work. */
  const firstSince = async (since: number): Promise<number> => {
    let first = last() + 1;
    for (let from: number | null = since; from !== null; ) {
      const { seq, next } = lookAt(from);
      first = Math.min(first, seq ?? first);
      from = next;
      if (from !== null) await setImmediate();
    }
    return first;
  };

  /** Their lowest number, and the time to go on from; null after the last one. */
  const lookAt = (from: number): { readonly seq: number | null; readonly next: number | null } => {
    const log = sql`${events} INDEXED BY events_created`;
    const [end] = orm.all<{ readonly at: number }>(
      sql`SELECT created_at AS at FROM ${log} WHERE created_at >= ${from} ORDER BY created_at LIMIT 1 OFFSET ${STEP - 1}`,
    );
    const isLooked = end === undefined ? sql`created_at >= ${from}` : sql`created_at BETWEEN ${from} AND ${end.at}`;
    const [found] = orm.all<{ readonly seq: number | null }>(sql`SELECT min(seq) AS seq FROM ${log} WHERE ${isLooked}`);
    return { seq: found?.seq ?? null, next: end === undefined ? null : end.at + 1 };
  };

  return {
    last,
    /** Times are no order of the log: the clock may have been set back. */
    async before(since, after) {
      const first = oldest(after);
      const seq = first !== undefined && first.createdAt >= since ? first.seq : await firstSince(since);
      return Math.max(seq - 1, after);
    },
  };
}
