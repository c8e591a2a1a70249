import type { MessageFilter } from "@inbox-hub/openapi/rules";
import { STORIES } from "@inbox-hub/openapi/rules";
import { and, desc, eq, getTableColumns, gte, lt, ne, type SQL, sql } from "drizzle-orm";
import type { Page, PageRequest } from "../contract/page";
import type { SessionRef } from "../contract/tenant";
import { type Position, toPage } from "./cursor";
import type { Database } from "./database";
import { inSession, type MessageRow, type Orm } from "./message-rows";
import { addressOf } from "./person-address";
import { messages } from "./schema/messages";
import { unindexed } from "./unindexed";

/**
 * Newest first: as they came, or by their time where that is asked for. Whatever the filter, an index gives the order, and no
 * more rows are read than those that its narrowest condition leaves.
 */
export function listMessages(
  { orm, createCursors }: Pick<Database, "orm" | "createCursors">,
  ref: SessionRef,
  filter: MessageFilter,
  page: PageRequest,
): Page<MessageRow> {
  const { limit, cursor } = page;
  const cursors = createCursors("messages", { ...ref, ...filter });
  const position = cursor === null ? null : cursors.decode(cursor);
  const chatId = filter.chatId === null ? null : addressOf(orm, ref, filter.chatId);
  const rows = isByTime(filter)
    ? inTimeOrder(orm, ref, { ...filter, chatId }, position, limit + 1)
    : asTheyCame(orm, ref, { ...filter, chatId }, position, limit + 1);
  return toPage(
    rows,
    limit,
    ({ row }) => row,
    ({ row, second }) => cursors.encode(isByTime(filter) ? [second, row.seq] : [row.seq]),
  );
}

/** Whether a row is one of those that the filter asks for; of no use to an index. */
export function fits(ref: SessionRef, { chatId, direction, status, type, from, to }: MessageFilter): SQL | undefined {
  return and(
    inSession(ref),
    // Stories are listed on their own.
    chatId === null ? ne(messages.chatId, STORIES) : eq(messages.chatId, chatId),
    direction === null ? undefined : eq(unindexed(messages.direction), direction),
    status === null ? undefined : eq(unindexed(messages.status), status),
    type === null ? undefined : eq(unindexed(messages.type), type),
    from === null ? undefined : gte(messages.createdAt, from),
    to === null ? undefined : lt(messages.createdAt, to),
  );
}

function isByTime({ from, to }: MessageFilter): boolean {
  return from !== null || to !== null;
}

/** The index's own expression, word for word. */
const second = sql<number>`created_at / 1000`;
const columns = { row: getTableColumns(messages), second };

function inTimeOrder(orm: Orm, ref: SessionRef, filter: MessageFilter, position: Position | null, limit: number) {
  const { from, to } = filter;
  const [before, beforeSeq] = position ?? [];
  const within = and(
    from === null ? undefined : sql`${second} >= ${Math.floor(from / 1000)}`,
    // `to` itself is not asked for, but its second may have begun before.
    to === null ? undefined : sql`${second} <= ${Math.floor(to / 1000)}`,
    before === undefined ? undefined : sql`${second} <= ${before} and (${second} < ${before} or seq < ${beforeSeq})`,
  );
  return orm
    .select(columns)
    .from(messages)
    .where(and(fits(ref, filter), within))
    .orderBy(sql`${second} desc`, desc(messages.seq))
    .limit(limit)
    .all();
}

function asTheyCame(orm: Orm, ref: SessionRef, filter: MessageFilter, position: Position | null, limit: number) {
  const [before] = position ?? [];
  return orm
    .select(columns)
    .from(messages)
    .where(
      and(
        fits(ref, filter),
        filter.chatId === null ? narrowest(filter) : undefined,
        before === undefined ? undefined : lt(messages.seq, Number(before)),
      ),
    )
    .orderBy(desc(messages.seq))
    .limit(limit)
    .all();
}

/** The condition that an index is to be used for: there is one that has the order for each. */
function narrowest({ direction, status, type }: MessageFilter): SQL | undefined {
  if (status !== null) return eq(messages.status, status);
  // The index's own condition, word for word: it leaves out what most messages are.
  if (type !== null && type !== "text") return sql`${messages.type} = ${type} and type <> 'text'`;
  return direction === null ? undefined : eq(messages.direction, direction);
}
