import type { SessionRef } from "../../contract/tenant";
import {
  type Engine,
  EngineError,
  type EngineSnapshot,
  type SessionStatus,
  type StatusReason,
} from "../../engine/engine";
import type { Clock } from "../../lib/clock";
import type { Log } from "../../lib/log";
import type { EngineNews, SessionEvent } from "./session-access";
import { startBackoff } from "./start-backoff";
import type { StartSlots } from "./start-slots";
import type { StatusRecorder } from "./status-recorder";

interface RunningSessionDeps {
  readonly ref: SessionRef;
  readonly engine: Engine;
  readonly statuses: StatusRecorder;
  readonly slots: StartSlots;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly onEvent: (event: SessionEvent) => void;
}

/** So long without a failed start, and the next one is a first failure again. */
const FORGIVEN_AFTER_MS = 5 * 60_000;

const forwarded = Object.keys({
  message: true,
  ack: true,
  edit: true,
  revoke: true,
  reaction: true,
  vote: true,
  group: true,
  read: true,
  archive: true,
} satisfies Record<keyof EngineNews, true>) as (keyof EngineNews)[];

/** One engine that is kept running: started, watched, and started again when it could not start. */
export class RunningSession {
  readonly ref: SessionRef;
  readonly engine: Engine;
  readonly #deps: RunningSessionDeps;
  readonly #unsubscribe: readonly (() => void)[];
  /** Counts starts and stops: a start that was begun before the last of them has no say any more. */
  #attempt = 0;
  #isStarting = false;
  #isClosing = false;
  #failures = 0;
  #lastFailureAt = Number.NEGATIVE_INFINITY;
  #cancelRetry: (() => void) | null = null;

  constructor(deps: RunningSessionDeps) {
    const { engine, onEvent, log, ref } = deps;
    this.ref = ref;
    this.engine = engine;
    this.#deps = deps;
    this.#unsubscribe = [
      engine.on("state", (snapshot) => this.#onState(snapshot)),
      engine.on("fault", (error) => log.warn({ err: error, ...ref }, "session engine fault")),
      ...forwarded.map((name) =>
        // The name and its payload belong together; the compiler cannot follow that through the union.
        engine.on(name, (payload) => onEvent({ name, payload } as SessionEvent)),
      ),
    ];
  }

  /** Does nothing when it runs already. */
  start(): void {
    if (this.#isStarting || isUp(this.engine.snapshot().status)) return;
    this.#failures = 0;
    this.#begin();
  }

  /** Stops the engine and lets go of it. What the session is from then on is for the caller to say. */
  async close(): Promise<void> {
    this.#cancelStart();
    await this.#end(() => this.engine.stop());
  }

  /** Unlinks the phone and lets go of the engine. Goes on as before when that fails. */
  async logout(): Promise<void> {
    const wasStarting = this.#isStarting || this.#cancelRetry !== null;
    this.#cancelStart();
    try {
      await this.#end(() => this.engine.logout());
    } catch (error) {
      this.#onState(this.engine.snapshot());
      if (wasStarting) this.start();
      throw error;
    }
  }

  /** Messages are taken up to the last moment: WhatsApp does not hand them over twice. */
  async #end(end: () => Promise<void>): Promise<void> {
    this.#isClosing = true;
    try {
      await end();
    } catch (error) {
      this.#isClosing = false;
      throw error;
    }
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
  }

  #begin(): void {
    this.#cancelStart();
    this.#isStarting = true;
    const attempt = this.#attempt;
    const isCurrent = () => attempt === this.#attempt;
    // It may have to wait for its turn, and is starting all the same.
    if (this.engine.snapshot().status !== "conflict") this.#observe("starting", "start");
    this.#deps.slots
      .run(async () => {
        if (isCurrent()) await this.engine.start();
      })
      .then(
        () => {
          if (isCurrent()) this.#isStarting = false;
        },
        (error: unknown) => {
          if (isCurrent()) this.#onStartFailed(error);
        },
      );
  }

  #onStartFailed(error: unknown): void {
    this.#isStarting = false;
    const snapshot = this.engine.snapshot();
    const known = error instanceof EngineError ? error : null;
    if (known?.retryable) {
      this.#retryLater(snapshot.reason);
    } else if (known?.code === "INVALID_STATE" && snapshot.status !== "failed") {
      // Nobody scanned, or the phone has unlinked it: it came to rest where it should.
      this.#onState(snapshot);
    } else {
      this.#deps.log.error({ err: error, ...this.ref }, "session cannot start");
      this.#observe("failed", (snapshot.status === "failed" ? snapshot.reason : null) ?? "launch_failed");
    }
  }

  #onState(snapshot: EngineSnapshot): void {
    if (this.#isClosing) return;
    const { statuses, onEvent } = this.#deps;
    if (snapshot.status === "starting") {
      this.#observe("starting", snapshot.reason);
    } else if (snapshot.status === "failed") {
      // While it starts, the error says whether to try again; otherwise one more start will tell.
      if (!this.#isStarting) this.#retryLater(snapshot.reason);
    } else {
      const wasConnected = statuses.get(this.ref)?.status === "connected";
      statuses.observe(this.ref, snapshot);
      if (snapshot.status === "connected" && !wasConnected) onEvent({ name: "connected" });
    }
  }

  #retryLater(reason: StatusReason | null): void {
    const { clock, random, log } = this.#deps;
    const now = clock.now();
    if (now - this.#lastFailureAt > FORGIVEN_AFTER_MS) this.#failures = 0;
    this.#lastFailureAt = now;
    this.#failures += 1;
    const delayMs = startBackoff(this.#failures, random);
    log.warn({ ...this.ref, reason, failures: this.#failures, delayMs }, "session failed, to be started again");
    this.#observe("reconnecting", reason);
    this.#cancelRetry?.();
    this.#cancelRetry = clock.after(delayMs, () => this.#begin());
  }

  #observe(status: SessionStatus, reason: StatusReason | null): void {
    const { statuses, clock } = this.#deps;
    // One that comes back by itself stays `reconnecting` until it is there, however often it must be started.
    if (status === "starting" && statuses.get(this.ref)?.status === "reconnecting") return;
    const { phoneNumber } = this.engine.snapshot();
    statuses.observe(this.ref, { status, reason, since: clock.now(), phoneNumber });
  }

  #cancelStart(): void {
    this.#attempt += 1;
    this.#isStarting = false;
    this.#cancelRetry?.();
    this.#cancelRetry = null;
  }
}

/** The engine is at work on it, or there. */
function isUp(status: SessionStatus): boolean {
  return (
    status === "starting" ||
    status === "pairing" ||
    status === "authenticating" ||
    status === "connected" ||
    status === "reconnecting"
  );
}
