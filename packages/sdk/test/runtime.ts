import type { Runtime } from "../src/runtime";

/** The limits of one attempt, or of a call. All other timers are pauses between attempts. */
const LIMITS = [30_000, 60_000, 90_000, 300_000];

export interface TestRuntime extends Runtime {
  /** The pauses that were begun, in milliseconds. */
  readonly pauses: readonly number[];
  /** The limits that were set, in milliseconds. */
  readonly limits: readonly number[];
  /** Timers that are neither over nor canceled. */
  readonly open: () => number;
  advance(ms: number): void;
  /** Lets the time of the running attempt be up. */
  reachLimit(): void;
}

/** A clock that stands still but for the pauses, which are over at once. With `onPause` they are not over at all. */
export function createTestRuntime({ onPause }: { readonly onPause?: () => void } = {}): TestRuntime {
  const pauses: number[] = [];
  const limits: number[] = [];
  const waiting = new Map<symbol, () => void>();
  let now = Date.UTC(2025, 9, 14, 10, 30);
  let keys = 0;
  return {
    pauses,
    limits,
    open: () => waiting.size,
    now: () => now,
    random: () => 0.5,
    newKey: () => `key-${++keys}`,
    setTimer(ms, work) {
      const id = Symbol();
      const run = () => {
        waiting.delete(id);
        work();
      };
      waiting.set(id, run);
      if (LIMITS.includes(ms)) limits.push(ms);
      else {
        pauses.push(ms);
        queueMicrotask(() => {
          if (onPause) return onPause();
          now += ms;
          run();
        });
      }
      return () => waiting.delete(id);
    },
    advance(ms) {
      now += ms;
    },
    reachLimit() {
      for (const run of [...waiting.values()]) run();
    },
  };
}
