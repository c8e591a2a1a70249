import { and, eq, sql } from "drizzle-orm";
import type { SessionRef } from "../contract/tenant";
import { QUARTER_MS } from "../features/statistics/quarter";
import type { Orm } from "./contact-rows";
import type { ConversationMessages } from "./conversation-messages";
import { ofSession } from "./of-session";
import { messages, pollVotes, reactions } from "./schema/messages";
import { chatActivity } from "./schema/statistics";

export interface LidNumberDeps {
  readonly orm: Orm;
  readonly conversations: Pick<ConversationMessages, "moveToNumber">;
}

interface LidNumber {
  readonly lid: string;
  /** Whose LID it is. */
  readonly phone: string;
}

/**
 * Moves everything that stands under somebody's LID to their number: what they wrote and were written, what they reacted and
 * voted, and the conversation with them. Each by an index, so that it costs what there is to move, and nothing where there
 * is nothing. Only to be called inside `database.write`.
 */
export function moveToNumber({ orm, conversations }: LidNumberDeps, ref: SessionRef, person: LidNumber): void {
  for (const table of [reactions, pollVotes]) moveAnswers(orm, table, ref, person);
  moveMessages(orm, ref, person);
  conversations.moveToNumber(ref, person);
}

function moveMessages(orm: Orm, ref: SessionRef, { lid, phone }: LidNumber): void {
  const { organizationId, sessionId } = ref;
  const isTheirs = and(
    ofSession(messages, ref),
    eq(messages.peer, lid),
    // The index's own condition, word for word.
    sql`${messages.peer} GLOB '*@lid'`,
  );
  const quarters = sql`SELECT DISTINCT ${messages.createdAt} / ${sql.raw(String(QUARTER_MS))} AS quarter
    FROM ${messages} WHERE ${and(isTheirs, eq(messages.chatId, lid))}`;
  orm.run(sql`INSERT INTO ${chatActivity} (organization_id, session_id, quarter, chat_id)
    SELECT ${organizationId}, ${sessionId}, quarter, ${phone} FROM (${quarters}) WHERE true ON CONFLICT DO NOTHING`);
  orm
    .delete(chatActivity)
    .where(
      and(ofSession(chatActivity, ref), eq(chatActivity.chatId, lid), sql`${chatActivity.quarter} IN (${quarters})`),
    )
    .run();
  // In a group only the writer is theirs, not the chat.
  const chatId = sql`CASE ${messages.chatId} WHEN ${lid} THEN ${phone} ELSE ${messages.chatId} END`;
  orm.update(messages).set({ peer: phone, chatId }).where(isTheirs).run();
}

/** Of somebody who has answered under both names, the later answer counts. */
function moveAnswers(
  orm: Orm,
  table: typeof reactions | typeof pollVotes,
  { organizationId, sessionId }: SessionRef,
  { lid, phone }: LidNumber,
): void {
  // A LID is the same everywhere: other organizations may know the person too.
  const isTheirs = sql`${table.from} = ${lid} AND ${table.from} GLOB '*@lid'
    AND EXISTS (SELECT 1 FROM ${messages} WHERE ${messages.id} = ${table.messageId}
      AND ${messages.organizationId} = ${organizationId} AND ${messages.sessionId} = ${sessionId})`;
  orm.run(sql`DELETE FROM ${table} WHERE ${isTheirs} AND EXISTS (SELECT 1 FROM ${table} AS later
    WHERE later.message_id = ${table.messageId} AND later."from" = ${phone} AND later.at >= ${table.at})`);
  orm.run(sql`UPDATE OR REPLACE ${table} SET "from" = ${phone} WHERE ${isTheirs}`);
}
