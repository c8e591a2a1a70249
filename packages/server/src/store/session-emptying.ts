import { and, asc, inArray, lte, sql } from "drizzle-orm";
import type { SessionRef } from "../contract/tenant";
import type { Database } from "./database";
import { inSession } from "./message-rows";
import { ofSession } from "./of-session";
import { contacts, contactTags } from "./schema/contacts";
import { conversations } from "./schema/conversations";
import { messages, pollVotes, reactions } from "./schema/messages";
import { chatActivity, firstResponses, messageCounts } from "./schema/statistics";

type Orm = Database["orm"];

/** A step takes about ten milliseconds: what else is asked of the database waits no longer. */
const AT_ONCE = 1_000;

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
    many.some((table) => takeRows(orm, table, ref)) ||
    counted.some((table) => takeQuarters(orm, table, ref))
  );
}

function takeMessages(orm: Orm, ref: SessionRef): boolean {
  const some = orm
    .select({ seq: messages.seq, id: messages.id })
    .from(messages)
    .where(inSession(ref))
    .orderBy(asc(messages.seq))
    .limit(AT_ONCE)
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

function takeRows(orm: Orm, table: (typeof many)[number], ref: SessionRef): boolean {
  const some = sql`SELECT rowid FROM ${table} WHERE ${ofSession(table, ref)} LIMIT ${AT_ONCE}`;
  return orm.run(sql`DELETE FROM ${table} WHERE rowid IN (${some})`).changes > 0;
}

function takeQuarters(orm: Orm, table: (typeof counted)[number], ref: SessionRef): boolean {
  const isOfSession = ofSession(table, ref);
  const end = orm
    .select({ quarter: table.quarter })
    .from(table)
    .where(isOfSession)
    .orderBy(asc(table.quarter))
    .limit(1)
    .offset(AT_ONCE);
  return (
    orm
      .delete(table)
      .where(and(isOfSession, sql`${table.quarter} < (${end})`))
      .run().changes > 0
  );
}
