import type { CancelTimer, Clock } from "./clock";
import type { Log } from "./log";

/** Stops soon after `signal` is aborted; what is left is done the next time. */
export type Chore = (signal: AbortSignal) => Promise<unknown>;

interface HourlyDeps {
  readonly clock: Clock;
  readonly log: Log;
  /** One after the other. One that fails does not keep the others from running. */
  readonly tasks: Readonly<Record<string, Chore>>;
}

const HOUR_MS = 60 * 60 * 1000;

/** Runs small chores, such as removing what has expired, at the start and every hour. */
export function createHourly({ clock, log, tasks }: HourlyDeps) {
  const stopping = new AbortController();
  let cancelTimer: CancelTimer = () => undefined;
  let round: Promise<void> | null = null;

  const runAll = async () => {
    for (const [chore, task] of Object.entries(tasks)) {
      if (stopping.signal.aborted) return;
      await task(stopping.signal).catch((error: unknown) => log.error({ err: error, chore }, "chore failed"));
    }
  };

  const begin = () => {
    cancelTimer = clock.after(HOUR_MS, begin);
    // A round that takes longer than an hour goes on alone.
    round ??= runAll().finally(() => {
      round = null;
    });
  };

  return {
    start: begin,
    async stop() {
      stopping.abort();
      cancelTimer();
      await round;
    },
  };
}
