import type { Outcome } from "@inbox-hub/openapi/rules";
import { FAILURES_THAT_OPEN_THE_BREAKER } from "./breaker";
import type { FreeSlots } from "./delivery-store";

/** Whose delivery runs. */
interface Taker {
  readonly webhookId: string;
  readonly organizationId: number;
}

/** How many deliveries run at a time: in all, of each organization and to each webhook. Slow receivers hold up nobody else. */
export interface Slots {
  readonly free: FreeSlots;
  take(taker: Taker): void;
  /** Gives a slot back; null when nothing was learned. */
  give(taker: Taker, outcome: Outcome | null): void;
}

/** The contract's largest `maxConcurrency`. */
const LARGEST_LIMIT = 64;
/** An organization gets at most half of them, and a webhook half of that, so the largest limit can be reached. */
export const MOST_RUNNING = 4 * LARGEST_LIMIT;
/** Beyond them a webhook of which nothing runs may begin one, as long as no more than so many run in all. */
const MOST_WITH_FIRSTS = 1024;
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
  const ofOrganizations = new Map<number, number>();
  let running = 0;

  const useOf = (webhookId: string): Use => {
    const known = uses.get(webhookId);
    if (known) return known;
    const use: Use = { running: 0, limit: Number.POSITIVE_INFINITY, growth: "double", successes: 0 };
    uses.set(webhookId, use);
    return use;
  };

  return {
    free({ webhookId, organizationId, maxConcurrency, consecutiveFailures }, claimed) {
      if (consecutiveFailures >= FAILURES_THAT_OPEN_THE_BREAKER) limit(useOf(webhookId), 1, "double");
      const use = uses.get(webhookId);
      const own = use?.running ?? 0;
      const all = running + claimed.all;
      const ofOrganization = (ofOrganizations.get(organizationId) ?? 0) + claimed.ofOrganization;
      // Neither an organization nor one of its webhooks gets more than stays free for the others.
      const left = half(most - all, ofOrganization);
      // However many hang, and whosever they are, each webhook can always begin one.
      const first = own === 0 && all < MOST_WITH_FIRSTS ? 1 : 0;
      const share = Math.max(half(left, own), first);
      return Math.max(0, Math.min(share, maxConcurrency - own, (use?.limit ?? maxConcurrency) - own));
    },
    take({ webhookId, organizationId }) {
      useOf(webhookId).running += 1;
      running += 1;
      ofOrganizations.set(organizationId, (ofOrganizations.get(organizationId) ?? 0) + 1);
    },
    give({ webhookId, organizationId }, outcome) {
      const use = useOf(webhookId);
      if (outcome?.result === "retry" && outcome.overloaded) {
        limit(use, Math.max(1, Math.floor(Math.min(use.limit, use.running) / 2)), "step");
      }
      if (outcome?.result === "delivered") grow(use);
      use.running -= 1;
      running -= 1;
      const ofOrganization = (ofOrganizations.get(organizationId) ?? 1) - 1;
      if (ofOrganization === 0) ofOrganizations.delete(organizationId);
      else ofOrganizations.set(organizationId, ofOrganization);
      if (use.running === 0 && use.limit === Number.POSITIVE_INFINITY) uses.delete(webhookId);
    },
  };
}

/** What may be added to those that have been taken, when no more than half may be. */
function half(left: number, taken: number): number {
  return Math.ceil((left - taken) / 2);
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
