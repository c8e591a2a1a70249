import { AppError } from "@inbox-hub/openapi/rules";
import type { SessionRef } from "../../contract/tenant";
import type { Engine, EngineKey } from "../../engine/engine";
import { toEngineKey } from "../../engine/engine-key";
import type { Clock } from "../../lib/clock";
import type { Log } from "../../lib/log";
import { isStorageError } from "../../lib/storage-error";
import type { EngineNews, SessionEvent, SessionListener } from "./session-access";

/** Stores one kind of news. It may be called again with the same news: it was not sure to be stored. */
export type NewsTaker<Name extends keyof EngineNews> = (
  ref: SessionRef,
  payload: EngineNews[Name],
  engine: Engine,
) => Promise<void>;

/** Those of a feature. */
export type NewsTakers<Name extends keyof EngineNews = keyof EngineNews> = { readonly [N in Name]: NewsTaker<N> };

export interface SessionIntake {
  /** Takes what WhatsApp tells: of one session in that order, of several side by side. */
  readonly onSessionEvent: SessionListener;
  /**
   * Resolves when everything that was told of the session so far is stored. Fails as soon as one of it is not stored at
   * the first try, though that is tried again.
   * @throws AppError SESSION_NOT_FOUND when the session is deleted meanwhile
   */
  stored(ref: SessionRef): Promise<void>;
  /** Drops what waits of a session that is deleted; resolves when nothing of it is in hand. Destroy its engine first. */
  discard(ref: SessionRef): Promise<void>;
  /** Resolves when everything that was told so far is stored, or lost after one more try. Stop the sessions first. */
  stop(): Promise<void>;
}

interface SessionIntakeDeps {
  readonly takers: NewsTakers;
  readonly clock: Clock;
  readonly log: Log;
}

/** The news of one session, taken one after the other. */
interface Line {
  tail: Promise<void>;
  isDiscarded: boolean;
  endPause: () => void;
  /** Why the last try failed; undefined when it did not. */
  failure: unknown;
  readonly onFailure: Set<(error: unknown) => void>;
}

/** For news that the storage is not to blame for: it will never be stored, and must not hold up the rest for ever. */
const MOST_TRIES = 10;
const TRIES_PER_LOG_LINE = 10;
const LONGEST_PAUSE_MS = 30_000;

/**
 * WhatsApp tells it only once: a storage that takes no writes must not cost a message, however long it lasts. Until then
 * the news waits in memory. It is text only, since a file is fetched when its message is taken, and as much as people
 * write in the meantime; nothing else bounds it, and the log says how it stands.
 */
export function createSessionIntake({ takers, clock, log }: SessionIntakeDeps): SessionIntake {
  const lines = new Map<EngineKey, Line>();
  let isStopping = false;

  const take = (ref: SessionRef, engine: Engine, event: Exclude<SessionEvent, { name: "connected" }>) => {
    // The name and its payload belong together; the compiler cannot follow that through the union.
    const taker = takers[event.name] as NewsTaker<typeof event.name>;
    return taker(ref, event.payload as never, engine);
  };

  const pause = (line: Line, ms: number) =>
    new Promise<void>((resolve) => {
      const cancelTimer = clock.after(ms, resolve);
      line.endPause = () => {
        cancelTimer();
        resolve();
      };
    });

  const takeForSure = async (line: Line, ...[ref, engine, event]: Parameters<typeof take>): Promise<void> => {
    for (let tries = 1; !line.isDiscarded; tries += 1) {
      try {
        await take(ref, engine, event);
        line.failure = undefined;
        return;
      } catch (error) {
        if (line.isDiscarded) return;
        line.failure = error;
        for (const tell of line.onFailure) tell(error);
        const isLost = isStopping || (tries >= MOST_TRIES && !isStorageError(error));
        if (isLost || tries === 1 || tries % TRIES_PER_LOG_LINE === 0)
          log.error({ err: error, ...ref, event: event.name, tries, isLost }, "session event not stored");
        if (isLost) {
          line.failure = undefined;
          return;
        }
        await pause(line, Math.min(1_000 * 2 ** (tries - 1), LONGEST_PAUSE_MS));
      }
    }
  };

  const lineOf = (session: EngineKey): Line => {
    const known = lines.get(session);
    if (known !== undefined) return known;
    const line: Line = {
      tail: Promise.resolve(),
      isDiscarded: false,
      endPause: () => undefined,
      failure: undefined,
      onFailure: new Set(),
    };
    lines.set(session, line);
    return line;
  };

  return {
    onSessionEvent(ref, engine, event) {
      if (event.name === "connected") return;
      const session = toEngineKey(ref);
      const line = lineOf(session);
      const tail = line.tail
        .then(() => takeForSure(line, ref, engine, event))
        .finally(() => {
          if (line.tail === tail) lines.delete(session);
        });
      line.tail = tail;
    },
    async stored(ref) {
      const line = lines.get(toEngineKey(ref));
      if (line === undefined) return;
      if (line.failure !== undefined) throw line.failure;
      let onFailure: (error: unknown) => void = () => undefined;
      const failed = new Promise<never>((_, reject) => {
        onFailure = reject;
      });
      line.onFailure.add(onFailure);
      await Promise.race([line.tail, failed]).finally(() => line.onFailure.delete(onFailure));
      if (line.isDiscarded) throw new AppError("SESSION_NOT_FOUND", { sessionId: ref.sessionId });
    },
    async discard(ref) {
      const line = lines.get(toEngineKey(ref));
      if (line === undefined) return;
      line.isDiscarded = true;
      line.endPause();
      await line.tail;
    },
    async stop() {
      isStopping = true;
      for (const { endPause } of lines.values()) endPause();
      while (lines.size > 0) await Promise.all([...lines.values()].map(({ tail }) => tail));
    },
  };
}
