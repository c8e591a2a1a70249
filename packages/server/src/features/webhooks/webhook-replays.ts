import type { CancelTimer, Clock } from "../../lib/clock";
import type { Log } from "../../lib/log";
import type { Signal } from "../../lib/signal";
import type { WebhookStore } from "./webhook-store";

interface WebhookReplaysDeps {
  readonly webhooks: Pick<WebhookStore, "advanceReplay">;
  readonly clock: Clock;
  readonly log: Log;
  readonly replayed: Signal;
  readonly delivered: Signal;
}

/** Between two steps of a replay, so that what is new is not held up. */
const PAUSE_MS = 20;

/** Works through the replays that were asked for, a few events at a time; goes on where it was after a restart. */
export function createWebhookReplays({ webhooks, clock, log, replayed, delivered }: WebhookReplaysDeps) {
  let isStarted = false;
  let step: Promise<void> | null = null;
  let cancelTimer: CancelTimer = () => undefined;
  let unsubscribe: () => void = () => undefined;

  const advance = async () => {
    const isOpen = await webhooks.advanceReplay();
    if (!isOpen) return;
    delivered.notify();
    if (isStarted) cancelTimer = clock.after(PAUSE_MS, wake);
  };

  const wake = () => {
    if (!isStarted || step) return;
    step = advance()
      .catch((error: unknown) => {
        log.error({ err: error }, "webhook replay stopped");
        cancelTimer = clock.after(1000, wake);
      })
      .finally(() => {
        step = null;
      });
  };

  return {
    start() {
      isStarted = true;
      unsubscribe = replayed.subscribe(wake);
      wake();
    },
    async stop() {
      isStarted = false;
      unsubscribe();
      cancelTimer();
      await step;
    },
  };
}
