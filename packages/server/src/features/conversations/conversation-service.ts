import { AppError, isGroup, normalizePhone, toChatId } from "@inbox-hub/openapi/rules";
import type { Page, PageRequest } from "../../contract/page";
import type { Actor, SessionRef, Tenant } from "../../contract/tenant";
import { type Engine, EngineError, type EngineErrorCode, type TypingState } from "../../engine/engine";
import { toEngineKey } from "../../engine/engine-key";
import { toAppError } from "../../engine/to-app-error";
import type { KeyedQueue } from "../../lib/keyed-queue";
import type { SessionAccess } from "../sessions/session-access";
import type { Conversation, ConversationChanges, ConversationFilter } from "./conversation";
import type { ConversationStore, UserId } from "./conversation-store";

/** Chats are named by a number in any spelling, a LID or a group. */
export interface ConversationService {
  /** @throws AppError SESSION_NOT_FOUND, INVALID_CURSOR */
  list(tenant: Tenant, sessionId: string, filter: ConversationFilter, page: PageRequest): Promise<Page<Conversation>>;
  /** @throws AppError SESSION_NOT_FOUND, CONVERSATION_NOT_FOUND */
  get(tenant: Tenant, sessionId: string, chat: string): Promise<Conversation>;
  /** @throws AppError as `get`, and MEMBER_NOT_FOUND; to archive or unarchive also SESSION_DISCONNECTED, ENGINE_FAILED */
  update(
    tenant: Tenant,
    actor: Actor,
    sessionId: string,
    chat: string,
    changes: ConversationChanges,
  ): Promise<Conversation>;
  /** @throws AppError as `get`; when something is unread also SESSION_DISCONNECTED, ENGINE_FAILED */
  markRead(tenant: Tenant, actor: Actor, sessionId: string, chat: string): Promise<Conversation>;
  /** Also where nobody has written yet. @throws AppError SESSION_NOT_FOUND, RECIPIENT_NOT_ON_WHATSAPP, GROUP_NOT_FOUND, SESSION_DISCONNECTED, ENGINE_FAILED */
  setTyping(tenant: Tenant, sessionId: string, chat: string, state: TypingState): Promise<void>;
}

interface ConversationServiceDeps {
  readonly conversations: ConversationStore;
  readonly sessions: Pick<SessionAccess, "require" | "requireEngine">;
  readonly members: { isMember(organizationId: number, userId: number): Promise<boolean> };
  /** What reaches the phone, one after the other in each chat: so phone and hub end alike. */
  readonly queue: KeyedQueue;
}

/** What WhatsApp says of a chat that it does not have. */
const unknownChat: readonly EngineErrorCode[] = ["CHAT_NOT_FOUND", "NOT_ON_WHATSAPP", "INVALID_RECIPIENT"];

export function createConversationService(deps: ConversationServiceDeps): ConversationService {
  const { conversations, sessions, members, queue } = deps;

  const locate = async (tenant: Tenant, sessionId: string, chat: string) => {
    const ref = await sessions.require(tenant, sessionId);
    return { ref, chatId: await conversations.chatIdOf(ref, normalizePhone(chat) ?? chat) };
  };

  const requireMember = async (organizationId: number, { assignedToUserId }: ConversationChanges) => {
    if (assignedToUserId === undefined || assignedToUserId === null) return;
    if (await members.isMember(organizationId, assignedToUserId)) return;
    throw new AppError("MEMBER_NOT_FOUND", { userId: assignedToUserId });
  };

  /** `unknown` says what it means that WhatsApp does not have the chat. */
  const ask = async (ref: SessionRef, question: (engine: Engine) => Promise<void>, unknown: () => void) => {
    const engine = sessions.requireEngine(ref);
    try {
      await question(engine);
    } catch (error) {
      if (error instanceof EngineError && unknownChat.includes(error.code)) return unknown();
      throw toAppError(error, { sessionId: ref.sessionId, status: engine.snapshot().status });
    }
  };

  const inTurn = <T>(ref: SessionRef, chatId: string, task: () => Promise<T>): Promise<T> =>
    queue.run(`${toEngineKey(ref)}/${chatId}`, task);

  return {
    async list(tenant, sessionId, filter, page) {
      return conversations.list(await sessions.require(tenant, sessionId), filter, page);
    },

    async get(tenant, sessionId, chat) {
      const { ref, chatId } = await locate(tenant, sessionId, chat);
      return found(await conversations.find(ref, chatId));
    },

    async update(tenant, actor, sessionId, chat, changes) {
      const { ref, chatId } = await locate(tenant, sessionId, chat);
      const change = async () => {
        const conversation = found(await conversations.find(ref, chatId));
        await requireMember(ref.organizationId, changes);
        const { isArchived = conversation.isArchived } = changes;
        if (isArchived !== conversation.isArchived) {
          // On a phone that no longer has the chat, there is nothing to archive.
          await ask(ref, (engine) => engine.setArchived(toChatId(chatId), isArchived), nothing);
        }
        return found(await conversations.update(ref, chatId, changes, toUserId(actor)));
      };
      return changes.isArchived === undefined ? change() : inTurn(ref, chatId, change);
    },

    async markRead(tenant, actor, sessionId, chat) {
      const { ref, chatId } = await locate(tenant, sessionId, chat);
      return inTurn(ref, chatId, async () => {
        // Before WhatsApp is asked: what arrives while it answers is not read.
        const position = await conversations.lastPosition(ref, chatId);
        const conversation = found(await conversations.find(ref, chatId));
        if (conversation.unreadCount === 0) return conversation;
        await ask(ref, (engine) => engine.markRead(toChatId(chatId)), nothing);
        return found(await conversations.markRead(ref, chatId, position, toUserId(actor)));
      });
    },

    async setTyping(tenant, sessionId, chat, state) {
      const { ref, chatId } = await locate(tenant, sessionId, chat);
      await ask(
        ref,
        (engine) => engine.setTyping(toChatId(chatId), state),
        () => {
          if (isGroup(chatId)) throw new AppError("GROUP_NOT_FOUND", { groupId: chatId });
          throw new AppError("RECIPIENT_NOT_ON_WHATSAPP");
        },
      );
    },
  };
}

function nothing(): void {}

function found(conversation: Conversation | null): Conversation {
  if (conversation === null) throw new AppError("CONVERSATION_NOT_FOUND");
  return conversation;
}

function toUserId(actor: Actor): UserId {
  return actor.type === "user" ? actor.userId : null;
}
