import { STORIES } from "@inbox-hub/openapi/rules";
import { and, desc, eq, gt, inArray, isNull, lt, not, type SQL, sql } from "drizzle-orm";
import { SENT_STATUSES, SHOWN_FOR_MS } from "../features/status/story";
import type { StoryStore } from "../features/status/story-store";
import type { Clock } from "../lib/clock";
import { toPage } from "./cursor";
import type { Database } from "./database";
import { findMessage, inSession, toMessages } from "./message-rows";
import { messages } from "./schema/messages";

interface StoryStoreDeps {
  readonly database: Pick<Database, "orm" | "createCursors">;
  readonly clock: Clock;
}

export function createStoryStore({ database: { orm, createCursors }, clock }: StoryStoreDeps): StoryStore {
  const visibility = (isActive: boolean | null): SQL | undefined => {
    if (isActive === null) return undefined;
    const isShown = and(
      isNull(messages.revokedAt),
      inArray(messages.status, SENT_STATUSES),
      gt(sentAt, clock.now() - SHOWN_FOR_MS),
    );
    return isActive || isShown === undefined ? isShown : not(isShown);
  };

  return {
    async list(ref, filter, { limit, cursor }) {
      const cursors = createCursors("stories", { ...ref, ...filter });
      const before = cursor === null ? undefined : Number(cursors.decode(cursor)[0]);
      const rows = orm
        .select()
        .from(messages)
        .where(
          and(
            inSession(ref),
            eq(messages.chatId, STORIES),
            before === undefined ? undefined : lt(messages.seq, before),
            visibility(filter.isActive),
          ),
        )
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

    async find(ref, storyId) {
      const row = findMessage(orm, ref, storyId);
      return row?.chatId === STORIES ? (toMessages(orm, [row])[0] ?? null) : null;
    },
  };
}

/** When WhatsApp had it; never, where there is no time of that. */
const sentAt = sql`coalesce(${sql.join(
  SENT_STATUSES.map((status) => sql`${messages.statusTimes} ->> ${sql.raw(`'${status}'`)}`),
  sql`, `,
)}, 0)`;
