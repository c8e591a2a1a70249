import type { Schemas } from "@inbox-hub/openapi";
import type { APIPromise } from "../api-promise";
import type { RequestOptions } from "../call-options";
import type { StatisticsQuery } from "../queries";

/** Totals and time series, in any time zone. */
export interface Statistics<Id extends readonly unknown[] = [sessionId: string]> {
  /**
   * Get the statistics of an organization: its messages, conversations and first answers, and how its webhooks are doing.
   * With a key that is limited to sessions, of those sessions, without the webhooks.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#statisticsfororganization}
   * @throws `ORGANIZATION_NOT_FOUND`, `STATISTICS_RANGE_INVALID`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const { totals, series } = await hub.statistics.forOrganization(1, { granularity: "week", timeZone: "Europe/Madrid" });
   * totals.readRate; // 0.61
   * for (const { start, inbound, firstResponseSeconds } of series) console.log(start, inbound, firstResponseSeconds);
   * ```
   */
  forOrganization(
    organizationId: number,
    query?: StatisticsQuery,
    options?: RequestOptions,
  ): APIPromise<Schemas["Statistics"]>;

  /**
   * Get the statistics of a session: its messages, conversations and first answers.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#statisticsforsession}
   * @throws `SESSION_NOT_FOUND`, `STATISTICS_RANGE_INVALID`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const statistics = await hub.statistics.forSession("session_crm_01");
   * ```
   */
  forSession(
    ...args: [...session: Id, query?: StatisticsQuery, options?: RequestOptions]
  ): APIPromise<Schemas["Statistics"]>;
}
