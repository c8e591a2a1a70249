import type { Clock } from "../lib/clock";
import type { Chore } from "../lib/hourly";
import { inSteps } from "../lib/in-steps";
import type { EventPlace, RetentionStore } from "./retention-store";

interface RetentionDeps {
  readonly store: RetentionStore;
  /** How long each is kept; null for ever. */
  readonly keptForMs: {
    readonly events: number | null;
    /** The attempts of deliveries, and replays that are finished. */
    readonly attempts: number | null;
    readonly audit: number | null;
    readonly numberChecks: number;
    readonly groupNotices: number;
  };
  readonly clock: Clock;
}

const BEFORE_ALL: EventPlace = { createdAt: 0, seq: 0 };

/** The chores that remove what has been kept long enough, in steps that hold nobody up. */
export function createRetention({ store, keptForMs, clock }: RetentionDeps): Readonly<Record<string, Chore>> {
  const removing =
    (keptMs: number | null, remove: (before: number) => Promise<boolean>): Chore =>
    async (signal) => {
      if (keptMs === null) return;
      const before = clock.now() - keptMs;
      await inSteps({ step: () => remove(before), clock, signal });
    };

  const removeEvents: Chore = (signal) => {
    let place: EventPlace | null = BEFORE_ALL;
    const remove = async (before: number) => {
      place = await store.removeEvents(before, place ?? BEFORE_ALL);
      return place !== null;
    };
    return removing(keptForMs.events, remove)(signal);
  };

  return {
    events: removeEvents,
    attempts: removing(keptForMs.attempts, store.removeAttempts),
    replays: removing(keptForMs.attempts, store.removeFinishedReplays),
    auditLog: removing(keptForMs.audit, store.removeAuditEntries),
    // These say themselves when they are over.
    logins: removing(0, store.removeLogins),
    idempotencyKeys: removing(0, store.removeIdempotencyKeys),
    numberChecks: removing(keptForMs.numberChecks, store.removeNumberChecks),
    groupNotices: removing(keptForMs.groupNotices, store.removeGroupNotices),
  };
}
