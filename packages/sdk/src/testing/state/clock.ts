/** The time of the mock. It goes on by itself, or stands where it was set, and can be moved ahead. */
export interface MockClock {
  now(): number;
  /** Does what falls due until then, and waits for the deliveries that come of it. */
  advance(milliseconds: number): Promise<void>;
}

export interface WorldClock extends MockClock {
  /** Does something when its time comes. */
  at(time: number, task: () => void): void;
  /** Does what is due. */
  catchUp(): void;
  /** Waits for this before an advance is over. */
  track(work: Promise<unknown>): void;
  settled(): Promise<void>;
  clear(): void;
}

interface Task {
  readonly time: number;
  readonly run: () => void;
}

/** Of a given moment the clock stands still; of a function, or by default, it goes on. */
export function createClock(given: Date | number | string | (() => number) = Date.now): WorldClock {
  const isTicking = typeof given === "function";
  const base = isTicking ? given : () => new Date(given).getTime();
  const pending = new Set<Promise<unknown>>();
  let offset = 0;
  let tasks: Task[] = [];
  /** Where the clock stands while it does something whose time it was. */
  let frozen: number | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const now = () => frozen ?? base() + offset;

  const catchUp = () => {
    if (frozen !== null) return;
    const present = now();
    for (let next = tasks[0]; next !== undefined && next.time <= present; next = tasks[0]) {
      tasks = tasks.slice(1);
      frozen = next.time;
      try {
        next.run();
      } finally {
        frozen = null;
      }
    }
    arm();
  };

  /** What is due later happens by itself, and keeps no process alive. */
  const arm = () => {
    clearTimeout(timer);
    const [next] = tasks;
    if (!isTicking || next === undefined) return;
    timer = setTimeout(catchUp, Math.min(Math.max(0, next.time - now()), 2 ** 31 - 1));
    // A browser's timer is a number.
    if (typeof timer === "object") timer.unref?.();
  };

  const settled = async () => {
    while (pending.size > 0) await Promise.all(pending);
  };

  return {
    now,
    catchUp,
    settled,
    at(time, run) {
      const later = tasks.findIndex((task) => task.time > time);
      tasks.splice(later === -1 ? tasks.length : later, 0, { time, run });
      if (frozen === null) arm();
    },
    track(work) {
      const done: Promise<unknown> = work.then(
        () => pending.delete(done),
        () => pending.delete(done),
      );
      pending.add(done);
    },
    async advance(milliseconds) {
      const until = now() + milliseconds;
      // In the order of time: an attempt that fails plans the next one, which may be due as well.
      for (let next = tasks[0]; next !== undefined && next.time <= until; next = tasks[0]) {
        offset += Math.max(0, next.time - now());
        catchUp();
        await settled();
      }
      offset += Math.max(0, until - now());
      catchUp();
      await settled();
    },
    clear() {
      tasks = [];
      clearTimeout(timer);
    },
  };
}
