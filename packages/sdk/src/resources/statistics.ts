import type { Schemas } from "@inbox-hub/openapi";
import type { RequestOptions } from "../call-options";
import type { StatisticsQuery } from "../queries";
import { Resource } from "../resource";

/** Totals and time series, in any time zone. */
export class Statistics extends Resource {
  /**
   * Get the statistics of an organization: its messages, conversations and first answers, and how its webhooks are doing.
   * With a key that is limited to sessions, of those sessions, without the webhooks.
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
  ): Promise<Schemas["Statistics"]> {
    return this.hub.request("statistics.forOrganization", { path: { organizationId }, query }, options);
  }

  /**
   * Get the statistics of a session: its messages, conversations and first answers.
   * @throws `SESSION_NOT_FOUND`, `STATISTICS_RANGE_INVALID`.
   */
  forSession(sessionId: string, query?: StatisticsQuery, options?: RequestOptions): Promise<Schemas["Statistics"]> {
    return this.hub.request("statistics.forSession", { path: { sessionId }, query }, options);
  }
}
