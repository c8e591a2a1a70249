import { setImmediate as nextTurn } from "node:timers/promises";
import type { SessionRef } from "../contract/tenant";
import { QUARTER_MS } from "../features/statistics/quarter";
import type { MessageCount } from "../features/statistics/statistics-store";
import type { Range } from "../features/statistics/steps";
import type { Database } from "./database";

export type CountRow = [
  quarter: number,
  direction: MessageCount["direction"],
  type: MessageCount["type"],
  status: MessageCount["status"],
  count: number,
];
export type ChatRow = [quarter: number, chatId: string];
export type ResponseRow = [at: number, seconds: number, id: number];

/** What was counted of a session, in its order and page by page: others have their turn after each page. */
export interface RollupPages {
  messageCounts(session: SessionRef, range: Range): AsyncIterable<readonly CountRow[]>;
  chatActivity(session: SessionRef, range: Range): AsyncIterable<readonly ChatRow[]>;
  firstResponses(session: SessionRef, range: Range): AsyncIterable<readonly ResponseRow[]>;
}

/** Takes a few milliseconds, and has room for all rows that one quarter can have in `message_counts`. */
const PAGE = 2000;

export function createRollupPages({ sqlite }: Pick<Database, "sqlite">): RollupPages {
  const messageCounts = sqlite
    .prepare<[organizationId: number, sessionId: string, from: number, to: number], CountRow>(
      `SELECT quarter, direction, type, status, count FROM message_counts
       WHERE organization_id = ? AND session_id = ? AND quarter >= ? AND quarter < ? ORDER BY quarter LIMIT ${PAGE}`,
    )
    .raw();
  const chatActivity = sqlite
    .prepare<[organizationId: number, sessionId: string, to: number, ...after: ChatRow], ChatRow>(
      `SELECT quarter, chat_id FROM chat_activity
       WHERE organization_id = ? AND session_id = ? AND quarter < ? AND (quarter, chat_id) > (?, ?)
       ORDER BY quarter, chat_id LIMIT ${PAGE}`,
    )
    .raw();
  const firstResponses = sqlite
    .prepare<[organizationId: number, sessionId: string, to: number, ...after: ResponseRow], ResponseRow>(
      `SELECT at, seconds, id FROM first_responses
       WHERE organization_id = ? AND session_id = ? AND at < ? AND (at, seconds, id) > (?, ?, ?)
       ORDER BY at, seconds, id LIMIT ${PAGE}`,
    )
    .raw();

  return {
    async *messageCounts({ organizationId, sessionId }, range) {
      const to = range.to / QUARTER_MS;
      for (let from = range.from / QUARTER_MS; from < to; ) {
        const page = messageCounts.all(organizationId, sessionId, from, to);
        // The last quarter may not be complete. Read in one go, no message is in two statuses of it.
        const end = page.length < PAGE ? to : (page.at(-1)?.[0] ?? to);
        yield page.filter(([quarter]) => quarter < end);
        from = end;
        await nextTurn();
      }
    },
    chatActivity: ({ organizationId, sessionId }, { from, to }) =>
      inPages<ChatRow>([from / QUARTER_MS, ""], (after) =>
        chatActivity.all(organizationId, sessionId, to / QUARTER_MS, ...after),
      ),
    firstResponses: ({ organizationId, sessionId }, { from, to }) =>
      inPages<ResponseRow>([from, -1, 0], (after) => firstResponses.all(organizationId, sessionId, to, ...after)),
  };
}

/** `before` sorts before the first row. */
async function* inPages<Row>(before: Row, read: (after: Row) => Row[]): AsyncGenerator<readonly Row[]> {
  let after: Row | undefined = before;
  while (after !== undefined) {
    const page: Row[] = read(after);
    yield page;
    after = page.length < PAGE ? undefined : page.at(-1);
    await nextTurn();
  }
}
