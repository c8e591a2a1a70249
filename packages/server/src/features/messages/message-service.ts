import type { Message, MessageFilter } from "@inbox-hub/openapi/rules";
import { AppError, toChatId } from "@inbox-hub/openapi/rules";
import type { Page, PageRequest } from "../../contract/page";
import type { SessionRef, Tenant } from "../../contract/tenant";
import type { SessionAccess } from "../sessions/session-access";
import type { MessageSignals } from "./message-signals";
import type { MessageStore } from "./message-store";

export interface MessageService {
  /** Newest first, without stories. @throws AppError SESSION_NOT_FOUND, INVALID_CURSOR */
  list(tenant: Tenant, sessionId: string, filter: MessageFilter, page: PageRequest): Promise<Page<Message>>;
  /** @throws AppError SESSION_NOT_FOUND, MESSAGE_NOT_FOUND */
  get(tenant: Tenant, sessionId: string, messageId: string): Promise<Message>;
  /** One that is canceled already stays so. @throws AppError SESSION_NOT_FOUND, MESSAGE_NOT_FOUND, MESSAGE_NOT_CANCELABLE */
  cancel(tenant: Tenant, sessionId: string, messageId: string): Promise<Message>;
  /** The same where nobody minds that it is too late: false then, and when there is none. */
  cancelUnsent(ref: SessionRef, messageId: string): Promise<boolean>;
  /** How WhatsApp knows a message. @throws AppError SESSION_NOT_FOUND, MESSAGE_NOT_FOUND, also when WhatsApp has not seen it */
  waKeyOf(
    tenant: Tenant,
    sessionId: string,
    messageId: string,
  ): Promise<{ readonly key: string; readonly chatId: string }>;
}

interface MessageServiceDeps {
  readonly sessions: Pick<SessionAccess, "require">;
  readonly messages: MessageStore;
  readonly signals: Pick<MessageSignals, "moved">;
}

export function createMessageService({ sessions, messages, signals }: MessageServiceDeps): MessageService {
  const find = async (ref: SessionRef, messageId: string): Promise<Message> => {
    const message = await messages.find(ref, messageId);
    if (message === null) throw new AppError("MESSAGE_NOT_FOUND", { messageId });
    return message;
  };

  const get = async (tenant: Tenant, sessionId: string, messageId: string): Promise<Message> =>
    find(await sessions.require(tenant, sessionId), messageId);

  const cancelUnsent = async (ref: SessionRef, messageId: string): Promise<boolean> => {
    const isCanceled = await messages.cancel(ref, messageId);
    if (isCanceled) signals.moved.notify(messageId);
    return isCanceled;
  };

  return {
    get,
    cancelUnsent,
    async list(tenant, sessionId, filter, page) {
      return messages.list(await sessions.require(tenant, sessionId), filter, page);
    },
    async cancel(tenant, sessionId, messageId) {
      const ref = await sessions.require(tenant, sessionId);
      const isCanceled = await cancelUnsent(ref, messageId);
      const message = await find(ref, messageId);
      const { status } = message;
      if (!isCanceled && status !== "canceled") throw new AppError("MESSAGE_NOT_CANCELABLE", { messageId, status });
      return message;
    },
    async waKeyOf(tenant, sessionId, messageId) {
      const { waKey, chatId } = await get(tenant, sessionId, messageId);
      if (waKey === null) throw new AppError("MESSAGE_NOT_FOUND", { messageId });
      return { key: waKey, chatId: toChatId(chatId) };
    },
  };
}
