import type { Clock } from "../../lib/clock";
import type { Log } from "../../lib/log";
import type { Signal } from "../../lib/signal";
import { createWorkLoop } from "../../lib/work-loop";
import type { ReplayStore } from "./replay-store";

interface WebhookReplaysDeps {
  readonly replays: Pick<ReplayStore, "advanceReplay">;
  readonly clock: Clock;
  readonly log: Log;
  readonly replayed: Signal;
  readonly delivered: Signal;
}

/** Between two steps of a replay, so that what is new is not held up. */
const PAUSE_MS = 20;

/** Works through the replays that were asked for, a few events at a time; goes on where it was after a restart. */
export function createWebhookReplays({ replays, clock, log, replayed, delivered }: WebhookReplaysDeps) {
  const loop = createWorkLoop({
    async work() {
      if (!(await replays.advanceReplay())) return null;
      delivered.notify();
      return PAUSE_MS;
    },
    onError: (error) => log.error({ err: error }, "webhook replay not advanced"),
    clock,
  });
  let unsubscribe: () => void = () => undefined;

  return {
    start() {
      unsubscribe = replayed.subscribe(loop.wake);
      loop.start();
    },
    async stop() {
      unsubscribe();
      await loop.stop();
    },
  };
}
