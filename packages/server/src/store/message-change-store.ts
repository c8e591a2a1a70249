import { and, eq } from "drizzle-orm";
import { toTime } from "../contract/time";
import { emptyContent } from "../features/messages/message-content";
import type { MessageChangeStore, NewReaction } from "../features/messages/message-store";
import type { Clock } from "../lib/clock";
import type { Database } from "./database";
import type { EventLog } from "./event-log";
import { findByKey, type MessageRow } from "./message-rows";
import { addressOf } from "./person-address";
import { messages, reactions } from "./schema/messages";

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
  };
}

/** As the event names them: a LID is no number. */
function toReactor(from: string): string | null {
  return from.endsWith("@lid") ? null : from;
}
