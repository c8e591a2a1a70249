import { setImmediate } from "node:timers/promises";
import type { MessageFilter } from "@inbox-hub/openapi/rules";
import { desc, inArray, sql } from "drizzle-orm";
import type { Page, PageRequest } from "../contract/page";
import type { SessionRef } from "../contract/tenant";
import { toPage } from "./cursor";
import type { Database } from "./database";
import { fits } from "./message-list";
import type { MessageRow, Orm } from "./message-rows";
import { toTextQuery, within } from "./message-text";
import { addressOf } from "./person-address";
import { prepared, preparedList } from "./prepared";
import { messages } from "./schema/messages";

interface MessageSearch extends MessageFilter {
  readonly q: string;
}

interface Match {
  readonly seq: number;
  readonly isWanted: number;
}

/** The most that a page has, and one more. */
const page = preparedList("seq", 101);

const rowsOf = prepared((orm) =>
  orm.select().from(messages).where(inArray(messages.seq, page.placeholders)).orderBy(desc(messages.seq)).prepare(),
);

/** Matches that are looked at in one go: they take a few milliseconds, in which nothing else runs. */
const MOST_AT_ONCE = 1_000;

/**
 * Newest first by row id, never by rank: a common word would have to be looked up in every message that has it. The text
 * index knows session and chat of a message, so that only theirs are looked at.
 */
export async function searchMessages(
  { orm, createCursors }: Pick<Database, "orm" | "createCursors">,
  ref: SessionRef,
  search: MessageSearch,
  { limit, cursor }: PageRequest,
): Promise<Page<MessageRow>> {
  const cursors = createCursors("messages", { ...ref, ...search });
  const before = cursor === null ? null : Number(cursors.decode(cursor)[0]);
  const text = toTextQuery(search.q);
  if (text === null) return nothing(limit);
  const chatId = search.chatId === null ? null : addressOf(orm, ref, search.chatId);
  const query = within(ref, chatId, text);
  const found = await find(orm, ref, { ...search, chatId }, { query, before, count: limit + 1 });
  if (found.length === 0) return nothing(limit);
  const rows = rowsOf(orm).all(page.fill(found));
  return toPage(
    rows,
    limit,
    (row) => row,
    ({ seq }) => cursors.encode([seq]),
  );
}

function nothing(limit: number): Page<MessageRow> {
  return { items: [], limit, nextCursor: null };
}

interface Wanted {
  readonly query: string;
  readonly before: number | null;
  readonly count: number;
}

/** The newest that match and fit. What does not fit is passed over in small steps, so that others get their turn. */
async function find(
  orm: Orm,
  ref: SessionRef,
  filter: MessageFilter,
  { query, before, count }: Wanted,
): Promise<number[]> {
  const found: number[] = [];
  let below = before;
  for (let size = count; ; size = Math.min(size * 2, MOST_AT_ONCE)) {
    // A number would be bound as a real one, which the text index does not seek: it would read all matches from the newest on.
    const matches = orm.all<Match>(sql`select ${messages.seq} as seq, ${fits(ref, filter)} as "isWanted"
      from (
        select rowid from messages_text
        where messages_text match ${query} ${below === null ? sql`` : sql`and rowid < ${BigInt(below)}`}
        order by rowid desc limit ${size}
      ) as matches
      cross join ${messages} on ${messages.seq} = matches.rowid`);
    found.push(...matches.filter(({ isWanted }) => isWanted).map(({ seq }) => seq));
    if (found.length >= count || matches.length < size) return found.slice(0, count);
    below = matches.at(-1)?.seq ?? null;
    await setImmediate();
  }
}
