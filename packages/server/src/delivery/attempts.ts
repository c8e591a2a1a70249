import { judge, type Outcome, type ReceiverAnswer } from "@inbox-hub/openapi/rules";
import type { CancelTimer, Clock } from "../lib/clock";
import type { Log } from "../lib/log";
import type { ClaimedDelivery, DeliveryStore } from "./delivery-store";
import type { PostEvent } from "./post-event";

/** The attempts that run: posted, and then written down in groups. */
export interface Attempts {
  begin(delivery: ClaimedDelivery): void;
  /** Writes down those that have ended. What is asked of the store after it comes after them, and may share their commit. */
  writeEnded(): void;
  /** Begins to write down each one as it ends. */
  drain(): void;
  /** Those that get no answer any more are given back, not charged. */
  breakOff(): void;
  running(): number;
  /** Resolves when none runs. */
  none(): Promise<void>;
}

interface AttemptsDeps {
  readonly deliveries: Pick<DeliveryStore, "finish" | "giveBack">;
  readonly post: PostEvent;
  readonly clock: Clock;
  readonly log: Log;
  /** An attempt is over, and its slot free for what is asked of the store from now on. Null when nothing was learned. */
  readonly onOver: (delivery: ClaimedDelivery, outcome: Outcome | null) => void;
  /** There is something to write down, or a free slot. */
  readonly wake: () => void;
}

interface Ended {
  readonly delivery: ClaimedDelivery;
  readonly answer: ReceiverAnswer;
}

/** A group is written down when it has so many, when it has waited so long, or when nothing else is on its way. */
const MOST_AT_ONCE = 100;
const LONGEST_WAIT_MS = 5;

export function createAttempts({ deliveries, post, clock, log, onOver, wake }: AttemptsDeps): Attempts {
  let running = 0;
  let posting = 0;
  let ended: Ended[] = [];
  let cancelWait: CancelTimer | null = null;
  let isDraining = false;
  let isBreakingOff = false;
  let onNone: (() => void)[] = [];

  const forget = () => {
    running -= 1;
    if (running > 0) return;
    const waiting = onNone;
    onNone = [];
    for (const resolve of waiting) resolve();
  };

  const writeDown = async ({ delivery, answer }: Ended) => {
    const { deliveryId, webhookId, attempt } = delivery;
    const { status, error } = answer;
    try {
      const outcome = judge(answer, clock.now());
      const finished = deliveries.finish(delivery, answer, outcome);
      onOver(delivery, outcome);
      const isOurs = await finished;
      log.debug({ deliveryId, webhookId, attempt, status, error, isOurs }, "webhook attempt");
    } catch (failure) {
      // The lease runs out and the delivery is tried again; nothing is lost.
      log.error({ err: failure, deliveryId }, "webhook attempt not stored");
    }
    forget();
  };

  const writeEnded = () => {
    cancelWait?.();
    cancelWait = null;
    const group = ended;
    ended = [];
    for (const one of group) void writeDown(one);
  };

  const settle = (delivery: ClaimedDelivery, answer: ReceiverAnswer) => {
    ended.push({ delivery, answer });
    if (isDraining) writeEnded();
    else if (posting === 0 || ended.length >= MOST_AT_ONCE) wake();
    else cancelWait ??= clock.after(LONGEST_WAIT_MS, wake);
  };

  const giveUp = (delivery: ClaimedDelivery) => {
    onOver(delivery, null);
    forget();
    wake();
  };

  const run = async (delivery: ClaimedDelivery) => {
    try {
      const answer = await post(delivery);
      posting -= 1;
      if (!isBreakingOff || answer.status !== null) return settle(delivery, answer);
    } catch (error) {
      posting -= 1;
      log.error({ err: error, deliveryId: delivery.deliveryId }, "webhook attempt not made");
      return giveUp(delivery);
    }
    try {
      await deliveries.giveBack([delivery]);
    } catch (error) {
      log.error({ err: error, deliveryId: delivery.deliveryId }, "webhook delivery not given back");
    }
    giveUp(delivery);
  };

  return {
    begin(delivery) {
      running += 1;
      posting += 1;
      void run(delivery);
    },
    writeEnded,
    drain() {
      isDraining = true;
      writeEnded();
    },
    breakOff() {
      isBreakingOff = true;
    },
    running: () => running,
    none: () =>
      new Promise((resolve) => {
        if (running === 0) resolve();
        else onNone.push(resolve);
      }),
  };
}
