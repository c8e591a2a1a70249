import type { Schemas } from "@inbox-hub/openapi";
import { toTime } from "@inbox-hub/openapi/rules";
import { and, eq, sql } from "drizzle-orm";
import type { SessionRef } from "../contract/tenant";
import type { Clock } from "../lib/clock";
import type { Database } from "./database";
import type { EventLog } from "./event-log";
import { givenSession, ofSession } from "./of-session";
import { prepared } from "./prepared";
import { conversations } from "./schema/conversations";

export type ConversationRow = typeof conversations.$inferSelect;
type NewConversation = Pick<
  ConversationRow,
  "organizationId" | "sessionId" | "chatId" | "type" | "lastMessageId" | "lastMessageAt"
> &
  Partial<ConversationRow>;

/** What a message changes. */
type MessageFields = Pick<
  ConversationRow,
  "subject" | "status" | "unreadCount" | "lastMessageId" | "lastMessageAt" | "waitingSince" | "closedAt"
>;

/** What customers are told of when it changes. */
const told = ["status", "isArchived", "unreadCount", "assignedToUserId"] as const;
export type ConversationState = Pick<ConversationRow, (typeof told)[number]>;

type Update = Schemas["ConversationUpdateEventData"];

/** The rows of conversations, and their events. Only to be called inside `database.write`. */
export interface ConversationRows {
  find(ref: SessionRef, chatId: string): ConversationRow | undefined;
  insert(row: NewConversation): void;
  /** Gives back the row as it is from now on. */
  update(row: ConversationRow, fields: Partial<ConversationRow>): ConversationRow;
  /** The same for what a message changes, which is done for each. */
  updateByMessage(row: ConversationRow, fields: Partial<MessageFields>): ConversationRow;
  delete(row: ConversationRow): void;
  /** Writes the event of what differs from before, if anything does. By a user, or by nobody in particular. */
  tell(before: ConversationState, after: ConversationRow, userId: number | null): void;
  /** Writes the event of a conversation that what stood under another chat belongs to now, even if nothing else differs. */
  tellMove(previousChatId: string, before: ConversationState, after: ConversationRow): void;
}

interface ConversationRowsDeps {
  readonly database: Pick<Database, "orm">;
  readonly events: EventLog;
  readonly clock: Clock;
}

const named = sql.placeholder;
const isNamedChat = and(ofSession(conversations, givenSession), eq(conversations.chatId, named("chatId")));

const oneChat = prepared((orm) => orm.select().from(conversations).where(isNamedChat).prepare());

const changeByMessage = prepared((orm) =>
  orm
    .update(conversations)
    .set({
      subject: sql`${named("subject")}`,
      status: sql`${named("status")}`,
      unreadCount: sql`${named("unreadCount")}`,
      lastMessageId: sql`${named("lastMessageId")}`,
      lastMessageAt: sql`${named("lastMessageAt")}`,
      waitingSince: sql`${named("waitingSince")}`,
      closedAt: sql`${named("closedAt")}`,
      updatedAt: sql`${named("updatedAt")}`,
    })
    .where(isNamedChat)
    .prepare(),
);

export function createConversationRows({ database: { orm }, events, clock }: ConversationRowsDeps): ConversationRows {
  const append = (row: ConversationRow, news: Pick<Update, "previousChatId" | "changes" | "userId">) => {
    const { organizationId, sessionId, chatId, status, isArchived, unreadCount, assignedToUserId } = row;
    const state = { status, isArchived, unreadCount, assignedToUserId };
    const data = { chatId, ...news, ...state, timestamp: toTime(clock.now()) };
    events.append({ type: "conversation_update", organizationId, sessionId, chatId, data });
  };

  return {
    find: (ref, chatId) => oneChat(orm).get({ organizationId: ref.organizationId, sessionId: ref.sessionId, chatId }),

    insert(row) {
      const now = clock.now();
      orm
        .insert(conversations)
        .values({ ...row, createdAt: row.createdAt ?? now, updatedAt: now })
        .run();
    },

    update(row, fields) {
      const changed = { ...fields, updatedAt: clock.now() };
      orm.update(conversations).set(changed).where(isChat(row, row.chatId)).run();
      return { ...row, ...changed };
    },

    updateByMessage(row, fields) {
      const changed = { ...row, ...fields, updatedAt: clock.now() };
      changeByMessage(orm).run(changed);
      return changed;
    },

    delete(row) {
      orm.delete(conversations).where(isChat(row, row.chatId)).run();
    },

    tell(before, after, userId) {
      const changes = changesOf(before, after);
      if (changes.length > 0) append(after, { changes, userId });
    },

    tellMove(previousChatId, before, after) {
      append(after, { previousChatId, changes: ["chatId", ...changesOf(before, after)], userId: null });
    },
  };
}

function changesOf(before: ConversationState, after: ConversationRow) {
  return told.filter((name) => before[name] !== after[name]);
}

function isChat(ref: SessionRef, chatId: string) {
  return and(ofSession(conversations, ref), eq(conversations.chatId, chatId));
}
