import type { CancelTimer } from "../../../lib/clock";
import type { WorldContext } from "./world-context";
import { WorldError } from "./world-error";
import type { ReceiptAck, ReceiptPlan, WorldMessage } from "./world-types";

/** How long after it was sent a message is accepted, delivered and read; null is never by itself. */
export interface ReceiptDelays {
  readonly serverMs: number;
  readonly deliveredMs: number | null;
  readonly readMs: number | null;
}

export const defaultReceiptDelays: ReceiptDelays = { serverMs: 0, deliveredMs: 300, readMs: 900 };

export interface Receipts {
  /** For the messages sent from now on. */
  configure(delays: Partial<ReceiptDelays>): void;
  /** `extraMs` puts everything off; a message that reaches nobody is accepted, and no more. */
  plan(options: { readonly extraMs: number; readonly reachesSomebody: boolean }): ReceiptPlan;
  /** Gives the receipts that are due, and waits for the next. */
  follow(key: string): void;
  /** Gives a receipt ahead of time; 4 is "played", -1 is "refused". A receipt never goes back, but for -1. */
  move(key: string, ack: ReceiptAck): void;
  close(): void;
}

interface ReceiptsDeps extends WorldContext {
  readonly delays: ReceiptDelays;
  /** Called when the server has accepted a message. */
  readonly onAccepted: (message: WorldMessage) => void;
}

export function createReceipts({ clock, state, record, delays: initial, onAccepted }: ReceiptsDeps): Receipts {
  let delays = initial;
  const waiting = new Map<string, CancelTimer>();

  const forget = (key: string) => {
    waiting.get(key)?.();
    waiting.delete(key);
  };

  const give = (key: string, ack: ReceiptAck, at: number) => {
    const before = state.messages.get(key);
    record({ type: "ack", key, ack, at });
    const message = state.messages.get(key);
    if (message && (before?.ack ?? 0) < 1 && ack >= 1) onAccepted(message);
  };

  const follow = (key: string) => {
    forget(key);
    for (;;) {
      const next = nextReceipt(state.messages.get(key));
      if (!next) return;
      const delay = next.due - clock.now();
      if (delay > 0) {
        waiting.set(
          key,
          clock.after(delay, () => follow(key)),
        );
        return;
      }
      give(key, next.ack, next.due);
    }
  };

  return {
    follow,
    configure(changes) {
      delays = { ...delays, ...changes };
    },
    plan({ extraMs, reachesSomebody }) {
      const due = (delay: number | null) => (delay === null ? null : clock.now() + delay + extraMs);
      return {
        server: due(delays.serverMs),
        delivered: reachesSomebody ? due(delays.deliveredMs) : null,
        read: reachesSomebody ? due(delays.readMs) : null,
      };
    },
    move(key, ack) {
      const message = state.messages.get(key);
      if (!message) throw new WorldError("MESSAGE_NOT_FOUND", "There is no such message");
      if (ack !== -1 && ack <= message.ack) {
        throw new WorldError("INVALID_STATE", "A receipt never goes back");
      }
      if (message.ack === -1) throw new WorldError("INVALID_STATE", "A refused message has no receipts");
      give(key, ack, clock.now());
      follow(key);
    },
    close() {
      for (const key of [...waiting.keys()]) forget(key);
    },
  };
}

function nextReceipt(message: WorldMessage | undefined): { readonly ack: ReceiptAck; readonly due: number } | null {
  if (!message || message.revoked) return null;
  const { ack, plan } = message;
  if (ack === 0 && plan.server !== null) return { ack: 1, due: plan.server };
  if (ack === 1 && plan.delivered !== null) return { ack: 2, due: plan.delivered };
  if (ack === 2 && plan.read !== null) return { ack: 3, due: plan.read };
  return null;
}
