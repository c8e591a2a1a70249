import { AppError } from "@inbox-hub/openapi/rules";
import type { SessionRef } from "../../contract/tenant";
import type { Engine } from "../../engine/engine";
import type { Clock } from "../../lib/clock";
import type { Log } from "../../lib/log";
import { isStorageError } from "../../lib/storage-error";
import type { SessionEvent } from "./session-access";

/** What WhatsApp told of a session. */
export interface News {
  readonly engine: Engine;
  readonly event: Exclude<SessionEvent, { readonly name: "connected" }>;
}

/** The news of one session, taken in its order. */
export interface NewsLine {
  add(news: News): void;
  /** As `SessionIntake.stored`. */
  stored(): Promise<void>;
  /** Drops what waits; resolves when nothing of it is in hand. */
  discard(): Promise<void>;
  /** Tries all of it once more, now, and no longer. */
  end(): Promise<void>;
}

interface NewsLineDeps {
  readonly ref: SessionRef;
  readonly take: (news: News) => Promise<void>;
  /** Runs work whose writes are stored in the order in which they are asked for, up to the first that cannot be. */
  readonly createChain: () => <T>(run: () => T) => T;
  /** Called when there is nothing left. */
  readonly onDone: () => void;
  readonly clock: Clock;
  readonly log: Log;
}

interface Waiter {
  readonly upTo: number;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** For news that the storage is not to blame for: it will never be stored, and must not hold up the rest for ever. */
const MOST_TRIES = 10;
const TRIES_PER_LOG_LINE = 10;
const LONGEST_PAUSE_MS = 30_000;
const MOST_TOGETHER = 100;
/** Of who asks whether it is stored; the news itself waits for as long as it takes. */
const LONGEST_WAIT_MS = 10_000;
const RETRY_SECONDS = 5;

export function createNewsLine({ ref, take, createChain, onDone, clock, log }: NewsLineDeps): NewsLine {
  const waiting: News[] = [];
  const waiters = new Set<Waiter>();
  let told = 0;
  let settled = 0;
  let working: Promise<void> | null = null;
  /** Why the first of it was not stored at the last try. */
  let failure: { readonly error: unknown } | null = null;
  let isDiscarded = false;
  let isEnding = false;
  let endPause: () => void = () => undefined;

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const cancelTimer = clock.after(ms, resolve);
      endPause = () => {
        cancelTimer();
        resolve();
      };
    });

  const settle = () => {
    waiting.shift();
    settled += 1;
    failure = null;
    for (const { upTo, resolve } of waiters) if (upTo <= settled) resolve();
  };

  const fail = (error: unknown) => {
    failure = { error };
    for (const { reject } of waiters) reject(error);
  };

  const takeForSure = async (news: News): Promise<void> => {
    for (let tries = 1; !isDiscarded; tries += 1) {
      try {
        return await take(news);
      } catch (error) {
        if (isDiscarded) return;
        fail(error);
        const isLost = isEnding || (tries >= MOST_TRIES && !isStorageError(error));
        if (isLost || tries === 1 || tries % TRIES_PER_LOG_LINE === 0)
          log.error({ err: error, ...ref, event: news.event.name, tries, isLost }, "session event not stored");
        if (isLost) return;
        await pause(Math.min(1_000 * 2 ** (tries - 1), LONGEST_PAUSE_MS));
      }
    }
  };

  /** Asks for the writes of all before the first is committed, so that they share a commit. What fails is tried again alone. */
  const takeTogether = async (group: readonly News[]): Promise<void> => {
    const chain = createChain();
    const taken: Promise<boolean>[] = [];
    let hasFailed = false;
    for (const news of group) {
      if (hasFailed || isDiscarded) break;
      taken.push(
        chain(async () => take(news)).then(
          () => true,
          () => {
            hasFailed = true;
            return false;
          },
        ),
      );
      await everyPromiseToGoOn();
    }
    for (const isStored of taken) {
      if (!(await isStored)) break;
      settle();
    }
    await Promise.all(taken);
  };

  const work = async (): Promise<void> => {
    // What is told in the same turn comes together.
    await Promise.resolve();
    while (!isDiscarded && waiting.length > 0) {
      const group = firstTogether(waiting);
      const until = settled + group.length;
      if (group.length > 1) await takeTogether(group);
      const [first] = waiting;
      if (first === undefined || settled === until) continue;
      await takeForSure(first);
      settle();
    }
    onDone();
  };

  return {
    add(news) {
      waiting.push(news);
      told += 1;
      working ??= work();
    },
    async stored() {
      if (failure !== null) throw failure.error;
      let forget: () => void = () => undefined;
      const settling = new Promise<void>((resolve, reject) => {
        const waiter = { upTo: told, resolve, reject };
        const tooLong = () => reject(new AppError("STORAGE_UNAVAILABLE", {}, { retryAfter: RETRY_SECONDS }));
        const cancelTimer = clock.after(LONGEST_WAIT_MS, tooLong);
        waiters.add(waiter);
        forget = () => {
          cancelTimer();
          waiters.delete(waiter);
        };
      });
      await settling.finally(forget);
    },
    async discard() {
      isDiscarded = true;
      endPause();
      for (const { reject } of waiters) reject(new AppError("SESSION_NOT_FOUND", { sessionId: ref.sessionId }));
      await working;
    },
    async end() {
      isEnding = true;
      endPause();
      await working;
    },
  };
}

/** What needs nothing but the store. A file is fetched before its message can be stored. */
function firstTogether(waiting: readonly News[]): readonly News[] {
  const most = waiting.slice(0, MOST_TOGETHER);
  const other = most.findIndex(({ event }) => event.name === "message" && event.payload.media !== null);
  return other < 0 ? most : most.slice(0, Math.max(1, other));
}

/** Each goes on until it waits for something else, such as a commit. */
function everyPromiseToGoOn(): Promise<void> {
  return new Promise((resolve) => process.nextTick(resolve));
}
