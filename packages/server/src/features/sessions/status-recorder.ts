import type { SessionRef } from "../../contract/tenant";
import type { EngineKey } from "../../engine/engine";
import { toEngineKey } from "../../engine/engine-key";
import type { Log } from "../../lib/log";
import { createSignal, type Signal } from "../../lib/signal";
import type { ObservedStatus } from "./session";
import type { SessionStore } from "./session-store";

/** What is observed of every session: known at once, and written down in the order it happened. */
export interface StatusRecorder {
  get(ref: SessionRef): ObservedStatus | null;
  /** What an earlier process wrote down. */
  restore(ref: SessionRef, observed: ObservedStatus): void;
  observe(ref: SessionRef, observed: ObservedStatus): void;
  forget(ref: SessionRef): void;
  /** Another number whenever `get` may answer something else. */
  revision(): number;
  /** Resolves when all that was observed so far is stored. */
  flush(): Promise<void>;
  /** Names the session of which something was observed. */
  readonly observed: Signal<EngineKey>;
}

interface StatusRecorderDeps {
  readonly sessions: Pick<SessionStore, "recordStatus">;
  readonly log: Log;
}

export function createStatusRecorder({ sessions, log }: StatusRecorderDeps): StatusRecorder {
  const known = new Map<EngineKey, ObservedStatus>();
  let revision = 0;
  const writing = new Set<Promise<void>>();
  const observed = createSignal<EngineKey>();

  const write = (ref: SessionRef, status: ObservedStatus) => {
    const written = sessions
      .recordStatus(ref, status)
      // The session goes on; the next change is compared with what is stored, so it puts the row right.
      .catch((error: unknown) => log.error({ err: error, ...ref, status: status.status }, "session status not stored"))
      .finally(() => writing.delete(written));
    writing.add(written);
  };

  return {
    observed,
    get: (ref) => known.get(toEngineKey(ref)) ?? null,
    revision: () => revision,
    restore(ref, status) {
      known.set(toEngineKey(ref), status);
      revision += 1;
    },
    observe(ref, { status, reason, since, phoneNumber }) {
      const key = toEngineKey(ref);
      const before = known.get(key);
      const next = {
        status,
        reason,
        since: before?.status === status ? before.since : since,
        // An engine that starts may not know yet whose credentials it has.
        phoneNumber: status === "logged_out" ? null : (phoneNumber ?? before?.phoneNumber ?? null),
      };
      known.set(key, next);
      revision += 1;
      if (!isSame(before, next)) write(ref, next);
      observed.notify(key);
    },
    forget(ref) {
      known.delete(toEngineKey(ref));
      revision += 1;
    },
    async flush() {
      await Promise.all(writing);
    },
  };
}

function isSame(before: ObservedStatus | undefined, next: ObservedStatus): boolean {
  return before?.status === next.status && before.reason === next.reason && before.phoneNumber === next.phoneNumber;
}
