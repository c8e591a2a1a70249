import { isConversation, statusOfAck, toAddress } from "@inbox-hub/openapi/rules";
import type { SessionRef } from "../../contract/tenant";
import type { Engine, EngineMessage } from "../../engine/engine";
import type { Log } from "../../lib/log";
import type { MediaLibrary } from "../media/media-library";
import type { NewsTakers } from "../sessions/session-intake";
import type { IncomingStore } from "./incoming-store";
import type { MessageSignals } from "./message-signals";
import type { MessageChangeStore } from "./message-store";
import { toIncoming, toOwn } from "./received-message";

interface MessageIntakeDeps {
  readonly incoming: IncomingStore;
  readonly changes: MessageChangeStore;
  readonly media: Pick<MediaLibrary, "storeReceived">;
  readonly signals: Pick<MessageSignals, "moved">;
  readonly log: Log;
}

const MAX_MEDIA_BYTES = 50 * 1024 * 1024;

/** What becomes of the news of messages. */
export function createMessageIntake(
  deps: MessageIntakeDeps,
): NewsTakers<"message" | "ack" | "edit" | "revoke" | "reaction" | "vote"> {
  const { incoming, changes, media, signals, log } = deps;

  const takeReceipt = async (
    ref: SessionRef,
    { key, ack, timestamp }: Pick<EngineMessage, "key" | "ack" | "timestamp">,
  ): Promise<void> => {
    const status = statusOfAck(ack);
    const messageId = status && (await incoming.recordReceipt(ref, { key, status, at: timestamp }));
    if (messageId) signals.moved.notify(messageId);
  };

  /** Null when the file cannot be had: the message matters more. */
  const download = async (ref: SessionRef, engine: Engine, { chatId, key }: EngineMessage): Promise<string | null> => {
    try {
      const file = await engine.downloadMedia(chatId, key, { maxBytes: MAX_MEDIA_BYTES });
      return (await media.storeReceived(ref, file)).mediaId;
    } catch (error) {
      log.warn({ err: error, ...ref }, "received media not stored");
      return null;
    }
  };

  return {
    async message(ref, message, engine) {
      if ((await incoming.findByKey(ref, message.key)) !== null) {
        // One of ours, told as if it were news: that it is there proves that it was sent.
        return message.fromMe ? takeReceipt(ref, message) : undefined;
      }
      // Stories of others, channels: nobody writes to the session there.
      if (!isConversation(toAddress(message.chatId))) return;
      const received = message.fromMe ? null : toIncoming(message, null);
      if (received === null && !message.fromMe) return log.warn({ ...ref }, "message without a writer ignored");
      const mediaId = message.media === null ? null : await download(ref, engine, message);
      if (received === null) return incoming.recordOwn(ref, toOwn(message, mediaId));
      return incoming.recordIncoming(ref, { ...received, content: { ...received.content, mediaId } });
    },
    ack: takeReceipt,
    edit: (ref, { key, text, timestamp }) => changes.recordEdit(ref, key, { text, at: timestamp }),
    revoke: (ref, { key, timestamp }) => changes.recordRevoke(ref, key, { at: timestamp }),
    reaction: (ref, { key, from, fromMe, emoji, timestamp }) =>
      changes.recordReaction(ref, key, { from: fromMe ? null : from, emoji: emoji || null, at: timestamp }),
    vote: (ref, { key, from, fromMe, options, timestamp }) =>
      changes.recordVote(ref, key, { from: fromMe ? null : from, options, at: timestamp }),
  };
}
