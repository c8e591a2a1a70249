import type { Schemas } from "../index";

export type MessageStatus = Schemas["MessageStatus"];

/** When a message entered each status, in milliseconds. */
export type StatusTimes = Readonly<Partial<Record<MessageStatus, number>>>;

/**
 * How far a message has come. It only ever moves to a higher rank, so that news that arrives late, twice or out of order
 * never takes anything back. Proof wins over doubt: what was `unknown` may turn out sent, what had `failed` may turn out delivered.
 */
const ranks = {
  scheduled: 0,
  queued: 1,
  sending: 2,
  canceled: 3,
  unknown: 3,
  sent: 4,
  failed: 5,
  delivered: 6,
  read: 7,
  played: 8,
  // Somebody else's message: it is here, and that is all that can happen to it.
  received: 9,
} as const satisfies Record<MessageStatus, number>;

export function mayBecome(current: MessageStatus, next: MessageStatus): boolean {
  return ranks[next] > ranks[current];
}

/** It is not decided yet what becomes of it. */
export function isOpen(status: MessageStatus): boolean {
  return ranks[status] <= ranks.sending;
}

/** Whether, in one of its statuses, WhatsApp had it or may have had it. */
export function mayHaveGoneOut({ unknown, sent, delivered, read, played }: StatusTimes): boolean {
  return [unknown, sent, delivered, read, played].some((at) => at !== undefined);
}

/** WhatsApp has it. */
export function isSent(status: MessageStatus): boolean {
  return status === "sent" || status === "delivered" || status === "read" || status === "played";
}

const steps = { [-1]: "failed", 1: "sent", 2: "delivered", 3: "read", 4: "played" } as const;

/** How far a receipt goes: -1 failed, 0 pending, then server, device, read, played. */
export type Ack = -1 | 0 | 1 | 2 | 3 | 4;

/** What a receipt says of a message; null when it says nothing yet. */
export function statusOfAck(ack: Ack): MessageStatus | null {
  return ack === 0 ? null : steps[ack];
}

/** The times with one more; a later step is never earlier than the one before, whatever the clocks of the phones say. */
export function withTime(times: StatusTimes, status: MessageStatus, at: number): StatusTimes {
  return { ...times, [status]: Math.max(at, ...Object.values(times)) };
}
