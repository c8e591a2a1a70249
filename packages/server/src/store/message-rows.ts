import type { Batch, Message, MessageContent, PollVote } from "@inbox-hub/openapi/rules";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { SessionRef } from "../contract/tenant";
import type { Database } from "./database";
import { givenSession, ofSession } from "./of-session";
import { prepared, preparedInsert, preparedList } from "./prepared";
import { batches, messages, pollVotes, reactions } from "./schema/messages";

/** Under which the session's own vote is kept. */
export const OWN_VOTE = "";

export type Orm = Database["orm"];
export type MessageRow = typeof messages.$inferSelect;

/** Only what belongs to this session of this organization. */
export function inSession(ref: SessionRef) {
  return ofSession(messages, ref);
}

const inGivenSession = ofSession(messages, givenSession);

const byId = prepared((orm) =>
  orm
    .select()
    .from(messages)
    .where(and(eq(messages.id, sql.placeholder("messageId")), inGivenSession))
    .prepare(),
);

const byKey = prepared((orm) =>
  orm
    .select()
    .from(messages)
    .where(and(inGivenSession, eq(messages.waKey, sql.placeholder("key"))))
    .prepare(),
);

export function findMessage(orm: Orm, ref: SessionRef, messageId: string): MessageRow | undefined {
  return byId(orm).get({ ...ref, messageId });
}

export function findByKey(orm: Orm, ref: SessionRef, key: string): MessageRow | undefined {
  return byKey(orm).get({ ...ref, key });
}

/** As many as a page has, and one more. */
const page = preparedList("id", 101);

const reactionsToPage = prepared((orm) =>
  orm
    .select()
    .from(reactions)
    .where(inArray(reactions.messageId, page.placeholders))
    .orderBy(asc(reactions.at))
    .prepare(),
);

const reactionsToOne = prepared((orm) =>
  orm
    .select()
    .from(reactions)
    .where(eq(reactions.messageId, sql.placeholder("id")))
    .orderBy(asc(reactions.at))
    .prepare(),
);

function readReactions(orm: Orm, [first, ...others]: readonly MessageRow[]) {
  if (first === undefined) return [];
  if (others.length === 0) return reactionsToOne(orm).all({ id: first.id });
  return reactionsToPage(orm).all(page.fill([first, ...others].map(({ id }) => id)));
}

const insertRow = preparedInsert(messages);

/** Gives back the row as it is stored. */
export function insertMessage(orm: Orm, row: typeof messages.$inferInsert): MessageRow {
  // What the row leaves out, the other has.
  return { ...NO_MESSAGE, ...row, seq: insertRow(orm, row) } as MessageRow;
}

/** What is NULL in a row that does not say it. */
const NO_MESSAGE = {
  body: null,
  mediaId: null,
  waKey: null,
  quotedMessageId: null,
  batchId: null,
  templateId: null,
  contactId: null,
  errorCode: null,
  idempotencyKey: null,
  sendAt: null,
  onUncertain: null,
  editedAt: null,
  revokedAt: null,
} satisfies Partial<MessageRow>;

/** With their reactions and votes, oldest first. */
export function toMessages(orm: Orm, rows: readonly MessageRow[]): Message[] {
  if (rows.length === 0) return [];
  const all = readReactions(orm, rows);
  const votes = readVotes(orm, rows);
  return rows.map((row) => ({
    ...toContent(row),
    messageId: row.id,
    sessionId: row.sessionId,
    chatId: row.chatId,
    direction: row.direction,
    peer: row.peer,
    status: row.status,
    statusTimes: row.statusTimes,
    waKey: row.waKey,
    quotedMessageId: row.quotedMessageId,
    batchId: row.batchId,
    templateId: row.templateId,
    sendAt: row.sendAt,
    errorCode: row.errorCode,
    reactions: all.filter(({ messageId }) => messageId === row.id).map(({ from, emoji, at }) => ({ from, emoji, at })),
    votes: votes.get(row.id) ?? [],
    editedAt: row.editedAt,
    revokedAt: row.revokedAt,
    createdAt: row.createdAt,
  }));
}

/** Of those that are polls. */
function readVotes(orm: Orm, rows: readonly MessageRow[]): ReadonlyMap<string, readonly PollVote[]> {
  const polls = rows.filter(({ type }) => type === "poll").map(({ id }) => id);
  const byMessage = new Map<string, PollVote[]>(polls.map((id) => [id, []]));
  if (polls.length === 0) return byMessage;
  const found = orm
    .select()
    .from(pollVotes)
    .where(inArray(pollVotes.messageId, polls))
    .orderBy(asc(pollVotes.at))
    .all();
  for (const { messageId, from, options, at } of found) {
    if (options.length > 0) byMessage.get(messageId)?.push({ from: from === OWN_VOTE ? null : from, options, at });
  }
  return byMessage;
}

export function toContent(row: MessageRow): MessageContent {
  return { type: row.type, text: row.body, mediaId: row.mediaId, extras: row.content };
}

export function findBatch(orm: Orm, ref: SessionRef, batchId: string): Batch | null {
  const row = orm
    .select()
    .from(batches)
    .where(and(eq(batches.id, batchId), ofSession(batches, ref)))
    .get();
  if (row === undefined) return null;
  return {
    batchId: row.id,
    sessionId: row.sessionId,
    recipients: row.recipients,
    refused: row.refused,
    messages: batchRows(orm, batchId).map(({ id, status, errorCode }) => ({ messageId: id, status, errorCode })),
    createdAt: row.createdAt,
    canceledAt: row.canceledAt,
    completedAt: row.completedAt,
  };
}

/** In the order in which they are sent. */
export function batchRows(orm: Orm, batchId: string): MessageRow[] {
  return orm.select().from(messages).where(eq(messages.batchId, batchId)).orderBy(asc(messages.seq)).all();
}
