import type { Outcome } from "@inbox-hub/openapi/rules";
import { FAILURES_THAT_OPEN_THE_BREAKER } from "./breaker";
import type { FreeSlots } from "./delivery-store";

/** How many deliveries run at a time, in all and to each webhook. Slow receivers get fewer, so they hold up nobody else. */
export interface Slots {
  readonly free: FreeSlots;
  take(webhookId: string): void;
  /** Gives a slot back; null when nothing was learned. */
  give(webhookId: string, outcome: Outcome | null): void;
}

/** The contract's largest `maxConcurrency`. */
const LARGEST_LIMIT = 64;
/** One webhook gets at most half of them, so the largest limit can be reached. */
export const MOST_RUNNING = 2 * LARGEST_LIMIT;
/** After an overload the limit grows by one each time as many went well. */
const SUCCESSES_FOR_ONE_MORE = 10;

interface Use {
  running: number;
  /** Below the webhook's own limit while it recovers. */
  limit: number;
  /** Doubles after an outage, grows by one after an overload. */
  growth: "double" | "step";
  successes: number;
}

export function createSlots(most = MOST_RUNNING): Slots {
  const uses = new Map<string, Use>();
  let running = 0;

  const useOf = (webhookId: string): Use => {
    const known = uses.get(webhookId);
    if (known) return known;
    const use: Use = { running: 0, limit: Number.POSITIVE_INFINITY, growth: "double", successes: 0 };
    uses.set(webhookId, use);
    return use;
  };

  return {
    free({ webhookId, maxConcurrency, consecutiveFailures }, claimed) {
      if (consecutiveFailures >= FAILURES_THAT_OPEN_THE_BREAKER) limit(useOf(webhookId), 1, "double");
      const use = uses.get(webhookId);
      const own = use?.running ?? 0;
      const left = most - running - claimed;
      // Nobody gets more than stays free for the others: whoever hangs, there is always a slot for the next one.
      const share = Math.ceil((left - own) / 2);
      return Math.max(0, Math.min(share, maxConcurrency - own, (use?.limit ?? maxConcurrency) - own));
    },
    take(webhookId) {
      useOf(webhookId).running += 1;
      running += 1;
    },
    give(webhookId, outcome) {
      const use = useOf(webhookId);
      if (outcome?.result === "retry" && outcome.overloaded) {
        limit(use, Math.max(1, Math.floor(Math.min(use.limit, use.running) / 2)), "step");
      }
      if (outcome?.result === "delivered") grow(use);
      use.running -= 1;
      running -= 1;
      if (use.running === 0 && use.limit === Number.POSITIVE_INFINITY) uses.delete(webhookId);
    },
  };
}

function limit(use: Use, most: number, growth: Use["growth"]): void {
  use.limit = most;
  use.growth = growth;
  use.successes = 0;
}

function grow(use: Use): void {
  use.successes += 1;
  if (use.growth === "double") use.limit *= 2;
  else if (use.successes % SUCCESSES_FOR_ONE_MORE === 0) use.limit += 1;
  if (use.limit >= LARGEST_LIMIT) use.limit = Number.POSITIVE_INFINITY;
}
