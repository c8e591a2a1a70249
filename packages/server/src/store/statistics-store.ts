import { and, asc, eq, gte, lt, sum } from "drizzle-orm";
import type { SessionRef } from "../contract/tenant";
import { QUARTER_MS } from "../features/statistics/quarter";
import type { MessageCount, SessionsRef, StatisticsStore } from "../features/statistics/statistics-store";
import type { Range } from "../features/statistics/steps";
import type { Database } from "./database";
import { createRollupPages } from "./rollup-pages";
import { webhooks } from "./schema/events";
import { sessions } from "./schema/sessions";
import { attemptCounts } from "./schema/statistics";
import { createWaitingDeliveries } from "./waiting-deliveries";

/** Still being added up. */
type Counted = { -readonly [Key in keyof MessageCount]: MessageCount[Key] };

export function createStatisticsStore({ database }: { readonly database: Database }): StatisticsStore {
  const { orm } = database;
  const pages = createRollupPages(database);
  const countWaiting = createWaitingDeliveries(database);

  return {
    async sessionIds(organizationId) {
      const rows = orm.select({ id: sessions.id }).from(sessions).where(eq(sessions.organizationId, organizationId));
      return rows.all().map(({ id }) => id);
    },

    async messages(ref, steps) {
      const perStep = steps.map(() => new Map<string, Counted>());
      for (const session of each(ref)) {
        const stepAt = createStepFinder(steps);
        for await (const page of pages.messageCounts(session, rangeOf(steps))) {
          for (const [quarter, direction, type, status, count] of page) {
            const kinds = perStep[stepAt(quarter * QUARTER_MS)];
            const kind = `${direction} ${type} ${status}`;
            const known = kinds?.get(kind);
            if (known) known.count += count;
            else kinds?.set(kind, { direction, type, status, count });
          }
        }
      }
      return perStep.map((kinds) => [...kinds.values()]);
    },

    async activeChats(ref, steps) {
      const perStep = steps.map(() => 0);
      let total = 0;
      for (const session of each(ref)) {
        const stepAt = createStepFinder(steps);
        const chats = new Set<string>();
        const inStep = new Set<string>();
        let present = 0;
        const endStep = () => {
          perStep[present] = (perStep[present] ?? 0) + inStep.size;
          inStep.clear();
        };
        for await (const page of pages.chatActivity(session, rangeOf(steps))) {
          for (const [quarter, chatId] of page) {
            const step = stepAt(quarter * QUARTER_MS);
            if (step !== present) endStep();
            present = step;
            inStep.add(chatId);
            chats.add(chatId);
          }
        }
        endStep();
        total += chats.size;
      }
      return { perStep, total };
    },

    async firstResponses(ref, steps) {
      const waits = steps.map(() => new Map<number, number>());
      for (const session of each(ref)) {
        const stepAt = createStepFinder(steps);
        for await (const page of pages.firstResponses(session, rangeOf(steps))) {
          for (const [at, seconds] of page) {
            const inStep = waits[stepAt(at)];
            inStep?.set(seconds, (inStep.get(seconds) ?? 0) + 1);
          }
        }
      }
      return waits;
    },

    async webhooks(organizationId, { from, to }) {
      const all = orm
        .select({ id: webhooks.id, status: webhooks.status })
        .from(webhooks)
        .where(eq(webhooks.organizationId, organizationId))
        .orderBy(asc(webhooks.id))
        .all();
      const attempts = orm
        .select({ attempts: sum(attemptCounts.attempts), failed: sum(attemptCounts.failed) })
        .from(attemptCounts)
        .where(
          and(
            eq(attemptCounts.organizationId, organizationId),
            gte(attemptCounts.quarter, from / QUARTER_MS),
            lt(attemptCounts.quarter, to / QUARTER_MS),
          ),
        )
        .get();
      let waiting = 0;
      for (const { id } of all) waiting += await countWaiting(id);
      const having = (wanted: string) => all.filter(({ status }) => status === wanted).length;
      return {
        active: having("active"),
        paused: having("paused"),
        disabled: having("disabled"),
        waiting,
        attempts: Number(attempts?.attempts ?? 0),
        failedAttempts: Number(attempts?.failed ?? 0),
      };
    },
  };
}

function each({ organizationId, sessionIds }: SessionsRef): readonly SessionRef[] {
  return sessionIds.map((sessionId) => ({ organizationId, sessionId }));
}

function rangeOf(steps: readonly Range[]): Range {
  return { from: steps.at(0)?.from ?? 0, to: steps.at(-1)?.to ?? 0 };
}

/** Finds the step of moments that come in their order. */
function createStepFinder(steps: readonly Range[]) {
  let index = 0;
  return (at: number): number => {
    while (at >= (steps[index]?.to ?? Number.POSITIVE_INFINITY)) index += 1;
    return index;
  };
}
