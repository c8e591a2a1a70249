import { and, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { SessionRef } from "../contract/tenant";
import type { ConversationFilter } from "../features/conversations/conversation";
import type { ConversationStore } from "../features/conversations/conversation-store";
import type { ConversationRow } from "./conversation-rows";
import { toConversations } from "./conversation-view";
import { type Position, toPage } from "./cursor";
import type { Database } from "./database";
import { ofSession } from "./of-session";
import { conversations } from "./schema/conversations";

/** Lists of conversations: the latest message first, from an index. */
export function createConversationList({
  orm,
  createCursors,
}: Pick<Database, "orm" | "createCursors">): ConversationStore["list"] {
  /** Along an index that is named here: SQLite does not know which of the conditions leaves the fewest. */
  const findChats = (ref: SessionRef, filter: ConversationFilter, after: Position, limit: number) => {
    const { chatId, lastMessageAt } = conversations;
    return orm.all<Pick<ConversationRow, "chatId" | "lastMessageAt">>(
      sql`SELECT ${chatId} AS "chatId", ${lastMessageAt} AS "lastMessageAt"
        FROM ${conversations} INDEXED BY ${sql.raw(indexFor(filter))}
        WHERE ${and(ofSession(conversations, ref), matching(filter), following(after))}
        ORDER BY ${lastMessageAt} DESC, ${chatId} DESC LIMIT ${limit}`,
    );
  };

  /** In the order in which they are asked for. */
  const fetchRows = (ref: SessionRef, chatIds: readonly string[]): ConversationRow[] => {
    if (chatIds.length === 0) return [];
    const rows = orm
      .select()
      .from(conversations)
      .where(and(ofSession(conversations, ref), inArray(conversations.chatId, [...chatIds])))
      .all();
    const byChat = new Map(rows.map((row) => [row.chatId, row]));
    return chatIds.flatMap((chatId) => byChat.get(chatId) ?? []);
  };

  return async (ref, filter, { limit, cursor }) => {
    const cursors = createCursors("conversations", { ...ref, ...filter });
    const found = findChats(ref, filter, cursor === null ? [] : cursors.decode(cursor), limit + 1);
    const page = toPage(
      found,
      limit,
      ({ chatId }) => chatId,
      ({ lastMessageAt, chatId }) => cursors.encode([lastMessageAt, chatId]),
    );
    return { ...page, items: toConversations(orm, ref, fetchRows(ref, page.items)) };
  };
}

/** The index that holds the fewest others; all of them are in the order of the list. */
function indexFor({ isUnread, assignedToUserId, isArchived, type, status }: ConversationFilter): string {
  if (isUnread === true) return "conversations_unread";
  if (assignedToUserId !== null && status === "open") return "conversations_assignee_open";
  if (typeof assignedToUserId === "number") return "conversations_assignee";
  if (isArchived === true) return "conversations_archived";
  if (type === "group") return "conversations_groups";
  if (status !== null) return "conversations_status";
  return assignedToUserId === "none" ? "conversations_assignee" : "conversations_recent";
}

/** The conditions of partial indexes word for word: the planner does not deduce them. */
function matching({ isUnread, assignedToUserId, isArchived, type, status }: ConversationFilter): SQL | undefined {
  const { unreadCount } = conversations;
  return and(
    isUnread === null ? undefined : sql`${unreadCount} ${sql.raw(isUnread ? "> 0" : "= 0")}`,
    isArchived === null ? undefined : sql`${conversations.isArchived} = ${sql.raw(isArchived ? "1" : "0")}`,
    type === null ? undefined : sql`${conversations.type} = ${sql.raw(type === "group" ? "'group'" : "'direct'")}`,
    status === null ? undefined : sql`${conversations.status} = ${sql.raw(status === "open" ? "'open'" : "'closed'")}`,
    assignedToUserId === null
      ? undefined
      : assignedToUserId === "none"
        ? isNull(conversations.assignedToUserId)
        : eq(conversations.assignedToUserId, assignedToUserId),
  );
}

function following([at, chatId]: Position): SQL | undefined {
  if (at === undefined) return undefined;
  const { lastMessageAt } = conversations;
  // Not `at < a or (at = a and …)`: that form cannot use the index.
  return sql`${lastMessageAt} <= ${at} and (${lastMessageAt} < ${at} or ${conversations.chatId} < ${chatId})`;
}
