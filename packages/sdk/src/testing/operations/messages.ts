import type { Query } from "@inbox-hub/openapi";
import {
  AppError,
  fold,
  isOpen,
  obstacleTo,
  obstacleToAuthor,
  obstacleToEdit,
  type Phrase,
  STORIES,
  toAddressee,
  toSendReply,
  toWireBatch,
  toWireMessage,
} from "@inbox-hub/openapi/rules";
import type { HandlersOf } from "../edge/handler";
import type { MailRoom } from "../state/mail-room";
import type { MessageChanges } from "../state/message-changes";
import { toPage } from "../state/pages";
import type { BatchRecord, MessageRecord } from "../state/records";
import type { Sender } from "../state/sender";
import { requireConnected, type SessionBook } from "../state/session-book";
import type { Tenant, World } from "../state/world";

interface MessageDeps {
  readonly sessions: SessionBook;
  readonly sender: Sender;
  readonly mail: MailRoom;
  readonly changes: MessageChanges;
}

export function createMessageHandlers(
  { tables, clock }: World,
  { sessions, sender, mail, changes }: MessageDeps,
): HandlersOf<"messages"> {
  const change = (
    tenant: Tenant,
    { sessionId, messageId }: { readonly sessionId: string; readonly messageId: string },
    obstacle: (message: MessageRecord) => Phrase | null,
    make: (message: MessageRecord) => MessageRecord,
  ): MessageRecord => {
    const session = sessions.require(tenant, sessionId);
    const message = mail.requireMessage(session, messageId);
    const problem = obstacle(message);
    if (problem !== null) throw new AppError("MESSAGE_NOT_EDITABLE", { messageId, problem });
    requireConnected(session);
    return make(message);
  };

  const requireBatch = (
    tenant: Tenant,
    { sessionId, batchId }: { readonly sessionId: string; readonly batchId: string },
  ): BatchRecord => {
    const { organizationId } = sessions.require(tenant, sessionId);
    const batch = tables.batches.get(batchId);
    if (batch?.organizationId === organizationId && batch.sessionId === sessionId) return batch;
    throw new AppError("BATCH_NOT_FOUND", { batchId });
  };

  return {
    "messages.send": ({ params, body }, { tenant, requestKey }) =>
      toSendReply(mail.send(tenant, params.sessionId, body, requestKey)),

    "messages.forward": ({ params: { sessionId, messageId }, body }, { tenant, requestKey }) =>
      toSendReply(mail.forward(tenant, sessionId, messageId, body, requestKey)),

    "messages.list": ({ params, query }, { tenant, language }) => {
      const { organizationId, sessionId } = sessions.require(tenant, params.sessionId);
      const isIts = (message: MessageRecord) =>
        message.organizationId === organizationId && message.sessionId === sessionId;
      const found = [...tables.messages.values()].filter((message) => isIts(message) && fits(message, query));
      const list = {
        name: `messages ${sessionId}`,
        idOf: ({ messageId }: MessageRecord) => messageId,
        toWire: (message: MessageRecord) => toWireMessage(message, language),
      };
      return { status: 200, ...toPage(list, found.reverse(), query) };
    },

    "messages.get": ({ params }, { tenant, language }) => {
      const message = mail.requireMessage(sessions.require(tenant, params.sessionId), params.messageId);
      return { status: 200, data: toWireMessage(message, language) };
    },

    "messages.edit": ({ params, body }, { tenant, language }) => {
      const edited = change(tenant, params, obstacleToEdit, (message) => changes.edit(message, body.message));
      return { status: 200, data: toWireMessage(edited, language) };
    },

    "messages.revoke": ({ params }, { tenant, language }) => ({
      status: 200,
      data: toWireMessage(change(tenant, params, obstacleToAuthor, changes.revoke), language),
    }),

    "messages.react": ({ params, body }, { tenant, language }) => {
      const react = (message: MessageRecord) => changes.react(message, params.sessionId, body.emoji);
      return { status: 200, data: toWireMessage(change(tenant, params, obstacleTo, react), language) };
    },

    "messages.cancel": ({ params }, { tenant, language }) => {
      const session = sessions.require(tenant, params.sessionId);
      const message = mail.requireMessage(session, params.messageId);
      const { messageId, status } = message;
      const isCanceled = status === "canceled" || (isOpen(status) && sender.move(messageId, "canceled"));
      if (!isCanceled) throw new AppError("MESSAGE_NOT_CANCELABLE", { messageId, status });
      return { status: 200, data: toWireMessage(mail.requireMessage(session, messageId), language) };
    },

    "messages.getBatch": ({ params }, { tenant }) => ({
      status: 200,
      data: toWireBatch(sender.batchOf(requireBatch(tenant, params))),
    }),

    "messages.cancelBatch": ({ params }, { tenant }) => {
      const { batchId, ...batch } = requireBatch(tenant, params);
      const open = sender.batchOf({ batchId, ...batch }).messages.filter(({ status }) => isOpen(status));
      if (open.length === 0) throw new AppError("BATCH_NOT_CANCELABLE", { batchId });
      tables.batches.set(batchId, { batchId, ...batch, canceledAt: clock.now() });
      for (const { messageId } of open) sender.move(messageId, "canceled");
      return { status: 200, data: toWireBatch(sender.batchOf(requireBatch(tenant, params))) };
    },
  };
}

function fits(message: MessageRecord, { chat, direction, status, type, from, to, q }: Query<"messages.list">): boolean {
  const chatId = chat === undefined ? undefined : (toAddressee(chat) ?? chat);
  return (
    (chatId === undefined ? message.chatId !== STORIES : message.chatId === chatId) &&
    (direction === undefined || message.direction === direction) &&
    (status === undefined || message.status === status) &&
    (type === undefined || message.type === type) &&
    (from === undefined || message.createdAt >= Date.parse(from)) &&
    (to === undefined || message.createdAt < Date.parse(to)) &&
    (q === undefined || hasWords(message.text ?? "", q))
  );
}

/** Every word must occur; `vien*` is the beginning of one. */
function hasWords(text: string, q: string): boolean {
  const words = wordsOf(text);
  return (fold(q).match(/[\p{L}\p{N}]+\*?/gu) ?? []).every((asked) => {
    if (!asked.endsWith("*")) return words.includes(asked);
    return words.some((word) => word.startsWith(asked.slice(0, -1)));
  });
}

function wordsOf(text: string): readonly string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
