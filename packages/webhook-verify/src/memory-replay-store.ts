import { requireWhole } from "./limits";
import type { ReplayStore } from "./replay-store";

/** How much a memory store holds, and for how long. */
export interface MemoryReplayStoreOptions {
  /** How many handled ids are remembered; then the oldest are forgotten. 100000 unless given. */
  readonly maxEntries?: number | undefined;
  /** How long a delivery may be handled before it counts as abandoned. 30 seconds unless given. */
  readonly leaseSeconds?: number | undefined;
  /** The time, in milliseconds since the Unix epoch. `Date.now` unless given. */
  readonly now?: (() => number) | undefined;
}

/** Until when each id is remembered, in milliseconds since the Unix epoch; the first that was noted comes first. */
type Deadlines = Map<string, number>;

/**
 * Makes a replay store for one process. It forgets when the process ends; several processes need a shared one. Give it a
 * longer lease than your handler ever takes: one that fails after its lease also gives up the claim of the next attempt.
 *
 * @throws `RangeError` for a bad number.
 *
 * @example
 * ```ts
 * import { createMemoryReplayStore } from "@inbox-hub/webhook-verify/express";
 *
 * const replayStore = createMemoryReplayStore({ maxEntries: 50_000 });
 * ```
 */
export function createMemoryReplayStore(options: MemoryReplayStoreOptions = {}): ReplayStore {
  const { maxEntries = 100_000, leaseSeconds = 30, now = Date.now } = options;
  requireWhole("maxEntries", maxEntries, 1);
  requireWhole("leaseSeconds", leaseSeconds, 1);
  const busy: Deadlines = new Map();
  const done: Deadlines = new Map();

  return {
    begin(id) {
      const time = now();
      forgetEnded(busy, time);
      forgetEnded(done, time);
      if (isHeld(done, id, time)) return "done";
      if (isHeld(busy, id, time)) return "busy";
      busy.delete(id);
      busy.set(id, time + leaseSeconds * 1000);
      return "new";
    },

    commit(id, ttlSeconds) {
      busy.delete(id);
      // Deleted first: an id that is set again keeps its place, and the order would be lost.
      done.delete(id);
      done.set(id, now() + ttlSeconds * 1000);
      for (const oldest of done.keys()) {
        if (done.size <= maxEntries) break;
        done.delete(oldest);
      }
    },

    release(id) {
      busy.delete(id);
    },
  };
}

/** By its own deadline: one noted before it may end later, and keep `forgetEnded` from it. */
function isHeld(deadlines: Deadlines, id: string, time: number): boolean {
  return (deadlines.get(id) ?? 0) > time;
}

/** From the oldest on, as far as they have ended: to look at all of them each time would be slow. */
function forgetEnded(deadlines: Deadlines, time: number): void {
  for (const [id, end] of deadlines) {
    if (end > time) break;
    deadlines.delete(id);
  }
}
