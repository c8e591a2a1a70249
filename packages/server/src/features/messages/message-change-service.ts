import type { Phrase } from "@inbox-hub/openapi/rules";
import {
  AppError,
  type Message,
  obstacleTo,
  obstacleToAuthor,
  obstacleToEdit,
  toChatId,
} from "@inbox-hub/openapi/rules";
import type { SessionRef, Tenant } from "../../contract/tenant";
import { type Engine, EngineError, type EngineErrorCode } from "../../engine/engine";
import { problemOf, toAppError } from "../../engine/to-app-error";
import type { Clock } from "../../lib/clock";
import type { SessionAccess } from "../sessions/session-access";
import type { MessageChangeStore, MessageStore } from "./message-store";

/** Each throws AppError SESSION_NOT_FOUND, MESSAGE_NOT_FOUND, MESSAGE_NOT_EDITABLE, SESSION_DISCONNECTED, ENGINE_FAILED. */
export interface MessageChangeService {
  /** Changes the text, or the caption. */
  edit(tenant: Tenant, sessionId: string, messageId: string, text: string): Promise<Message>;
  /** Deletes it for everyone. */
  revoke(tenant: Tenant, sessionId: string, messageId: string): Promise<Message>;
  /** Null takes the reaction back. */
  react(tenant: Tenant, sessionId: string, messageId: string, emoji: string | null): Promise<Message>;
}

interface MessageChangeServiceDeps {
  readonly sessions: Pick<SessionAccess, "require" | "requireEngine">;
  readonly messages: Pick<MessageStore, "find">;
  readonly changes: MessageChangeStore;
  readonly clock: Clock;
}

interface Change {
  /** Why it cannot be done; null when it can. */
  readonly obstacle: (message: Message) => Phrase | null;
  readonly ask: (engine: Engine, chatId: string, key: string) => Promise<void>;
  readonly record: (ref: SessionRef, key: string, at: number) => Promise<void>;
}

const NOT_SENT: Phrase = { es: "no se envió", en: "it was not sent" };
const NOT_THERE: Phrase = { es: "WhatsApp no lo tiene", en: "WhatsApp does not have it" };

/** What WhatsApp means when it will not have this message changed. */
const refusals: readonly EngineErrorCode[] = [
  "FORBIDDEN",
  "MESSAGE_NOT_FOUND",
  "CHAT_NOT_FOUND",
  "INVALID_RECIPIENT",
  "NOT_ON_WHATSAPP",
];

export function createMessageChangeService(deps: MessageChangeServiceDeps): MessageChangeService {
  const { sessions, messages, changes, clock } = deps;

  const find = async (ref: SessionRef, messageId: string): Promise<Message> => {
    const message = await messages.find(ref, messageId);
    if (message === null) throw new AppError("MESSAGE_NOT_FOUND", { messageId });
    return message;
  };

  /** At WhatsApp first: what it refuses is not written down. */
  const change = async (
    tenant: Tenant,
    sessionId: string,
    messageId: string,
    { obstacle, ask, record }: Change,
  ): Promise<Message> => {
    const ref = await sessions.require(tenant, sessionId);
    const message = await find(ref, messageId);
    const problem = obstacle(message);
    if (problem !== null || message.waKey === null) {
      throw new AppError("MESSAGE_NOT_EDITABLE", { messageId, problem: problem ?? NOT_SENT });
    }
    const engine = sessions.requireEngine(ref);
    try {
      await ask(engine, toChatId(message.chatId), message.waKey);
    } catch (error) {
      throw toChangeError(error, ref, messageId, engine);
    }
    await record(ref, message.waKey, clock.now());
    return find(ref, messageId);
  };

  return {
    edit: (tenant, sessionId, messageId, text) =>
      change(tenant, sessionId, messageId, {
        obstacle: (message) => obstacleToEdit(message),
        ask: (engine, chatId, key) => engine.edit(chatId, key, text),
        record: (ref, key, at) => changes.recordEdit(ref, key, { text, at }),
      }),
    revoke: (tenant, sessionId, messageId) =>
      change(tenant, sessionId, messageId, {
        obstacle: obstacleToAuthor,
        ask: (engine, chatId, key) => engine.revoke(chatId, key),
        record: (ref, key, at) => changes.recordRevoke(ref, key, { at }),
      }),
    react: (tenant, sessionId, messageId, emoji) =>
      change(tenant, sessionId, messageId, {
        obstacle: obstacleTo,
        ask: (engine, chatId, key) => engine.react(chatId, key, emoji ?? ""),
        record: (ref, key, at) => changes.recordReaction(ref, key, { from: null, emoji, at }),
      }),
  };
}

function toChangeError(error: unknown, { sessionId }: SessionRef, messageId: string, engine: Engine): unknown {
  if (error instanceof EngineError && refusals.includes(error.code)) {
    const problem = error.code === "FORBIDDEN" ? problemOf(error) : NOT_THERE;
    return new AppError("MESSAGE_NOT_EDITABLE", { messageId, problem }, { cause: error });
  }
  return toAppError(error, { sessionId, status: engine.snapshot().status });
}
