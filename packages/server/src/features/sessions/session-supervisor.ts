import { AppError } from "@inbox-hub/openapi/rules";
import type { SessionRef } from "../../contract/tenant";
import type { CreateEngine, Engine, EngineKey, EngineSnapshot, StatusReason } from "../../engine/engine";
import { toEngineKey } from "../../engine/engine-key";
import type { Clock } from "../../lib/clock";
import { createKeyedQueue } from "../../lib/keyed-queue";
import type { Log } from "../../lib/log";
import { RunningSession } from "./running-session";
import { type DesiredState, isLive, type ObservedStatus } from "./session";
import type { SessionEvent, SessionListener } from "./session-access";
import type { SessionStore } from "./session-store";
import { createStartSlots } from "./start-slots";
import { createStatusRecorder, type StatusRecorder } from "./status-recorder";

interface SessionSupervisorDeps {
  readonly sessions: Pick<SessionStore, "all" | "exists" | "setDesired" | "recordStatus">;
  readonly createEngine: CreateEngine;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
}

/** Engines that start at the same time; each may launch a browser. */
const MOST_STARTING = 2;

/**
 * Makes what is observed of the sessions what the operator wants of them. It owns their engines: one for each
 * session that runs. What is asked of one session is done in order, so that requests that race end in the last one's state.
 */
export class SessionSupervisor {
  readonly #deps: SessionSupervisorDeps;
  readonly #statuses: StatusRecorder;
  readonly #queue = createKeyedQueue();
  readonly #slots = createStartSlots(MOST_STARTING);
  readonly #running = new Map<EngineKey, RunningSession>();
  readonly #listeners = new Set<SessionListener>();
  #isStopping = false;

  constructor(deps: SessionSupervisorDeps) {
    this.#deps = deps;
    this.#statuses = createStatusRecorder({ sessions: deps.sessions, log: deps.log });
  }

  /** Starts every session that is to run, a few at a time; resolves once they are under way. */
  async start(): Promise<void> {
    for (const { ref, desired, observed } of await this.#deps.sessions.all()) {
      this.#statuses.restore(ref, observed);
      if (desired === "running") {
        // Left by a process that was killed.
        if (isLive(observed.status) && observed.status !== "reconnecting") this.#observe(ref, "reconnecting", "crash");
        this.#run(ref).start();
      } else if (isLive(observed.status)) this.#observe(ref, "stopped", "user");
    }
    await this.#statuses.flush();
  }

  /** Stops the engines, not the sessions: what the operator wants stays, and so they come back with the next start. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#queue.idle();
    await Promise.all([...this.#running.values()].map((running) => this.#suspend(running)));
    this.#running.clear();
    await this.#statuses.flush();
  }

  /** What comes from the engines and concerns messages. */
  onSessionEvent(listener: SessionListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Called whenever something is observed of this session: a status, a QR, a pairing code. */
  onObserved(ref: SessionRef, listener: () => void): () => void {
    const key = toEngineKey(ref);
    return this.#statuses.observed.subscribe((observed) => {
      if (observed === key) listener();
    });
  }

  /** Null while nothing is known but what is stored. */
  observed(ref: SessionRef): ObservedStatus | null {
    return this.#statuses.get(ref);
  }

  /** Another number whenever something else is observed of any session. */
  revision(): number {
    return this.#statuses.revision();
  }

  /** Resolves when everything that was observed so far is stored. */
  flush(): Promise<void> {
    return this.#statuses.flush();
  }

  /** The engine, if the session runs; it need not be connected. */
  engine(ref: SessionRef): Engine | null {
    return this.#running.get(toEngineKey(ref))?.engine ?? null;
  }

  connectedSessions(organizationId: number): readonly string[] {
    return [...this.#running.values()]
      .filter(({ engine, ref }) => ref.organizationId === organizationId && isConnected(engine.snapshot()))
      .map(({ ref }) => ref.sessionId);
  }

  /** @throws AppError SESSION_NOT_FOUND */
  async startSession(ref: SessionRef): Promise<void> {
    await this.#inOrder(ref, "running", async () => this.#run(ref).start());
  }

  /** Keeps the credentials. @throws AppError SESSION_NOT_FOUND */
  async stopSession(ref: SessionRef): Promise<void> {
    await this.#inOrder(ref, "stopped", () => this.#halt(ref));
  }

  /** @throws AppError SESSION_NOT_FOUND */
  async restartSession(ref: SessionRef): Promise<void> {
    await this.#inOrder(ref, "running", async () => {
      await this.#halt(ref);
      this.#run(ref).start();
    });
  }

  /** Unlinks the phone and wipes the credentials. @throws AppError SESSION_NOT_FOUND, EngineError */
  async logoutSession(ref: SessionRef): Promise<void> {
    await this.#inOrder(ref, null, async () => {
      const running = this.#run(ref);
      await running.logout();
      this.#release(running);
      await this.#deps.sessions.setDesired(ref, "stopped");
    });
  }

  /** Unlinks the phone if it can, wipes the credentials, and then has the data removed. @throws AppError SESSION_NOT_FOUND */
  async destroySession(ref: SessionRef, removeData: () => Promise<unknown>): Promise<void> {
    await this.#inOrder(ref, "stopped", async () => {
      const running = this.#run(ref);
      if (isConnected(running.engine.snapshot())) {
        await running.logout().then(
          () => this.#statuses.observe(ref, running.engine.snapshot()),
          (error: unknown) => this.#deps.log.warn({ err: error, ...ref }, "deleted session not unlinked"),
        );
      }
      await this.#halt(ref);
      await running.engine.destroy();
      await this.#statuses.flush();
      await removeData();
      this.#statuses.forget(ref);
    });
  }

  /** Does what is asked of a session when everything that was asked before is done, and answers when it is stored. */
  #inOrder(ref: SessionRef, desired: DesiredState | null, task: () => Promise<void>): Promise<void> {
    if (this.#isStopping) throw new AppError("SERVICE_UNAVAILABLE");
    return this.#queue.run(toEngineKey(ref), async () => {
      const { sessions } = this.#deps;
      // It may have been deleted by what was asked before.
      const isThere = desired === null ? await sessions.exists(ref) : await sessions.setDesired(ref, desired);
      if (!isThere) throw new AppError("SESSION_NOT_FOUND", { sessionId: ref.sessionId });
      await task();
      await this.#statuses.flush();
    });
  }

  #run(ref: SessionRef): RunningSession {
    const known = this.#running.get(toEngineKey(ref));
    if (known) return known;
    const { createEngine, clock, random, log } = this.#deps;
    const engine = createEngine(toEngineKey(ref));
    const running = new RunningSession({
      ref,
      engine,
      statuses: this.#statuses,
      slots: this.#slots,
      clock,
      random,
      log,
      onEvent: (event) => this.#tell(ref, engine, event),
    });
    this.#running.set(toEngineKey(ref), running);
    return running;
  }

  async #halt(ref: SessionRef): Promise<void> {
    await this.#running.get(toEngineKey(ref))?.close();
    this.#running.delete(toEngineKey(ref));
    if (this.#statuses.get(ref)?.status !== "logged_out") this.#observe(ref, "stopped", "user");
  }

  #release(running: RunningSession): void {
    this.#running.delete(toEngineKey(running.ref));
    this.#statuses.observe(running.ref, running.engine.snapshot());
  }

  async #suspend(running: RunningSession): Promise<void> {
    const { ref } = running;
    try {
      await running.close();
    } catch (error) {
      this.#deps.log.error({ err: error, ...ref }, "session engine not stopped");
    }
    const status = this.#statuses.get(ref)?.status;
    if (status !== undefined && isLive(status)) this.#observe(ref, "reconnecting", null);
  }

  #observe(ref: SessionRef, status: ObservedStatus["status"], reason: StatusReason | null): void {
    this.#statuses.observe(ref, { status, reason, since: this.#deps.clock.now(), phoneNumber: null });
  }

  #tell(ref: SessionRef, engine: Engine, event: SessionEvent): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(ref, engine, event);
      } catch (error) {
        this.#deps.log.error({ err: error, ...ref, event: event.name }, "session listener failed");
      }
    }
  }
}

function isConnected({ status }: EngineSnapshot): boolean {
  return status === "connected";
}
