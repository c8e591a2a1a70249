import { and, asc, inArray, lte, sql } from "drizzle-orm";
import type { SessionRef } from "../contract/tenant";
import type { Database } from "./database";
import { inSession } from "./message-rows";
import { ofSession } from "./of-session";
import { contacts, contactTags } from "./schema/contacts";
import { conversations } from "./schema/conversations";
import { messages, pollVotes, reactions } from "./schema/messages";
import { chatActivity, firstResponses, messageCounts } from "./schema/statistics";
import { ROWS_AT_ONCE, takeRows } from "./take-rows";

type Orm = Database["orm"];

const many = [contactTags, contacts, conversations, firstResponses] as const;
/** Without row ids; in the order of their quarters. */
const counted = [messageCounts, chatActivity] as const;

/**
 * Takes a piece of what a session may have very much of. True while there is more. Only to be called inside `write`, of a
 * session that takes nothing in any more; `removeSession` ends it.
 */
export function emptySession(orm: Orm, ref: SessionRef): boolean {
  return (
    takeMessages(orm, ref) ||
    many.some((table) => takeRows(orm, table, ofSession(table, ref))) ||
    counted.some((table) => takeQuarters(orm, table, ref))
  );
}

function takeMessages(orm: Orm, ref: SessionRef): boolean {
  const some = orm
    .select({ seq: messages.seq, id: messages.id })
    .from(messages)
    .where(inSession(ref))
    .orderBy(asc(messages.seq))
    .limit(ROWS_AT_ONCE)
    .all();
  const last = some.at(-1);
  if (last === undefined) return false;
  const ids = some.map(({ id }) => id);
  for (const answers of [reactions, pollVotes]) orm.delete(answers).where(inArray(answers.messageId, ids)).run();
  orm
    .delete(messages)
    .where(and(inSession(ref), lte(messages.seq, last.seq)))
    .run();
  return true;
}

function takeQuarters(orm: Orm, table: (typeof counted)[number], ref: SessionRef): boolean {
  const isOfSession = ofSession(table, ref);
  const end = orm
    .select({ quarter: table.quarter })
    .from(table)
    .where(isOfSession)
    .orderBy(asc(table.quarter))
    .limit(1)
    .offset(ROWS_AT_ONCE);
  return (
    orm
      .delete(table)
      .where(and(isOfSession, sql`${table.quarter} < (${end})`))
      .run().changes > 0
  );
}
