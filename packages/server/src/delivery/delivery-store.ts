import type { Answer, Outcome } from "./outcome";

/** A delivery that this process holds a lease on. */
export interface ClaimedDelivery {
  readonly deliveryId: string;
  readonly webhookId: string;
  readonly url: string;
  readonly timeoutMs: number;
  readonly secret: string;
  readonly previousSecret: string | null;
  readonly eventId: string;
  readonly body: Buffer;
  /** From 1. */
  readonly attempt: number;
  /** Fences off a completion that comes after the lease was lost. */
  readonly leaseToken: number;
}

/** How many deliveries of a webhook may be claimed now. */
export type FreeSlots = (webhook: {
  readonly webhookId: string;
  readonly maxConcurrency: number;
  readonly consecutiveFailures: number;
}) => number;

/** What the dispatcher needs stored. Each method is one transaction. */
export interface DeliveryStore {
  /** Leases what is due and may go, in the order of each lane; deliveries of expired events end here as dead. */
  claim(options: { readonly freeSlots: FreeSlots; readonly limit: number }): Promise<readonly ClaimedDelivery[]>;
  /**
   * Writes down an attempt and what follows from it: the delivery, its lane, the health of its webhook, the events about that.
   * False when the lease was lost: then nothing changes.
   */
  finish(delivery: ClaimedDelivery, answer: Answer, outcome: Outcome): Promise<boolean>;
  /** Makes leases that ran out ready again. */
  recover(): Promise<void>;
  /** When there may be something to claim or to recover; null when nothing waits. */
  nextDue(): Promise<number | null>;
}
