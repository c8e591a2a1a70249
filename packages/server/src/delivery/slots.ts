import { FAILURES_THAT_OPEN_THE_BREAKER } from "./breaker";
import type { FreeSlots } from "./delivery-store";
import type { Outcome } from "./outcome";

/** How many deliveries go to each webhook at a time. Slow receivers get fewer, so they hold up nobody else. */
export interface Slots {
  readonly free: FreeSlots;
  take(webhookId: string): void;
  /** Gives a slot back and learns from how it went. */
  give(webhookId: string, outcome: Outcome): void;
}

/** After an overload the limit grows by one each time as many went well. */
const SUCCESSES_FOR_ONE_MORE = 10;

interface Use {
  running: number;
  /** Below the webhook's own limit while it recovers. */
  limit: number;
  successes: number;
}

export function createSlots(): Slots {
  const uses = new Map<string, Use>();
  const useOf = (webhookId: string): Use => {
    const known = uses.get(webhookId);
    if (known) return known;
    const use = { running: 0, limit: Number.POSITIVE_INFINITY, successes: 0 };
    uses.set(webhookId, use);
    return use;
  };

  return {
    free({ webhookId, maxConcurrency, consecutiveFailures }) {
      const use = useOf(webhookId);
      if (consecutiveFailures >= FAILURES_THAT_OPEN_THE_BREAKER) use.limit = 1;
      if (use.limit >= maxConcurrency) use.limit = Number.POSITIVE_INFINITY;
      return Math.max(0, Math.min(use.limit, maxConcurrency) - use.running);
    },
    take(webhookId) {
      useOf(webhookId).running += 1;
    },
    give(webhookId, outcome) {
      const use = useOf(webhookId);
      use.running -= 1;
      if (outcome.result === "retry" && outcome.overloaded) {
        const present = Number.isFinite(use.limit) ? use.limit : use.running + 1;
        use.limit = Math.max(1, Math.floor(present / 2));
        use.successes = 0;
      }
      if (outcome.result !== "delivered" || !Number.isFinite(use.limit)) return;
      use.successes += 1;
      if (use.limit < 8) use.limit *= 2;
      else if (use.successes % SUCCESSES_FOR_ONE_MORE === 0) use.limit += 1;
    },
  };
}
