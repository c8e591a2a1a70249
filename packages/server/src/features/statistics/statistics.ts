import type { Schemas } from "@inbox-hub/openapi";
import type { ActiveChats, MessageCount, WebhookCounts } from "./statistics-store";
import type { Range } from "./steps";
import { describeWaits, type FirstResponse, median, merge, type Waits } from "./waits";

export interface StatisticsTotals {
  readonly inbound: number;
  readonly outbound: number;
  readonly byType: Readonly<Partial<Record<Schemas["MessageType"], number>>>;
  readonly byStatus: Readonly<Partial<Record<Schemas["MessageStatus"], number>>>;
  readonly deliveryRate: number | null;
  readonly readRate: number | null;
  readonly activeConversations: number;
  readonly firstResponse: FirstResponse;
}

export interface StatisticsStep extends Progress {
  /** In milliseconds. */
  readonly start: number;
  readonly activeConversations: number;
  readonly firstResponseSeconds: number | null;
}

export interface WebhookHealth extends WebhookCounts {
  readonly successRate: number | null;
}

export interface Statistics extends Range {
  readonly totals: StatisticsTotals;
  readonly series: readonly StatisticsStep[];
  /** Null where they are not to be seen. */
  readonly webhooks: WebhookHealth | null;
}

/** How many messages there are, and how far those of ours have come. */
interface Progress {
  readonly inbound: number;
  readonly outbound: number;
  readonly sent: number;
  readonly delivered: number;
  readonly read: number;
  readonly failed: number;
}

/** What was counted, for each step. */
export interface Counted {
  readonly steps: readonly Range[];
  readonly messages: readonly (readonly MessageCount[])[];
  readonly chats: ActiveChats;
  readonly waits: readonly Waits[];
}

const READ: readonly Schemas["MessageStatus"][] = ["read", "played"];
const DELIVERED: readonly Schemas["MessageStatus"][] = ["delivered", ...READ];
const SENT: readonly Schemas["MessageStatus"][] = ["sent", ...DELIVERED];

export function toTotals({ messages, chats, waits }: Counted): StatisticsTotals {
  const counts = messages.flat();
  const { inbound, outbound, sent, delivered, read } = progressOf(counts);
  return {
    inbound,
    outbound,
    byType: sumBy(counts, ({ type }) => type),
    byStatus: sumBy(counts, ({ status }) => status),
    deliveryRate: rate(delivered, sent),
    readRate: rate(read, sent),
    activeConversations: chats.total,
    firstResponse: describeWaits(merge(waits)),
  };
}

export function toSeries({ steps, messages, chats, waits }: Counted): readonly StatisticsStep[] {
  return steps.map(({ from }, index) => ({
    start: from,
    ...progressOf(messages[index] ?? []),
    activeConversations: chats.perStep[index] ?? 0,
    firstResponseSeconds: median(waits[index] ?? new Map()),
  }));
}

export function toHealth(counts: WebhookCounts): WebhookHealth {
  return { ...counts, successRate: rate(counts.attempts - counts.failedAttempts, counts.attempts) };
}

function progressOf(counts: readonly MessageCount[]): Progress {
  const sum = (isMeant: (count: MessageCount) => boolean) =>
    counts.reduce((total, entry) => (isMeant(entry) ? total + entry.count : total), 0);
  const ours = (statuses: readonly Schemas["MessageStatus"][]) =>
    sum(({ direction, status }) => direction === "outbound" && statuses.includes(status));
  return {
    inbound: sum(({ direction }) => direction === "inbound"),
    outbound: sum(({ direction }) => direction === "outbound"),
    sent: ours(SENT),
    delivered: ours(DELIVERED),
    read: ours(READ),
    failed: ours(["failed"]),
  };
}

function sumBy<Key extends string>(counts: readonly MessageCount[], keyOf: (count: MessageCount) => Key) {
  const sums: Partial<Record<Key, number>> = {};
  for (const entry of counts) {
    const key = keyOf(entry);
    sums[key] = (sums[key] ?? 0) + entry.count;
  }
  return sums;
}

function rate(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
