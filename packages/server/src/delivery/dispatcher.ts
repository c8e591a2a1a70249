import type { CancelTimer, Clock } from "../lib/clock";
import type { Log } from "../lib/log";
import type { Signal } from "../lib/signal";
import type { ClaimedDelivery, DeliveryStore } from "./delivery-store";
import { judge } from "./outcome";
import type { PostEvent } from "./post-event";
import { createSlots } from "./slots";

export interface DeliveryDispatcher {
  start(): void;
  /** Claims nothing more, and waits for the attempts that run; each ends by its own deadline. */
  stop(): Promise<void>;
  /** Resolves when nothing runs and nothing is due. For tests. */
  idle(): Promise<void>;
}

interface DeliveryDispatcherDeps {
  readonly deliveries: DeliveryStore;
  readonly post: PostEvent;
  readonly clock: Clock;
  readonly log: Log;
  /** There may be something new to deliver. */
  readonly delivered: Signal;
}

/** Attempts that run at the same time, over all webhooks. */
const MOST_RUNNING = 64;
/** A lease lost to a crash is found within this time, whatever else happens. */
const LONGEST_SLEEP_MS = 30_000;

/** Takes due deliveries, posts them, writes down how it went; sleeps until the next is due. */
export function createDeliveryDispatcher({
  deliveries,
  post,
  clock,
  log,
  delivered,
}: DeliveryDispatcherDeps): DeliveryDispatcher {
  const slots = createSlots();
  const running = new Set<Promise<void>>();
  let isStarted = false;
  let round: Promise<void> | null = null;
  let again = false;
  let cancelTimer: CancelTimer = () => undefined;
  let unsubscribe: () => void = () => undefined;

  const attempt = async (delivery: ClaimedDelivery) => {
    const answer = await post({
      url: delivery.url,
      eventId: delivery.eventId,
      body: delivery.body,
      attempt: delivery.attempt,
      timeoutMs: delivery.timeoutMs,
      secret: delivery.secret,
      previousSecret: delivery.previousSecret,
    });
    const outcome = judge(answer, clock.now());
    slots.give(delivery.webhookId, outcome);
    const isOurs = await deliveries.finish(delivery, answer, outcome);
    const { deliveryId, webhookId } = delivery;
    log.debug(
      { deliveryId, webhookId, attempt: delivery.attempt, status: answer.status, error: answer.error, isOurs },
      "webhook attempt",
    );
  };

  const launch = (delivery: ClaimedDelivery) => {
    slots.take(delivery.webhookId);
    const run: Promise<void> = attempt(delivery)
      // The lease runs out and the delivery is tried again; nothing is lost.
      .catch((error: unknown) =>
        log.error({ err: error, deliveryId: delivery.deliveryId }, "webhook attempt not stored"),
      )
      .finally(() => {
        running.delete(run);
        wake();
      });
    running.add(run);
  };

  const claimOnce = async () => {
    await deliveries.recover();
    const claimed = await deliveries.claim({ freeSlots: slots.free, limit: MOST_RUNNING - running.size });
    for (const delivery of claimed) launch(delivery);
  };

  const sleepUntilDue = async () => {
    cancelTimer();
    if (!isStarted) return;
    const due = await deliveries.nextDue();
    const wait = due === null ? LONGEST_SLEEP_MS : Math.min(LONGEST_SLEEP_MS, due - clock.now());
    // What is due but has no free slot is taken up when a running attempt ends.
    if (wait <= 0 && running.size > 0) return;
    cancelTimer = clock.after(Math.max(wait, 5), wake);
  };

  const work = async () => {
    do {
      again = false;
      await claimOnce();
    } while (again && isStarted);
    await sleepUntilDue();
  };

  const wake = () => {
    if (!isStarted) return;
    again = true;
    if (round) return;
    round = work()
      .catch((error: unknown) => {
        log.error({ err: error }, "webhook deliveries cannot be claimed");
        cancelTimer = clock.after(1000, wake);
      })
      .finally(() => {
        round = null;
        if (again) wake();
      });
  };

  return {
    start() {
      isStarted = true;
      unsubscribe = delivered.subscribe(wake);
      wake();
    },
    async stop() {
      isStarted = false;
      unsubscribe();
      cancelTimer();
      await round;
      await Promise.all(running);
    },
    async idle() {
      while (round || running.size > 0) await Promise.all([round, ...running]);
    },
  };
}
