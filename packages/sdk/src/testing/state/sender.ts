import type { ErrorCode } from "@inbox-hub/openapi";
import {
  type Accepted,
  AppError,
  answerTo,
  type Batch,
  countsOf,
  isGroupId,
  isOpen,
  isSent,
  type MessageContent,
  type MessageStatus,
  magicDelays,
  magicNumbers,
  mayBecome,
  sentenceOf,
  toTime,
  totalOf,
  withTime,
} from "@inbox-hub/openapi/rules";
import type { MockRateLimits } from "../edge/rate-limits";
import type { ConversationBook } from "./conversation-book";
import type { Inbox } from "./inbox";
import type { BatchRecord, MessageRecord, SessionRecord } from "./records";
import type { SessionBook } from "./session-book";
import { sessionKey } from "./tables";
import type { World } from "./world";

export interface Draft {
  readonly content: MessageContent;
  readonly quotedMessageId: string | null;
  readonly templateId: string | null;
  readonly sendAt: number | null;
  /** How long somebody waits for the outcome. */
  readonly waitMs: number;
}

interface Chats {
  readonly inbox: Inbox;
  readonly conversations: ConversationBook;
}

export type Sender = ReturnType<typeof createSender>;

/** Events that say nothing to anybody. */
const silent: readonly MessageStatus[] = ["scheduled", "sending"];

/** Takes messages to those whom they are for. */
export function createSender(world: World, sessions: SessionBook, limits: MockRateLimits, chats: Chats) {
  const { tables, clock, newId, emit, receipts } = world;
  const { inbox, conversations } = chats;

  const limitKey = ({ organizationId, sessionId }: Pick<SessionRecord, "organizationId" | "sessionId">) =>
    sessionKey(organizationId, sessionId);

  const batchOf = (record: BatchRecord): Batch => ({
    ...record,
    messages: record.recipients.flatMap(({ messageId }) => tables.messages.get(messageId ?? "") ?? []).filter(isFirst),
  });

  const endBatch = (batchId: string) => {
    const record = tables.batches.get(batchId);
    if (!record || record.completedAt !== null) return;
    const batch = batchOf(record);
    if (batch.messages.some(({ status }) => isOpen(status))) return;
    tables.batches.set(batchId, { ...record, completedAt: clock.now() });
    const { organizationId, sessionId } = record;
    const data = { batchId, total: totalOf(batch), counts: { ...countsOf(batch) }, timestamp: toTime(clock.now()) };
    emit({ type: "batch_completed", organizationId, sessionId, data });
  };

  /** Moves a message on; not back. */
  const move = (messageId: string, status: MessageStatus, errorCode: ErrorCode | null = null): boolean => {
    const message = tables.messages.get(messageId);
    if (!message || !mayBecome(message.status, status)) return false;
    const statusTimes = withTime(message.statusTimes, status, clock.now());
    tables.messages.set(messageId, { ...message, status, statusTimes, errorCode });
    const { organizationId, sessionId, chatId, batchId, mediaId, peer } = message;
    if (!silent.includes(status)) {
      const words = { messageId, mediaId: mediaId ?? "", groupId: chatId };
      const data = {
        messageId,
        to: peer,
        status,
        timestamp: toTime(statusTimes[status] ?? clock.now()),
        chatId,
        ...(batchId === null ? {} : { batchId }),
        ...(errorCode === null ? {} : { error: { code: errorCode, message: sentenceOf(errorCode, "es", words) } }),
      };
      emit({ type: "message_status", organizationId, sessionId, data });
    }
    if (batchId !== null && isOpen(message.status)) endBatch(batchId);
    return true;
  };

  const planReceipts = (messageId: string) => {
    if (receipts === null) return;
    clock.at(clock.now() + receipts.deliveredAfter, () => move(messageId, "delivered"));
    clock.at(clock.now() + receipts.readAfter, () => move(messageId, "read"));
  };

  const accept = (message: MessageRecord) => {
    const { messageId, organizationId, sessionId, peer, text } = message;
    tables.messages.set(messageId, { ...message, waKey: messageId });
    move(messageId, "sent");
    conversations.recordSent(message);
    planReceipts(messageId);
    const session = sessions.find(organizationId, sessionId);
    if (session) sessions.update(session, { lastActivityAt: clock.now() });
    if (peer !== magicNumbers.answering || text === null) return;
    clock.at(clock.now() + magicDelays.answerMs, () => inbox.answer(message, answerTo(text)));
  };

  /** What WhatsApp makes of a message. */
  const attempt = (session: SessionRecord, message: MessageRecord): void => {
    const { messageId, peer } = message;
    const { times, how } = session.failing;
    if (peer === magicNumbers.notOnWhatsApp) move(messageId, "failed", "RECIPIENT_NOT_ON_WHATSAPP");
    else if (isGroupId(peer) && !tables.groups.has(peer)) move(messageId, "failed", "GROUP_NOT_FOUND");
    else if (peer === magicNumbers.failing) move(messageId, "failed", "SEND_FAILED");
    else if (times > 0) {
      sessions.update(session, { failing: { times: times - 1, how } });
      if (how === "refused") move(messageId, "failed", "SEND_FAILED");
      else {
        tables.messages.set(messageId, { ...message, waKey: messageId });
        move(messageId, "unknown");
      }
    } else if (peer === magicNumbers.slow) clock.at(clock.now() + magicDelays.slowMs, () => accept(message));
    else accept(message);
  };

  /** Sends what waits, as long as its session is connected. */
  const sendQueued = (messageId: string) => {
    const message = tables.messages.get(messageId);
    const session = message && sessions.find(message.organizationId, message.sessionId);
    if (message?.status !== "queued" || session?.status !== "connected") return;
    const isBulk = message.batchId !== null || message.sendAt !== null;
    const mayGoAt = isBulk ? limits.nextBulk(limitKey(session)) : clock.now();
    if (mayGoAt > clock.now()) return clock.at(mayGoAt, () => sendQueued(messageId));
    attempt(session, message);
  };

  const queue = (messageId: string) => {
    move(messageId, "queued");
    sendQueued(messageId);
  };

  sessions.onConnected(({ organizationId, sessionId }) => {
    for (const message of tables.messages.values()) {
      if (message.organizationId === organizationId && message.sessionId === sessionId) sendQueued(message.messageId);
    }
  });

  const store = (session: SessionRecord, peer: string, batchId: string | null, draft: Draft): MessageRecord => {
    const { content, quotedMessageId, templateId, sendAt } = draft;
    const now = clock.now();
    const status = sendAt === null ? "queued" : "scheduled";
    const message: MessageRecord = {
      ...content,
      organizationId: session.organizationId,
      sessionId: session.sessionId,
      messageId: newId("msg"),
      chatId: peer,
      direction: "outbound",
      peer,
      status,
      statusTimes: { [status]: now },
      waKey: null,
      quotedMessageId,
      batchId,
      templateId,
      sendAt,
      errorCode: null,
      reactions: [],
      votes: [],
      editedAt: null,
      revokedAt: null,
      createdAt: now,
    };
    tables.messages.set(message.messageId, message);
    if (sendAt !== null) clock.at(sendAt, () => queue(message.messageId));
    return message;
  };

  return {
    move,
    endBatch,
    batchOf,

    /** @throws AppError RATE_LIMIT_EXCEEDED, and what it fails with while somebody waits */
    toOne(session: SessionRecord, peer: string, draft: Draft, remember: (accepted: Accepted) => void): Accepted {
      if (draft.sendAt === null) limits.take("messages", limitKey(session));
      const { messageId } = store(session, peer, null, draft);
      const now = () => tables.messages.get(messageId) ?? store(session, peer, null, draft);
      remember({ type: "message", message: now() });
      if (draft.sendAt === null && draft.waitMs > 0) sendQueued(messageId);
      else if (draft.sendAt === null) clock.at(clock.now(), () => sendQueued(messageId));
      return { type: "message", message: outcomeOf(now()) };
    },

    toMany(
      session: SessionRecord,
      recipients: readonly { readonly to: string; readonly addressee: string | null }[],
      draft: Draft,
    ): Accepted {
      const { organizationId, sessionId } = session;
      const batchId = newId("bat");
      const known = new Map<string, string>();
      const taken = recipients.map(({ to, addressee }) => {
        if (addressee === null) return { to, messageId: null };
        const messageId = known.get(addressee) ?? store(session, addressee, batchId, draft).messageId;
        known.set(addressee, messageId);
        return { to, messageId };
      });
      const refused = taken
        .filter(({ messageId }) => messageId === null)
        .map(({ to }) => ({ to, code: "INVALID_RECIPIENT" as const }));
      const times = { createdAt: clock.now(), canceledAt: null, completedAt: null };
      const record = { organizationId, batchId, sessionId, recipients: taken, refused, ...times };
      tables.batches.set(batchId, record);
      clock.at(clock.now(), () => {
        for (const messageId of known.values()) sendQueued(messageId);
        endBatch(batchId);
      });
      return { type: "batch", batch: batchOf(record) };
    },

    /** @throws AppError what it failed with */
    outcomeOf,
    isSent: ({ status }: MessageRecord) => isSent(status),
  };
}

function outcomeOf<M extends MessageRecord>(message: M): M {
  const { status, errorCode, messageId, mediaId, chatId } = message;
  if (status !== "failed") return message;
  throw new AppError(errorCode ?? "SEND_FAILED", { messageId, mediaId: mediaId ?? "", groupId: chatId });
}

function isFirst(message: MessageRecord, index: number, all: readonly MessageRecord[]): boolean {
  return all.findIndex(({ messageId }) => messageId === message.messageId) === index;
}
