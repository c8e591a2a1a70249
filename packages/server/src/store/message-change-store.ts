import { emptyContent, toTime } from "@inbox-hub/openapi/rules";
import { and, eq } from "drizzle-orm";
import type { MessageChangeStore, NewReaction, NewVote } from "../features/messages/message-store";
import type { Clock } from "../lib/clock";
import type { Database } from "./database";
import type { EventLog } from "./event-log";
import { findByKey, type MessageRow, OWN_VOTE } from "./message-rows";
import { addressOf } from "./person-address";
import { messages, pollVotes, reactions } from "./schema/messages";

interface MessageChangeStoreDeps {
  readonly database: Database;
  readonly events: EventLog;
  readonly clock: Clock;
}

export function createMessageChangeStore({ database, events, clock }: MessageChangeStoreDeps): MessageChangeStore {
  const { orm } = database;

  const update = ({ seq }: MessageRow, changes: Partial<typeof messages.$inferInsert>) => {
    orm
      .update(messages)
      .set({ ...changes, updatedAt: clock.now() })
      .where(eq(messages.seq, seq))
      .run();
  };

  const event = ({ organizationId, sessionId, chatId }: MessageRow) => ({ organizationId, sessionId, chatId });

  /** True when it is not what is known already. */
  const writeReaction = (row: MessageRow, from: string, { emoji, at }: NewReaction): boolean => {
    const isTheirs = and(eq(reactions.messageId, row.id), eq(reactions.from, from));
    const known = orm.select().from(reactions).where(isTheirs).get();
    if ((known?.emoji ?? null) === emoji || (known && known.at > at)) return false;
    if (emoji === null) {
      orm.delete(reactions).where(isTheirs).run();
      return true;
    }
    orm
      .insert(reactions)
      .values({ messageId: row.id, from, emoji, at })
      .onConflictDoUpdate({ target: [reactions.messageId, reactions.from], set: { emoji, at } })
      .run();
    return true;
  };

  /** True when it is not what is known already. A vote that was taken back stays as an empty one, so that older news is seen to be old. */
  const writeVote = (row: MessageRow, from: string, { options, at }: NewVote): boolean => {
    const isTheirs = and(eq(pollVotes.messageId, row.id), eq(pollVotes.from, from));
    const known = orm.select().from(pollVotes).where(isTheirs).get();
    if (sameOptions(known?.options ?? [], options) || (known && known.at > at)) return false;
    orm
      .insert(pollVotes)
      .values({ messageId: row.id, from, options, at })
      .onConflictDoUpdate({ target: [pollVotes.messageId, pollVotes.from], set: { options, at } })
      .run();
    return true;
  };

  return {
    recordEdit: (ref, key, { text, at }) =>
      database.write(() => {
        const row = findByKey(orm, ref, key);
        if (row === undefined || row.revokedAt !== null || row.body === text || at < (row.editedAt ?? 0)) return;
        update(row, { body: text, editedAt: at });
        const data = { messageId: row.id, message: text, timestamp: toTime(at), chatId: row.chatId };
        events.append({ type: "message_edited", ...event(row), data });
      }),

    recordRevoke: (ref, key, { at }) =>
      database.write(() => {
        const row = findByKey(orm, ref, key);
        if (row === undefined || row.revokedAt !== null) return;
        const { text, mediaId, extras } = emptyContent;
        update(row, { body: text, mediaId, content: extras, revokedAt: at });
        for (const answers of [reactions, pollVotes]) orm.delete(answers).where(eq(answers.messageId, row.id)).run();
        const data = { messageId: row.id, timestamp: toTime(at), chatId: row.chatId };
        events.append({ type: "message_deleted", ...event(row), data });
      }),

    recordReaction: (ref, key, reaction) =>
      database.write(() => {
        const row = findByKey(orm, ref, key);
        if (row === undefined || row.revokedAt !== null) return;
        const from = reaction.from === null ? ref.sessionId : addressOf(orm, ref, reaction.from);
        if (!writeReaction(row, from, reaction)) return;
        const { emoji, at } = reaction;
        const data = { messageId: row.id, from: toReactor(from), emoji, timestamp: toTime(at), chatId: row.chatId };
        events.append({ type: "message_reaction", ...event(row), data });
      }),

    recordVote: (ref, key, vote) =>
      database.write(() => {
        const row = findByKey(orm, ref, key);
        if (row === undefined || row.revokedAt !== null || row.type !== "poll") return;
        const from = vote.from === null ? null : addressOf(orm, ref, vote.from);
        if (!writeVote(row, from ?? OWN_VOTE, vote)) return;
        const { options, at } = vote;
        const data = { messageId: row.id, from, options: [...options], timestamp: toTime(at), chatId: row.chatId };
        events.append({ type: "poll_vote", ...event(row), data });
      }),
  };
}

function sameOptions(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((option) => b.includes(option));
}

/** As the event names them: a LID is no number. */
function toReactor(from: string): string | null {
  return from.endsWith("@lid") ? null : from;
}
