import type { CancelTimer, Clock } from "./clock";
import type { Log } from "./log";

interface HourlyDeps {
  readonly clock: Clock;
  readonly log: Log;
  /** Each on its own: one that fails does not keep the others from running. */
  readonly tasks: Readonly<Record<string, () => Promise<unknown>>>;
}

const HOUR_MS = 60 * 60 * 1000;

/** Runs small chores, such as removing what has expired, at the start and every hour. */
export function createHourly({ clock, log, tasks }: HourlyDeps) {
  let cancelTimer: CancelTimer = () => undefined;
  let running: Promise<unknown> = Promise.resolve();
  let isStarted = false;

  const run = () => {
    const chores = Object.entries(tasks).map(([chore, task]) =>
      task().catch((error: unknown) => log.error({ err: error, chore }, "chore failed")),
    );
    running = Promise.all(chores);
    if (isStarted) cancelTimer = clock.after(HOUR_MS, run);
  };

  return {
    start() {
      isStarted = true;
      run();
    },
    async stop() {
      isStarted = false;
      cancelTimer();
      await running;
    },
  };
}
