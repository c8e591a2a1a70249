import { setImmediate as nextTurn } from "node:timers/promises";
import type { Database } from "./database";
import { deliveryStates } from "./schema/events";

type Place = [lane: string, parked: number, eventSeq: number];

/** A page takes about a millisecond. */
const PAGE = 10_000;

/** Counts what waits for a webhook, however long its backlog is. */
export function createWaitingDeliveries({ sqlite }: Pick<Database, "sqlite">) {
  const unfinished = `FROM webhook_deliveries
    WHERE webhook_id = ? AND state IN (0, 1, 4) AND (lane, parked, event_seq) > (?, ?, ?)`;
  const pageEnd = sqlite
    .prepare<[webhookId: string, ...after: Place], Place>(
      `SELECT lane, parked, event_seq ${unfinished} ORDER BY lane, parked, event_seq LIMIT 1 OFFSET ${PAGE - 1}`,
    )
    .raw();
  const waiting = `SELECT count(*) FILTER (WHERE state <> ${deliveryStates.leased}) ${unfinished}`;
  const inPage = sqlite
    .prepare<[webhookId: string, ...after: Place, ...last: Place], number>(
      `${waiting} AND (lane, parked, event_seq) <= (?, ?, ?)`,
    )
    .pluck();
  const inLastPage = sqlite.prepare<[webhookId: string, ...after: Place], number>(waiting).pluck();

  return async (webhookId: string): Promise<number> => {
    let count = 0;
    let after: Place = ["", -1, -1];
    for (;;) {
      const last = pageEnd.get(webhookId, ...after);
      if (last === undefined) return count + (inLastPage.get(webhookId, ...after) ?? 0);
      count += inPage.get(webhookId, ...after, ...last) ?? 0;
      after = last;
      await nextTurn();
    }
  };
}
