import type { CancelTimer, Clock } from "./clock";

/** Does what there is to do, one round after the other; sleeps until it is woken or the next thing is due. */
export interface WorkLoop {
  start(): void;
  /** There may be something to do. A wake during a round is not lost: another round follows. */
  wake(): void;
  /** Begins no further round, and waits for the one that runs. */
  stop(): Promise<void>;
  /** Resolves when no round runs. */
  settled(): Promise<void>;
}

interface WorkLoopDeps {
  /** One round. Says how long to sleep; null until a wake. */
  readonly work: () => Promise<number | null>;
  /** A round failed; another one is tried soon. */
  readonly onError: (error: unknown) => void;
  readonly clock: Clock;
}

const AFTER_TROUBLE_MS = 1000;

export function createWorkLoop({ work, onError, clock }: WorkLoopDeps): WorkLoop {
  let isStarted = false;
  let round: Promise<void> | null = null;
  let isWoken = false;
  let cancelTimer: CancelTimer = () => undefined;

  const tryWork = () =>
    work().catch((error: unknown) => {
      onError(error);
      return AFTER_TROUBLE_MS;
    });

  const run = async () => {
    do {
      isWoken = false;
      cancelTimer();
      const sleepMs = await tryWork();
      if (sleepMs !== null && isStarted) cancelTimer = clock.after(sleepMs, wake);
    } while (isWoken && isStarted);
    round = null;
  };

  const wake = () => {
    if (!isStarted) return;
    isWoken = true;
    round ??= run();
  };

  return {
    start() {
      isStarted = true;
      wake();
    },
    wake,
    async stop() {
      isStarted = false;
      cancelTimer();
      await round;
    },
    async settled() {
      while (round) await round;
    },
  };
}
