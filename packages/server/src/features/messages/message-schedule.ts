import type { CancelTimer, Clock } from "../../lib/clock";
import type { Log } from "../../lib/log";
import type { MessageSignals } from "./message-signals";
import type { SendQueueStore } from "./send-queue-store";

export interface MessageSchedule {
  /** Looks for what fell due while no process ran. */
  start(): void;
  stop(): Promise<void>;
}

interface MessageScheduleDeps {
  readonly queue: Pick<SendQueueStore, "promoteDue" | "nextDue">;
  readonly signals: Pick<MessageSignals, "queued" | "scheduled">;
  readonly clock: Clock;
  readonly log: Log;
}

/** A clock that is set forward makes no message later than this. */
const LONGEST_SLEEP_MS = 60_000;
const AFTER_TROUBLE_MS = 5_000;

/** Puts scheduled messages into the line when their time comes. */
export function createMessageSchedule({ queue, signals, clock, log }: MessageScheduleDeps): MessageSchedule {
  let isStopped = true;
  let round: Promise<void> | null = null;
  let again = false;
  let cancelTimer: CancelTimer = () => undefined;
  let unsubscribe: () => void = () => undefined;

  /** Promotes what is due; returns how long to sleep, or null when nothing is scheduled. */
  const promote = async (): Promise<number | null> => {
    for (let due = await queue.promoteDue(); due.length > 0; due = await queue.promoteDue()) {
      for (const ref of due) signals.queued.notify(ref);
    }
    const next = await queue.nextDue();
    return next === null ? null : Math.min(Math.max(0, next - clock.now()), LONGEST_SLEEP_MS);
  };

  const run = async () => {
    do {
      again = false;
      const sleepMs = await promote().catch((error: unknown) => {
        log.error({ err: error }, "scheduled messages not promoted");
        return AFTER_TROUBLE_MS;
      });
      cancelTimer();
      if (sleepMs !== null && !isStopped) cancelTimer = clock.after(sleepMs, look);
    } while (again && !isStopped);
    round = null;
  };

  const look = () => {
    if (isStopped) return;
    again = true;
    round ??= run();
  };

  return {
    start() {
      isStopped = false;
      unsubscribe = signals.scheduled.subscribe(look);
      look();
    },
    async stop() {
      isStopped = true;
      unsubscribe();
      cancelTimer();
      await round;
    },
  };
}
