import { STORIES } from "@inbox-hub/openapi/rules";
import { eq } from "drizzle-orm";
import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { createKeyedQueue } from "../../lib/keyed-queue";
import { createManualClock } from "../../lib/manual-clock";
import { migrationsFolder } from "../../migrations-folder";
import { openDatabase } from "../../store/database";
import { messages } from "../../store/schema/messages";
import { firstResponses } from "../../store/schema/statistics";
import { createStatisticsStore } from "../../store/statistics-store";
import { toHealth, toSeries, toTotals } from "./statistics";
import { createStatisticsService } from "./statistics-service";

const nothing = { steps: [], messages: [], chats: { perStep: [], total: 0 }, waits: [] };

describe("the rates", () => {
  it("are of those that were sent, and not of those that failed or still wait", () => {
    const kind = { direction: "outbound", type: "text" } as const;
    const statuses = [
      "scheduled",
      "queued",
      "sending",
      "unknown",
      "failed",
      "canceled",
      "sent",
      "delivered",
      "read",
    ] as const;
    const inbound = { ...kind, direction: "inbound", status: "received", count: 50 } as const;
    const outbound = statuses.map((status) => ({ ...kind, status, count: 1 }));
    const played = { ...kind, type: "voice", status: "played", count: 1 } as const;
    const totals = toTotals({ ...nothing, messages: [[inbound, ...outbound], [played]] });
    expect(totals).toMatchObject({ inbound: 50, outbound: 10, deliveryRate: 0.75, readRate: 0.5 });
    expect(totals.byType).toEqual({ text: 59, voice: 1 });
    expect(totals.byStatus).toMatchObject({ received: 50, failed: 1, played: 1 });
    const [step] = toSeries({ ...nothing, steps: [{ from: 0, to: 1 }], messages: [[inbound, ...outbound, played]] });
    expect(step).toMatchObject({ inbound: 50, outbound: 10, sent: 4, delivered: 3, read: 2, failed: 1 });
  });

  it("are null when there is nothing to be a part of", () => {
    expect(toTotals(nothing)).toMatchObject({ deliveryRate: null, readRate: null, byType: {}, byStatus: {} });
    const states = { active: 0, paused: 0, disabled: 0, waiting: 0 };
    expect(toHealth({ ...states, attempts: 0, failedAttempts: 0 }).successRate).toBeNull();
    expect(toHealth({ ...states, attempts: 4, failedAttempts: 1 }).successRate).toBe(0.75);
  });
});

const zones = ["UTC", "Europe/Madrid", "America/New_York", "Asia/Kathmandu", "Pacific/Auckland", "America/St_Johns"];
const first = Date.UTC(2026, 9, 20);
const DAY_MS = 24 * 60 * 60 * 1000;
/** Around the night in which Madrid, and the one in which New York sets its clocks back. */
const moment = fc.integer({ min: 0, max: 15 * DAY_MS }).map((offset) => first + offset);
const sessionId = fc.constantFrom("crm", "shop");
const outcomes = ["queued", "sending", "sent", "delivered", "read", "failed", "canceled"] as const;
const message = fc.record({
  organizationId: fc.constantFrom(1, 1, 1, 2),
  sessionId,
  chatId: fc.constantFrom("34612345678", "34687654321", "34611111111", STORIES),
  type: fc.constantFrom("text", "image"),
  isInbound: fc.boolean(),
  createdAt: moment,
  steps: fc.array(fc.constantFrom(...outcomes), { maxLength: 4 }),
});
const response = fc.record({ organizationId: fc.constantFrom(1, 1, 2), sessionId, at: moment, seconds: fc.nat(500) });

it("statistics are what anybody would count in the messages themselves", async () => {
  const query = fc.record({
    from: moment,
    days: fc.integer({ min: 1, max: 12 }),
    granularity: fc.constantFrom("hour", "day", "week", "month"),
    timeZone: fc.constantFrom(...zones),
    sessionIds: fc.constantFrom<readonly string[]>(["crm"], ["crm", "shop"]),
  });
  const all = fc.array(message, { maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(all, fc.array(response, { maxLength: 20 }), query, async (written, answered, asked) => {
      const database = openDatabase({ file: ":memory:", migrationsFolder });
      await database.write(() => {
        for (const [index, { isInbound, steps, ...values }] of written.entries()) {
          const direction = isInbound ? "inbound" : "outbound";
          const status = isInbound ? "received" : "queued";
          const rest = { peer: "34612345678", content: {}, statusTimes: {}, updatedAt: 0 };
          const row = { ...values, ...rest, id: `msg_${index}`, direction, status } as const;
          database.orm.insert(messages).values(row).run();
          for (const next of isInbound ? [] : steps) {
            database.orm.update(messages).set({ status: next }).where(eq(messages.id, row.id)).run();
          }
        }
        for (const row of answered) database.orm.insert(firstResponses).values(row).run();
      });
      const service = createStatisticsService({
        statistics: createStatisticsStore({ database }),
        sessions: { require: async ({ organizationId }, id) => ({ organizationId, sessionId: id }) },
        clock: createManualClock(),
        queue: createKeyedQueue(),
      });
      const { granularity, timeZone } = asked;
      const tenant = { organizationId: 1, sessionIds: new Set(asked.sessionIds) };
      const { from, to, totals, series } = await service.ofOrganization(tenant, {
        from: asked.from,
        to: asked.from + asked.days * DAY_MS,
        granularity,
        timeZone,
      });

      const isAsked = (organizationId: number, id: string, at: number) =>
        organizationId === 1 && asked.sessionIds.includes(id) && at >= from && at < to;
      const rows = database.orm
        .select()
        .from(messages)
        .all()
        .filter((row) => row.chatId !== STORIES && isAsked(row.organizationId, row.sessionId, row.createdAt));
      const waits = answered.filter((row) => isAsked(row.organizationId, row.sessionId, row.at));
      await database.close();

      type Row = (typeof rows)[number];
      const outbound =
        (...statuses: readonly Row["status"][]) =>
        (row: Row) =>
          row.direction === "outbound" && statuses.includes(row.status);
      const describeRows = (some: readonly Row[], answers: typeof waits) => ({
        inbound: some.filter(({ direction }) => direction === "inbound").length,
        outbound: some.filter(({ direction }) => direction === "outbound").length,
        sent: some.filter(outbound("sent", "delivered", "read")).length,
        delivered: some.filter(outbound("delivered", "read")).length,
        read: some.filter(outbound("read")).length,
        failed: some.filter(outbound("failed")).length,
        activeConversations: new Set(some.map((row) => `${row.sessionId} ${row.chatId}`)).size,
        firstResponseSeconds: middle(answers.map(({ seconds }) => seconds)),
      });
      const stepOf = (at: number) => DateTime.fromMillis(at, { zone: timeZone }).startOf(granularity).toISO() ?? "";
      const keys = new Set([...rows.map(({ createdAt }) => createdAt), ...waits.map(({ at }) => at)].map(stepOf));
      const naive = [...keys].map((key) => ({
        key,
        ...describeRows(
          rows.filter(({ createdAt }) => stepOf(createdAt) === key),
          waits.filter(({ at }) => stepOf(at) === key),
        ),
      }));
      const counted = series
        .filter((step) => step.activeConversations > 0 || step.firstResponseSeconds !== null)
        .map(({ start, ...step }) => ({ key: stepOf(start), ...step }));
      const byKey = (a: { readonly key: string }, b: { readonly key: string }) => (a.key < b.key ? -1 : 1);
      expect([...counted].sort(byKey)).toEqual(naive.sort(byKey));

      const whole = describeRows(rows, waits);
      expect(totals).toMatchObject({
        inbound: whole.inbound,
        outbound: whole.outbound,
        deliveryRate: whole.sent === 0 ? null : whole.delivered / whole.sent,
        readRate: whole.sent === 0 ? null : whole.read / whole.sent,
        activeConversations: whole.activeConversations,
        byType: tally(rows.map(({ type }) => type)),
        byStatus: tally(rows.map(({ status }) => status)),
      });
      expect(totals.firstResponse).toMatchObject({ count: waits.length, medianSeconds: whole.firstResponseSeconds });
    }),
    { numRuns: 60 },
  );
}, 60_000);

function middle(numbers: readonly number[]): number | null {
  const row = [...numbers].sort((a, b) => a - b);
  const [low, high] = [row[Math.ceil(row.length / 2) - 1], row[Math.floor(row.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

function tally(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
