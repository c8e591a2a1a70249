import type { Clock } from "../lib/clock";
import type { Log } from "../lib/log";
import type { Signal } from "../lib/signal";
import { createWorkLoop } from "../lib/work-loop";
import type { ClaimedDelivery, DeliveryStore } from "./delivery-store";
import { judge, type Outcome } from "./outcome";
import type { PostEvent } from "./post-event";
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
  const running = new Set<Promise<void>>();
  let isStopping = false;
  let isBreakingOff = false;
  let unsubscribe: () => void = () => undefined;

  const attempt = async (delivery: ClaimedDelivery) => {
    let learned: Outcome | null = null;
    try {
      const answer = await post({
        url: delivery.url,
        eventId: delivery.eventId,
        body: delivery.body,
        attempt: delivery.attempt,
        timeoutMs: delivery.timeoutMs,
        secret: delivery.secret,
        previousSecret: delivery.previousSecret,
      });
      if (isBreakingOff && answer.status === null) {
        await deliveries.giveBack([delivery]);
        return;
      }
      const outcome = judge(answer, clock.now());
      const isOurs = await deliveries.finish(delivery, answer, outcome);
      learned = outcome;
      const { deliveryId, webhookId } = delivery;
      log.debug(
        { deliveryId, webhookId, attempt: delivery.attempt, status: answer.status, error: answer.error, isOurs },
        "webhook attempt",
      );
    } catch (error) {
      // The lease runs out and the delivery is tried again; nothing is lost.
      log.error({ err: error, deliveryId: delivery.deliveryId }, "webhook attempt not stored");
    } finally {
      // Only now: a breaker that this attempt opened is in the store before the slot is free.
      slots.give(delivery.webhookId, learned);
    }
  };

  const launch = (delivery: ClaimedDelivery) => {
    slots.take(delivery.webhookId);
    const run: Promise<void> = attempt(delivery).finally(() => {
      running.delete(run);
      loop.wake();
    });
    running.add(run);
  };

  const work = async () => {
    const claimed = await deliveries.claim(slots.free);
    if (isStopping) {
      await deliveries.giveBack(claimed);
      return null;
    }
    for (const delivery of claimed) launch(delivery);
    const due = await deliveries.nextDue(slots.free);
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
        isBreakingOff = true;
        abort();
      });
      await loop.stop();
      await Promise.all(running);
      cancelTimer();
    },
    async idle() {
      await loop.settled();
      while (running.size > 0) {
        await Promise.all(running);
        await loop.settled();
      }
    },
  };
}
