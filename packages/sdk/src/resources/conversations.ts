import type { Schemas } from "@inbox-hub/openapi";
import type { RequestOptions } from "../call-options";
import type { Page } from "../page";
import type { ConversationsQuery } from "../queries";
import { Resource } from "../resource";

/** The chats of a session as a team works on them: unread, assigned, closed, archived. A chat is named by its number, LID or group. */
export class Conversations extends Resource {
  /**
   * List the conversations of a session, the one with the latest message first. Filters add up.
   * @throws `SESSION_NOT_FOUND`, `INVALID_CURSOR`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const { items } = await hub.conversations.list("session_crm_01", { status: "open", assignedToUserId: "none" });
   * for (const { chatId, name, unreadCount } of items) console.log(chatId, name, unreadCount);
   * ```
   */
  list(
    sessionId: string,
    query?: ConversationsQuery,
    options?: RequestOptions,
  ): Promise<Page<Schemas["Conversation"]>> {
    return this.hub.request("conversations.list", { path: { sessionId }, query }, options);
  }

  /**
   * Get a conversation. It is there from its first message on.
   * @throws `SESSION_NOT_FOUND`, `CONVERSATION_NOT_FOUND`.
   */
  get(sessionId: string, chatId: string, options?: RequestOptions): Promise<Schemas["Conversation"]> {
    return this.hub.request("conversations.get", { path: { sessionId, chatId } }, options);
  }

  /**
   * Assign, close, reopen or archive a conversation. Absent properties stay as they are; `assignedToUserId` null gives it back
   * to everybody. A message that arrives reopens a closed conversation; an archived one stays archived.
   * @throws `SESSION_NOT_FOUND`, `CONVERSATION_NOT_FOUND`, `MEMBER_NOT_FOUND`, `SESSION_DISCONNECTED`, `ENGINE_FAILED`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * await hub.conversations.update("session_crm_01", "34612345678", { assignedToUserId: 5 });
   * await hub.conversations.update("session_crm_01", "34612345678", { status: "closed" });
   * ```
   */
  update(
    sessionId: string,
    chatId: string,
    body: Schemas["UpdateConversationRequest"],
    options?: RequestOptions,
  ): Promise<Schemas["Conversation"]> {
    return this.hub.request("conversations.update", { path: { sessionId, chatId }, body }, options);
  }

  /**
   * Mark a conversation as read: sends the read receipts, as when the chat is opened on the phone.
   * @throws `SESSION_NOT_FOUND`, `CONVERSATION_NOT_FOUND`, `SESSION_DISCONNECTED`, `ENGINE_FAILED`.
   */
  read(sessionId: string, chatId: string, options?: RequestOptions): Promise<Schemas["Conversation"]> {
    return this.hub.request("conversations.read", { path: { sessionId, chatId } }, options);
  }

  /**
   * Show that somebody is typing. WhatsApp shows it for about 25 seconds, until a message is sent, or until `paused`.
   * @throws `SESSION_NOT_FOUND`, `RECIPIENT_NOT_ON_WHATSAPP`, `GROUP_NOT_FOUND`, `SESSION_DISCONNECTED`, `ENGINE_FAILED`.
   */
  typing(
    sessionId: string,
    chatId: string,
    body: Schemas["TypingRequest"] = {},
    options?: RequestOptions,
  ): Promise<void> {
    return this.hub.request("conversations.typing", { path: { sessionId, chatId }, body }, options);
  }
}
