import { and, desc, eq, gte, inArray, lt, sql } from "drizzle-orm";
import type { SessionRef } from "../contract/tenant";
import type { MessageFilter } from "../features/messages/message";
import type { MessageStore } from "../features/messages/message-store";
import type { Clock } from "../lib/clock";
import { createCursors, toPage } from "./cursor";
import type { Database } from "./database";
import { cancelUnsent } from "./message-cancel";
import type { MessageProgress } from "./message-progress";
import { findMessage, inSession, toMessages } from "./message-rows";
import { toTextQuery } from "./message-text";
import { messages } from "./schema/messages";

interface MessageStoreDeps {
  readonly database: Database;
  readonly progress: MessageProgress;
  readonly clock: Clock;
}

export function createMessageStore({ database, progress, clock }: MessageStoreDeps): MessageStore {
  const { orm } = database;

  const conditions = (ref: SessionRef, filter: MessageFilter, before: number | undefined) =>
    and(
      inSession(ref),
      filter.chatId === null ? undefined : eq(messages.chatId, filter.chatId),
      before === undefined ? undefined : lt(messages.seq, before),
      filter.direction === null ? undefined : eq(messages.direction, filter.direction),
      filter.status === null ? undefined : eq(messages.status, filter.status),
      filter.type === null ? undefined : eq(messages.type, filter.type),
      filter.from === null ? undefined : gte(messages.createdAt, filter.from),
      filter.to === null ? undefined : lt(messages.createdAt, filter.to),
    );

  /** Newest first by row id, never by rank: a common word would have to be looked up in every message that has it. */
  const search = (ref: SessionRef, filter: MessageFilter, before: number | undefined, text: string, limit: number) =>
    orm
      .select({ seq: messages.seq })
      .from(sql`messages_text`)
      // `CROSS` keeps the planner from turning it round: the text index leads, in the order of its row ids.
      .crossJoin(messages)
      .where(
        and(
          sql`messages_text MATCH ${text}`,
          sql`${messages.seq} = messages_text.rowid`,
          before === undefined ? undefined : sql`messages_text.rowid < ${before}`,
          conditions(ref, filter, undefined),
        ),
      )
      .orderBy(sql`messages_text.rowid DESC`)
      .limit(limit)
      .all()
      .map(({ seq }) => seq);

  return {
    async list(ref, { q, ...filter }, { limit, cursor }) {
      const cursors = createCursors("messages", { ...ref, ...filter, q });
      const before = cursor === null ? undefined : Number(cursors.decode(cursor)[0]);
      const text = q === null ? null : toTextQuery(q);
      if (q !== null && text === null) return { items: [], limit, nextCursor: null };
      const where =
        text === null
          ? conditions(ref, { ...filter, q }, before)
          : inArray(messages.seq, search(ref, { ...filter, q }, before, text, limit + 1));
      const rows = orm
        .select()
        .from(messages)
        .where(where)
        .orderBy(desc(messages.seq))
        .limit(limit + 1)
        .all();
      const page = toPage(
        rows,
        limit,
        (row) => row,
        ({ seq }) => cursors.encode([seq]),
      );
      return { ...page, items: toMessages(orm, page.items) };
    },

    async find(ref, messageId) {
      const row = findMessage(orm, ref, messageId);
      return row === undefined ? null : (toMessages(orm, [row])[0] ?? null);
    },

    cancel: (ref, messageId) =>
      database.write(() => {
        const row = findMessage(orm, ref, messageId);
        return row !== undefined && cancelUnsent({ orm, progress, clock }, row);
      }),
  };
}
