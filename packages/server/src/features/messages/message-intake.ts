import type { SessionRef } from "../../contract/tenant";
import type { Engine, EngineMessage } from "../../engine/engine";
import { toEngineKey } from "../../engine/engine-key";
import type { CancelTimer, Clock } from "../../lib/clock";
import type { Log } from "../../lib/log";
import type { MediaLibrary } from "../media/media-library";
import type { SessionEvent, SessionListener } from "../sessions/session-access";
import type { IncomingStore } from "./incoming-store";
import type { MessageSignals } from "./message-signals";
import { statusOfAck } from "./message-status";
import type { MessageChangeStore } from "./message-store";
import { toIncoming, toOwn } from "./received-message";

export interface MessageIntake {
  /** Takes what WhatsApp tells: of one session in that order, of several side by side. */
  readonly onSessionEvent: SessionListener;
  /** Resolves when everything that was told so far is stored. Stop the sessions first. */
  stop(): Promise<void>;
}

interface MessageIntakeDeps {
  readonly incoming: IncomingStore;
  readonly changes: MessageChangeStore;
  readonly media: Pick<MediaLibrary, "storeReceived">;
  readonly signals: Pick<MessageSignals, "moved">;
  readonly clock: Clock;
  readonly log: Log;
}

const MAX_MEDIA_BYTES = 50 * 1024 * 1024;
/** WhatsApp tells it only once: a store that takes no writes for a while must not cost a message. */
const MOST_TRIES = 10;
const LONGEST_PAUSE_MS = 30_000;

export function createMessageIntake(deps: MessageIntakeDeps): MessageIntake {
  const { incoming, changes, media, signals, clock, log } = deps;
  const tails = new Map<string, Promise<void>>();
  const pauses = new Set<() => void>();
  let isStopping = false;

  const take = async (ref: SessionRef, engine: Engine, event: SessionEvent): Promise<void> => {
    switch (event.name) {
      case "connected":
        return;
      case "message":
        return takeMessage(ref, engine, event.payload);
      case "ack":
        return takeReceipt(ref, event.payload);
      case "edit":
        return changes.recordEdit(ref, event.payload.key, { text: event.payload.text, at: event.payload.timestamp });
      case "revoke":
        return changes.recordRevoke(ref, event.payload.key, { at: event.payload.timestamp });
      case "reaction": {
        const { key, from, fromMe, emoji, timestamp: at } = event.payload;
        return changes.recordReaction(ref, key, { from: fromMe ? null : from, emoji: emoji || null, at });
      }
      default:
        return event satisfies never;
    }
  };

  const takeMessage = async (ref: SessionRef, engine: Engine, message: EngineMessage): Promise<void> => {
    if ((await incoming.findByKey(ref, message.key)) !== null) {
      // One of ours, told as if it were news: that it is there proves that it was sent.
      return message.fromMe ? takeReceipt(ref, message) : undefined;
    }
    const mediaId = message.media === null ? null : await download(ref, engine, message);
    if (message.fromMe) return incoming.recordOwn(ref, toOwn(message, mediaId));
    const received = toIncoming(message, mediaId);
    if (received === null) return log.warn({ ...ref }, "message without a writer ignored");
    return incoming.recordIncoming(ref, received);
  };

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

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      let cancelTimer: CancelTimer = () => undefined;
      const end = () => {
        pauses.delete(end);
        cancelTimer();
        resolve();
      };
      pauses.add(end);
      cancelTimer = clock.after(ms, end);
    });

  const takeForSure = async (ref: SessionRef, engine: Engine, event: SessionEvent): Promise<void> => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await take(ref, engine, event);
      } catch (error) {
        const isLast = tries === MOST_TRIES || isStopping;
        log.error({ err: error, ...ref, event: event.name, tries, isLost: isLast }, "session event not stored");
        if (isLast) return;
        await pause(Math.min(1_000 * 2 ** (tries - 1), LONGEST_PAUSE_MS));
      }
    }
  };

  return {
    onSessionEvent(ref, engine, event) {
      if (event.name === "connected") return;
      const session = toEngineKey(ref);
      const tail = (tails.get(session) ?? Promise.resolve())
        .then(() => takeForSure(ref, engine, event))
        .finally(() => {
          if (tails.get(session) === tail) tails.delete(session);
        });
      tails.set(session, tail);
    },
    async stop() {
      isStopping = true;
      for (const end of [...pauses]) end();
      while (tails.size > 0) await Promise.all(tails.values());
    },
  };
}
