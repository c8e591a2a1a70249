import type { SessionRef } from "../../contract/tenant";
import type { Engine, EngineKey } from "../../engine/engine";
import { toEngineKey } from "../../engine/engine-key";
import type { Clock } from "../../lib/clock";
import type { Log } from "../../lib/log";
import { createNewsLine, type NewsLine } from "./news-line";
import type { EngineNews, SessionListener } from "./session-access";

/**
 * Stores one kind of news, by one write that it asks for as soon as it can: only the file of a message is fetched before.
 * It may be called again with the same news: it was not sure to be stored.
 */
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
   * Resolves when everything that was told of the session so far is stored. Fails as soon as one of it is not stored
   * when it is its turn, though that is tried again.
   * @throws AppError SESSION_NOT_FOUND when the session is deleted meanwhile, STORAGE_UNAVAILABLE when it takes too long
   */
  stored(ref: SessionRef): Promise<void>;
  /** Drops what waits of a session that is deleted; resolves when nothing of it is in hand. Destroy its engine first. */
  discard(ref: SessionRef): Promise<void>;
  /** Resolves when everything that was told so far is stored, or lost after one more try. Stop the sessions first. */
  stop(): Promise<void>;
}

interface SessionIntakeDeps {
  readonly takers: NewsTakers;
  readonly createChain: () => <T>(run: () => T) => T;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * WhatsApp tells it only once: a storage that takes no writes must not cost a message, however long it lasts. Until then
 * the news waits in memory. It is text only, since a file is fetched when its message is taken, and as much as people
 * write in the meantime; nothing else bounds it, and the log says how it stands.
 *
 * What waits when the process is killed is for the engine to tell again, once it is connected: the store knows what it has
 * by its key. The simulator hands over again what is not `stored`; an engine that is told only once reads up in its chats.
 */
export function createSessionIntake({ takers, createChain, clock, log }: SessionIntakeDeps): SessionIntake {
  const lines = new Map<EngineKey, NewsLine>();
  let isStopping = false;

  const beginLine = (ref: SessionRef): NewsLine => {
    const session = toEngineKey(ref);
    const line = createNewsLine({
      ref,
      take: ({ engine, event }) => {
        // The name and its payload belong together; the compiler cannot follow that through the union.
        const taker = takers[event.name] as NewsTaker<typeof event.name>;
        return taker(ref, event.payload as never, engine);
      },
      createChain,
      onDone: () => lines.delete(session),
      clock,
      log,
    });
    if (isStopping) line.end();
    lines.set(session, line);
    return line;
  };

  return {
    onSessionEvent(ref, engine, event) {
      if (event.name === "connected") return;
      const line = lines.get(toEngineKey(ref)) ?? beginLine(ref);
      line.add({ engine, event });
    },
    stored: async (ref) => lines.get(toEngineKey(ref))?.stored(),
    discard: async (ref) => lines.get(toEngineKey(ref))?.discard(),
    async stop() {
      isStopping = true;
      while (lines.size > 0) await Promise.all([...lines.values()].map((line) => line.end()));
    },
  };
}
