import type { Tenant } from "../../contract/tenant";
import type { Clock } from "../../lib/clock";
import type { KeyedQueue } from "../../lib/keyed-queue";
import type { SessionAccess } from "../sessions/session-access";
import { type Statistics, toHealth, toSeries, toTotals } from "./statistics";
import { readRange, type StatisticsQuery, type StatisticsRange } from "./statistics-range";
import type { SessionsRef, StatisticsStore } from "./statistics-store";

export interface StatisticsService {
  /** Of the sessions that the tenant may see. @throws AppError STATISTICS_RANGE_INVALID, INVALID_REQUEST */
  ofOrganization(tenant: Tenant, query: StatisticsQuery): Promise<Statistics>;
  /** @throws AppError SESSION_NOT_FOUND, STATISTICS_RANGE_INVALID, INVALID_REQUEST */
  ofSession(tenant: Tenant, sessionId: string, query: StatisticsQuery): Promise<Statistics>;
}

interface StatisticsServiceDeps {
  readonly statistics: StatisticsStore;
  readonly sessions: Pick<SessionAccess, "require">;
  readonly clock: Clock;
  readonly queue: KeyedQueue;
}

export function createStatisticsService({
  statistics,
  sessions,
  clock,
  queue,
}: StatisticsServiceDeps): StatisticsService {
  /** One at a time for each organization: much may be to be read, and many who ask shall not take the others' turns. */
  const count = ({ from, to, steps }: StatisticsRange, ref: SessionsRef, withWebhooks: boolean): Promise<Statistics> =>
    queue.run(String(ref.organizationId), async () => {
      const counted = {
        steps,
        messages: await statistics.messages(ref, steps),
        chats: await statistics.activeChats(ref, steps),
        waits: await statistics.firstResponses(ref, steps),
      };
      return {
        from,
        to,
        totals: toTotals(counted),
        series: toSeries(counted),
        webhooks: withWebhooks ? toHealth(await statistics.webhooks(ref.organizationId, { from, to })) : null,
      };
    });

  return {
    async ofOrganization({ organizationId, sessionIds }, query) {
      const range = readRange(query, clock.now());
      const ids = sessionIds === null ? await statistics.sessionIds(organizationId) : [...sessionIds];
      return count(range, { organizationId, sessionIds: ids }, sessionIds === null);
    },
    async ofSession(tenant, sessionId, query) {
      const { organizationId } = await sessions.require(tenant, sessionId);
      return count(readRange(query, clock.now()), { organizationId, sessionIds: [sessionId] }, false);
    },
  };
}
