import type { Query, Schemas } from "@inbox-hub/openapi";
import { toTime } from "@inbox-hub/openapi/rules";
import type { HandlersOf } from "../../contract/handler";
import type { Statistics, StatisticsTotals } from "./statistics";
import type { StatisticsQuery } from "./statistics-range";
import type { StatisticsService } from "./statistics-service";

export function createStatisticsHandlers({
  statistics,
}: {
  readonly statistics: StatisticsService;
}): HandlersOf<"statistics"> {
  return {
    "statistics.forOrganization": async ({ query }, { tenant }) => {
      const asked = toQuery(query);
      return { status: 200, data: toWire(asked, await statistics.ofOrganization(tenant, asked)) };
    },
    "statistics.forSession": async ({ params, query }, { tenant }) => {
      const asked = toQuery(query);
      return { status: 200, data: toWire(asked, await statistics.ofSession(tenant, params.sessionId, asked)) };
    },
  };
}

function toQuery({ from, to, granularity, timeZone }: Query<"statistics.forSession">): StatisticsQuery {
  return {
    from: from === undefined ? null : Date.parse(from),
    to: to === undefined ? null : Date.parse(to),
    granularity: granularity ?? "day",
    timeZone: timeZone ?? "UTC",
  };
}

function toWire({ granularity, timeZone }: StatisticsQuery, statistics: Statistics): Schemas["Statistics"] {
  return {
    from: toTime(statistics.from),
    to: toTime(statistics.to),
    granularity,
    timeZone,
    totals: toWireTotals(statistics.totals),
    series: statistics.series.map(({ start, ...step }) => ({ start: toTime(start), ...step })),
    webhooks: statistics.webhooks,
  };
}

function toWireTotals({ inbound, outbound, byType, byStatus, ...totals }: StatisticsTotals) {
  return { messages: { inbound, outbound, byType: { ...byType }, byStatus: { ...byStatus } }, ...totals };
}
