import type { Accepted, Batch, Message } from "@inbox-hub/openapi/rules";
import { AppError, isOpen } from "@inbox-hub/openapi/rules";
import type { SessionRef } from "../../contract/tenant";
import type { Clock } from "../../lib/clock";
import type { AcceptanceStore, MessageDraft, NewBatch } from "./acceptance-store";
import type { MessageSignals } from "./message-signals";
import type { MessageStore } from "./message-store";

/** Stores what is to be sent, and waits for what becomes of it. */
export interface MessageAcceptor {
  /** What a request of the same key has stored. */
  findEarlier(organizationId: number, requestKey: string): Promise<Accepted | null>;
  /** The message as it is in the end, or when the wait is over. @throws as `accept` */
  outcomeOf(ref: SessionRef, message: Message, waitMs: number): Promise<Message>;
  /** @throws AppError SEND_FAILED, RECIPIENT_NOT_ON_WHATSAPP, GROUP_NOT_FOUND, MEDIA_NOT_FOUND when that is how it ends within `waitMs` */
  accept(ref: SessionRef, addressee: string, draft: MessageDraft, waitMs: number): Promise<Message>;
  acceptBatch(ref: SessionRef, batch: NewBatch, draft: MessageDraft): Promise<Batch>;
}

interface MessageAcceptorDeps {
  readonly acceptance: AcceptanceStore;
  readonly messages: Pick<MessageStore, "find">;
  readonly signals: MessageSignals;
  readonly clock: Clock;
}

export function createMessageAcceptor({ acceptance, messages, signals, clock }: MessageAcceptorDeps): MessageAcceptor {
  const find = async (ref: SessionRef, messageId: string): Promise<Message> => {
    const message = await messages.find(ref, messageId);
    // Deleted with its session, while the call was waiting.
    if (message === null) throw new AppError("MESSAGE_NOT_FOUND", { messageId });
    return message;
  };

  /** The message as it is when its fate is decided, or when the time is up. */
  const waitFor = async (ref: SessionRef, messageId: string, waitMs: number): Promise<Message> => {
    const { over, end } = watch(messageId, waitMs);
    try {
      // Only now that it is watched: what happens after this look is heard.
      const { status } = await find(ref, messageId);
      if (waitMs > 0 && isOpen(status) && status !== "scheduled") await over;
    } finally {
      end();
    }
    return find(ref, messageId);
  };

  const watch = (messageId: string, waitMs: number) => {
    let settle: () => void = () => undefined;
    const over = new Promise<void>((resolve) => {
      settle = resolve;
    });
    const cancelTimer = clock.after(waitMs, settle);
    const unsubscribe = signals.moved.subscribe((id) => {
      if (id === messageId) settle();
    });
    const end = () => {
      unsubscribe();
      cancelTimer();
    };
    return { over, end };
  };

  const outcomeOf = async (ref: SessionRef, { messageId }: Message, waitMs: number): Promise<Message> => {
    const message = await waitFor(ref, messageId, waitMs);
    if (message.status !== "failed") return message;
    const { errorCode, mediaId, chatId } = message;
    throw new AppError(errorCode ?? "SEND_FAILED", { messageId, mediaId: mediaId ?? "", groupId: chatId });
  };

  return {
    findEarlier: (organizationId, requestKey) => acceptance.findByRequest(organizationId, requestKey),
    outcomeOf,
    async accept(ref, addressee, draft, waitMs) {
      const message = await acceptance.accept(ref, addressee, draft);
      announce(signals, ref, draft);
      return outcomeOf(ref, message, waitMs);
    },
    async acceptBatch(ref, batch, draft) {
      const accepted = await acceptance.acceptBatch(ref, batch, draft);
      announce(signals, ref, draft);
      return accepted;
    },
  };
}

function announce({ queued, scheduled }: MessageSignals, ref: SessionRef, { sendAt }: MessageDraft): void {
  if (sendAt === null) queued.notify(ref);
  else scheduled.notify();
}
