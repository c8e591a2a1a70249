import { emptyContent, toTime } from "@inbox-hub/openapi/rules";
import type { MessageRecord } from "./records";
import type { World } from "./world";

export type MessageChanges = ReturnType<typeof createMessageChanges>;

/** What happens to messages once they are there, whoever does it. */
export function createMessageChanges({ tables, clock, emit }: World) {
  const update = (message: MessageRecord, change: Partial<MessageRecord>): MessageRecord => {
    const next = { ...message, ...change };
    tables.messages.set(message.messageId, next);
    return next;
  };

  const about = ({ messageId, chatId }: MessageRecord) => ({ messageId, timestamp: toTime(clock.now()), chatId });
  const of = ({ organizationId, sessionId }: MessageRecord) => ({ organizationId, sessionId });

  return {
    edit(message: MessageRecord, text: string): MessageRecord {
      if (message.text === text) return message;
      emit({ type: "message_edited", ...of(message), data: { ...about(message), message: text } });
      return update(message, { text, editedAt: clock.now() });
    },

    revoke(message: MessageRecord): MessageRecord {
      emit({ type: "message_deleted", ...of(message), data: about(message) });
      return update(message, { ...emptyContent, reactions: [], votes: [], revokedAt: clock.now() });
    },

    /** Null takes the reaction back. */
    react(message: MessageRecord, from: string, emoji: string | null): MessageRecord {
      emit({ type: "message_reaction", ...of(message), data: { ...about(message), from, emoji } });
      const others = message.reactions.filter((reaction) => reaction.from !== from);
      const own = emoji === null ? [] : [{ from, emoji, at: clock.now() }];
      return update(message, { reactions: [...others, ...own] });
    },

    /** No options take the vote back. */
    vote(message: MessageRecord, from: string, options: readonly string[]): MessageRecord {
      emit({ type: "poll_vote", ...of(message), data: { ...about(message), from, options: [...options] } });
      const others = message.votes.filter((vote) => vote.from !== from);
      const own = options.length === 0 ? [] : [{ from, options, at: clock.now() }];
      return update(message, { votes: [...others, ...own] });
    },
  };
}
