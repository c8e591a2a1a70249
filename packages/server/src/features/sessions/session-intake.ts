import type { SessionRef } from "../../contract/tenant";
import type { Engine } from "../../engine/engine";
import { toEngineKey } from "../../engine/engine-key";
import type { CancelTimer, Clock } from "../../lib/clock";
import type { Log } from "../../lib/log";
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
  /** Resolves when everything that was told so far is stored. Stop the sessions first. */
  stop(): Promise<void>;
}

interface SessionIntakeDeps {
  readonly takers: NewsTakers;
  readonly clock: Clock;
  readonly log: Log;
}

/** WhatsApp tells it only once: a store that takes no writes for a while must not cost a message. */
const MOST_TRIES = 10;
const LONGEST_PAUSE_MS = 30_000;

export function createSessionIntake({ takers, clock, log }: SessionIntakeDeps): SessionIntake {
  const tails = new Map<string, Promise<void>>();
  const pauses = new Set<() => void>();
  let isStopping = false;

  const take = (ref: SessionRef, engine: Engine, event: Exclude<SessionEvent, { name: "connected" }>) => {
    // The name and its payload belong together; the compiler cannot follow that through the union.
    const taker = takers[event.name] as NewsTaker<typeof event.name>;
    return taker(ref, event.payload as never, engine);
  };

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      let cancelTimer: CancelTimer = () => undefined;
      const end = () => {
        pauses.delete(end);
        cancelTimer();
        resolve();
      };
      pauses.add(end);
      cancelTimer = clock.after(ms, end);
    });

  const takeForSure = async (...[ref, engine, event]: Parameters<typeof take>): Promise<void> => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await take(ref, engine, event);
      } catch (error) {
        const isLast = tries === MOST_TRIES || isStopping;
        log.error({ err: error, ...ref, event: event.name, tries, isLost: isLast }, "session event not stored");
        if (isLast) return;
        await pause(Math.min(1_000 * 2 ** (tries - 1), LONGEST_PAUSE_MS));
      }
    }
  };

  return {
    onSessionEvent(ref, engine, event) {
      if (event.name === "connected") return;
      const session = toEngineKey(ref);
      const tail = (tails.get(session) ?? Promise.resolve())
        .then(() => takeForSure(ref, engine, event))
        .finally(() => {
          if (tails.get(session) === tail) tails.delete(session);
        });
      tails.set(session, tail);
    },
    async stop() {
      isStopping = true;
      for (const end of [...pauses]) end();
      while (tails.size > 0) await Promise.all(tails.values());
    },
  };
}
