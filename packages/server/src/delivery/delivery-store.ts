import type { Outcome, ReceiverAnswer } from "@inbox-hub/openapi/rules";

/** A delivery that this process holds a lease on. */
export interface ClaimedDelivery {
  readonly deliveryId: string;
  readonly webhookId: string;
  readonly organizationId: number;
  readonly url: string;
  readonly timeoutMs: number;
  readonly secret: string;
  readonly previousSecret: string | null;
  /** The webhook's own. */
  readonly headers: Readonly<Record<string, string>>;
  readonly eventId: string;
  readonly body: Buffer;
  /** From 1. */
  readonly attempt: number;
  /** Fences off a completion that comes after the lease was lost. */
  readonly leaseToken: number;
}

/** How many more deliveries of a webhook may run, when `claimed` of other webhooks are about to. */
export type FreeSlots = (
  webhook: {
    readonly webhookId: string;
    readonly organizationId: number;
    readonly maxConcurrency: number;
    readonly ratePerSecond: number | null;
    readonly consecutiveFailures: number;
  },
  claimed: { readonly all: number; readonly ofOrganization: number },
) => number;

/** What the dispatcher needs stored. Each method is one transaction. */
export interface DeliveryStore {
  /**
   * Takes back what is leased, without charging the attempt. For the start: one process owns the database, so whoever
   * leased it is gone, and nothing has to wait for the lease to run out.
   */
  recover(): Promise<void>;
  /** Sees to it that the first of every lane may go, for some lanes with each call. True while there may be more of them. */
  restoreHeads(): Promise<boolean>;
  /** Leases what is due and may go, in the order of each lane, and what a process that is gone had leased. */
  claim(freeSlots: FreeSlots): Promise<readonly ClaimedDelivery[]>;
  /**
   * Writes down an attempt and what follows from it: the delivery, its lane, the health of its webhook, the events about that.
   * False when the lease was lost: then nothing changes.
   */
  finish(delivery: ClaimedDelivery, answer: ReceiverAnswer, outcome: Outcome): Promise<boolean>;
  /** What was claimed and not tried is due again, as if it had never been claimed. */
  giveBack(deliveries: readonly ClaimedDelivery[]): Promise<void>;
  /** When there may be something to claim for a webhook that has free slots; null when nothing waits. */
  nextDue(freeSlots: FreeSlots): Promise<number | null>;
}
