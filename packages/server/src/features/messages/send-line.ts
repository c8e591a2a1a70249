import { AppError } from "@inbox-hub/openapi/rules";
import type { SessionRef } from "../../contract/tenant";
import type { Engine } from "../../engine/engine";
import type { CancelTimer, Clock } from "../../lib/clock";
import type { Log } from "../../lib/log";
import type { MediaLibrary } from "../media/media-library";
import type { MessageLimit } from "./message-limit";
import type { MessageSignals } from "./message-signals";
import { attemptSend, lookUp, type Verdict } from "./send-attempt";
import type { SendJob, SendOutcome, SendQueueStore } from "./send-queue-store";

export interface SendLineDeps {
  readonly queue: Pick<SendQueueStore, "claim" | "finish" | "requeue">;
  readonly media: Pick<MediaLibrary, "open">;
  readonly limit: MessageLimit;
  readonly signals: Pick<MessageSignals, "moved">;
  readonly clock: Clock;
  readonly log: Log;
  /** This process. */
  readonly bootId: string;
}

/** After so many attempts that were refused, or whose outcome stayed unknown, a message is given up. */
const MOST_ATTEMPTS = 5;
/** So often WhatsApp is asked what became of a message before that counts as unknown. */
const MOST_LOOKUPS = 5;
const SHORTEST_REST_MS = 1_000;
const LONGEST_REST_MS = 60_000;

/**
 * Sends what waits for one session, one message at a time: settles what was interrupted, then takes the head of the line, bulk
 * only as fast as the session may send. Goes on until it is stopped, whatever fails.
 */
export class SendLine {
  readonly #ref: SessionRef;
  readonly #deps: SendLineDeps;
  #engine: Engine;
  #isStopping = false;
  /** The bulk message that the limit has granted and that is not sent yet. */
  #hasCredit = false;
  /** Failures in a row. */
  #troubles = 0;
  #lookups = 0;
  #isResting = false;
  #cancelRest: CancelTimer = () => undefined;
  #isCalled = false;
  #call: () => void = () => undefined;
  readonly #ended: Promise<void>;

  constructor(ref: SessionRef, engine: Engine, deps: SendLineDeps) {
    this.#ref = ref;
    this.#engine = engine;
    this.#deps = deps;
    this.#ended = this.#run();
  }

  /** The session is (again) ready to send, perhaps with another engine. */
  connect(engine: Engine): void {
    this.#engine = engine;
    this.#troubles = 0;
    this.#endRest();
    this.wake();
  }

  /** There may be something to send. */
  wake(): void {
    this.#isCalled = true;
    this.#call();
  }

  /** Claims nothing more; resolves when what is being sent has ended. The rest waits for the next process. */
  stop(): Promise<void> {
    this.#isStopping = true;
    this.#endRest();
    this.wake();
    return this.#ended;
  }

  async #run(): Promise<void> {
    while (!this.#isStopping) {
      const pauseMs = await this.#step().catch((error: unknown) => {
        this.#deps.log.error({ err: error, ...this.#ref }, "send line failed");
        return this.#rest();
      });
      if (pauseMs > 0) await this.#pause(pauseMs);
    }
  }

  /** Does one thing, and says how long there is nothing to do unless somebody calls. */
  async #step(): Promise<number> {
    const engine = this.#engine;
    const { queue, media, bootId } = this.#deps;
    if (this.#isResting || engine.snapshot().status !== "connected") return Number.POSITIVE_INFINITY;
    const newKey = () => engine.newKey();
    const claim = await queue.claim(this.#ref, { bootId, newKey, withBulk: this.#hasCredit });
    switch (claim.type) {
      case "nothing":
        return Number.POSITIVE_INFINITY;
      case "bulk":
        return this.#askForCredit();
      case "settle":
        return this.#conclude(claim.job, await lookUp(engine, claim.job));
      case "send":
        if (claim.job.isBulk) this.#hasCredit = false;
        this.#lookups = 0;
        return this.#conclude(claim.job, await attemptSend(engine, claim.job, media));
      default:
        return claim satisfies never;
    }
  }

  /** Bulk counts in the window of the single messages, leaves a part of it to them, and waits where they are refused. */
  async #askForCredit(): Promise<number> {
    try {
      await this.#deps.limit.consumeBulk(this.#ref);
      this.#hasCredit = true;
      return 0;
    } catch (error) {
      if (error instanceof AppError && error.code === "RATE_LIMIT_EXCEEDED")
        return Math.max(1, error.retryAfter ?? 1) * 1000;
      throw error;
    }
  }

  #conclude(job: SendJob, verdict: Verdict): Promise<number> {
    switch (verdict.type) {
      case "decided":
        return this.#finish(job, verdict.outcome);
      case "uncertain":
        // It stays marked as being sent, so that the next claim settles it; perhaps that of another process.
        return Promise.resolve(0);
      case "not-sent":
        if (!verdict.isCounted || job.attempts < MOST_ATTEMPTS) return this.#requeue(job);
        return this.#finish(job, { status: "failed", errorCode: "SEND_FAILED" });
      case "unanswered":
        this.#lookups += verdict.isCounted ? 1 : 0;
        if (this.#lookups < MOST_LOOKUPS) return Promise.resolve(this.#rest());
        return this.#afterMissing(job);
      case "missing":
        return this.#afterMissing(job);
      default:
        return verdict satisfies never;
    }
  }

  #afterMissing(job: SendJob): Promise<number> {
    const isRetried = job.onUncertain === "retry" && job.attempts < MOST_ATTEMPTS;
    return isRetried ? this.#requeue(job) : this.#finish(job, { status: "unknown" });
  }

  async #finish(job: SendJob, outcome: SendOutcome): Promise<number> {
    const { queue, signals, log } = this.#deps;
    await queue.finish(job, outcome);
    this.#troubles = 0;
    this.#lookups = 0;
    signals.moved.notify(job.messageId);
    const { status, errorCode } = outcome;
    log.info(
      { ...this.#ref, messageId: job.messageId, attempts: job.attempts, status, errorCode },
      "message send ended",
    );
    return 0;
  }

  async #requeue(job: SendJob): Promise<number> {
    await this.#deps.queue.requeue(job);
    this.#lookups = 0;
    if (job.isBulk) this.#hasCredit = true;
    return this.#rest();
  }

  /** Leaves WhatsApp alone for a while, longer each time. Only a new connection ends it early, not a new message. */
  #rest(): number {
    if (this.#isStopping) return 0;
    const restMs = Math.min(SHORTEST_REST_MS * 2 ** Math.min(this.#troubles, 10), LONGEST_REST_MS);
    this.#troubles += 1;
    this.#isResting = true;
    this.#cancelRest = this.#deps.clock.after(restMs, () => {
      this.#isResting = false;
      this.wake();
    });
    return Number.POSITIVE_INFINITY;
  }

  #endRest(): void {
    this.#cancelRest();
    this.#isResting = false;
  }

  /** Until somebody calls, or the time is up. */
  async #pause(pauseMs: number): Promise<void> {
    if (!this.#isCalled) {
      await new Promise<void>((resolve) => {
        const cancelTimer = Number.isFinite(pauseMs) ? this.#deps.clock.after(pauseMs, resolve) : () => undefined;
        this.#call = () => {
          cancelTimer();
          resolve();
        };
      });
    }
    this.#isCalled = false;
    this.#call = () => undefined;
  }
}
