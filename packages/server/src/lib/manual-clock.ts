import type { Clock } from "./clock";

export interface ManualClock extends Clock {
  /** Moves time forward and fires, in order of their due time, the timers that it passes. Lets promises settle in between. */
  advance(ms: number): Promise<void>;
}

interface Timer {
  readonly due: number;
  readonly order: number;
  readonly callback: () => void;
}

/** A clock that stands still until a test advances it. */
export function createManualClock(startAt = Date.UTC(2026, 0, 1)): ManualClock {
  let now = startAt;
  let order = 0;
  let timers: Timer[] = [];

  const takeNextDue = (until: number) => {
    const next = timers
      .filter((timer) => timer.due <= until)
      .sort((a, b) => a.due - b.due || a.order - b.order)
      .at(0);
    timers = timers.filter((timer) => timer !== next);
    return next;
  };

  return {
    now: () => now,
    after(delayMs, callback) {
      const timer = { due: now + Math.max(0, delayMs), order: order++, callback };
      timers.push(timer);
      return () => {
        timers = timers.filter((candidate) => candidate !== timer);
      };
    },
    async advance(ms) {
      const until = now + ms;
      await settle();
      for (let next = takeNextDue(until); next; next = takeNextDue(until)) {
        now = Math.max(now, next.due);
        next.callback();
        await settle();
      }
      now = until;
    },
  };
}

/** Lets everything that waits on promises, and on one turn of the event loop, run. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
}
