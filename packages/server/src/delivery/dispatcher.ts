import type { Clock } from "../lib/clock";
import type { Log } from "../lib/log";
import { earliest } from "../lib/moments";
import type { Signal } from "../lib/signal";
import { createWorkLoop } from "../lib/work-loop";
import { createAttempts } from "./attempts";
import type { DeliveryStore, FreeSlots } from "./delivery-store";
import type { PostEvent } from "./post-event";
import { createRates } from "./rates";
import { createSlots } from "./slots";

export interface DeliveryDispatcher {
  start(): void;
  /**
   * Claims nothing more, and waits for the attempts that run, but not for long: those that take longer are broken off and
   * given back, not charged. The next process makes them again.
   */
  stop(): Promise<void>;
  /** Resolves when nothing runs and nothing is due. For tests. */
  idle(): Promise<void>;
}

interface DeliveryDispatcherDeps {
  readonly deliveries: DeliveryStore;
  readonly post: PostEvent;
  /** Breaks off every request that runs. */
  readonly abort: () => void;
  readonly clock: Clock;
  readonly log: Log;
  /** There may be something new to deliver. */
  readonly delivered: Signal;
}

/** What is due and was not claimed at once, such as behind one that had expired, is tried again after this. */
const SHORTEST_SLEEP_MS = 5;
/** A clock that is set forward makes no delivery later than this. */
const LONGEST_SLEEP_MS = 30_000;
/** Service managers kill a process about ten seconds after they asked it to stop, and others stop after this. */
const LONGEST_DRAIN_MS = 3_000;

/** Takes due deliveries, posts them, writes down how it went; sleeps until the next is due. */
export function createDeliveryDispatcher({
  deliveries,
  post,
  abort,
  clock,
  log,
  delivered,
}: DeliveryDispatcherDeps): DeliveryDispatcher {
  const slots = createSlots();
  const rates = createRates({ clock });
  const free: FreeSlots = (webhook, claimed) => Math.min(slots.free(webhook, claimed), rates.free(webhook));
  let isRecovered = false;
  let areHeadsRestored = false;
  let isStopping = false;
  let unsubscribe: () => void = () => undefined;

  const attempts = createAttempts({
    deliveries,
    post,
    clock,
    log,
    // The claim that may use the slot is asked for after this: a breaker that this attempt opens is in the store before.
    onOver: (delivery, outcome) => slots.give(delivery, outcome),
    wake: () => loop.wake(),
  });

  const work = async () => {
    if (!isRecovered) await deliveries.recover();
    isRecovered = true;
    attempts.writeEnded();
    const claimed = await deliveries.claim(free);
    if (isStopping) {
      await deliveries.giveBack(claimed);
      return null;
    }
    for (const delivery of claimed) {
      slots.take(delivery);
      rates.take(delivery.webhookId);
      attempts.begin(delivery);
    }
    areHeadsRestored ||= !(await deliveries.restoreHeads());
    if (!areHeadsRestored) return SHORTEST_SLEEP_MS;
    const due = earliest(await deliveries.nextDue(free), rates.nextFree());
    if (due === null) return LONGEST_SLEEP_MS;
    return Math.min(Math.max(due - clock.now(), SHORTEST_SLEEP_MS), LONGEST_SLEEP_MS);
  };

  const loop = createWorkLoop({
    work,
    onError: (error) => log.error({ err: error }, "webhook deliveries not claimed"),
    clock,
  });

  return {
    start() {
      unsubscribe = delivered.subscribe(loop.wake);
      loop.start();
    },
    async stop() {
      isStopping = true;
      unsubscribe();
      const cancelTimer = clock.after(LONGEST_DRAIN_MS, () => {
        attempts.breakOff();
        abort();
      });
      attempts.drain();
      await loop.stop();
      await attempts.none();
      cancelTimer();
    },
    async idle() {
      do {
        await loop.settled();
        await attempts.none();
        await loop.settled();
      } while (attempts.running() > 0);
    },
  };
}
