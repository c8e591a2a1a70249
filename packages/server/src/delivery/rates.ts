import type { Clock } from "../lib/clock";
import { earliest } from "../lib/moments";

/** How many attempts of a webhook may begin, where it has a limit for each second. */
export interface Rates {
  free(webhook: { readonly webhookId: string; readonly ratePerSecond: number | null }): number;
  /** An attempt begins now. */
  take(webhookId: string): void;
  /** When one that has used up its second may go on; null when there is none. */
  nextFree(): number | null;
}

const SECOND = 1000;

interface Use {
  rate: number;
  /** When the attempts of the last second began, oldest first. */
  begun: number[];
}

export function createRates({ clock }: { readonly clock: Pick<Clock, "now"> }): Rates {
  const uses = new Map<string, Use>();

  /** What a clock that was set back leaves in the future is forgotten too. */
  const forget = (use: Use) => {
    const now = clock.now();
    use.begun = use.begun.filter((time) => time > now - SECOND && time <= now);
  };

  return {
    free({ webhookId, ratePerSecond }) {
      if (ratePerSecond === null) {
        uses.delete(webhookId);
        return Number.POSITIVE_INFINITY;
      }
      const use = uses.get(webhookId) ?? { rate: ratePerSecond, begun: [] };
      uses.set(webhookId, use);
      use.rate = ratePerSecond;
      forget(use);
      return Math.max(0, ratePerSecond - use.begun.length);
    },
    take(webhookId) {
      uses.get(webhookId)?.begun.push(clock.now());
    },
    nextFree() {
      const times: number[] = [];
      for (const [webhookId, use] of uses) {
        forget(use);
        if (use.begun.length === 0) uses.delete(webhookId);
        const first = use.begun[use.begun.length - use.rate];
        if (first !== undefined) times.push(first + SECOND);
      }
      return earliest(...times);
    },
  };
}
