import type { Schemas } from "@inbox-hub/openapi";
import type { APIPromise } from "../api-promise";
import type { RequestOptions } from "../call-options";
import type { PagePromise } from "../page";
import type { ConversationsQuery } from "../queries";

/** The chats of a session as a team works on them: unread, assigned, closed, archived. A chat is named by its number, LID or group. */
export interface Conversations<Id extends readonly unknown[] = [sessionId: string]> {
  /**
   * List the conversations of a session, the one with the latest message first. Filters add up.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#conversationslist}
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
    ...args: [...session: Id, query?: ConversationsQuery, options?: RequestOptions]
  ): PagePromise<Schemas["Conversation"]>;

  /**
   * Get a conversation. It is there from its first message on.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#conversationsget}
   * @throws `SESSION_NOT_FOUND`, `CONVERSATION_NOT_FOUND`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const conversation = await hub.conversations.get("session_crm_01", "34612345678");
   * ```
   */
  get(...args: [...session: Id, chatId: string, options?: RequestOptions]): APIPromise<Schemas["Conversation"]>;

  /**
   * Assign, close, reopen or archive a conversation. Absent properties stay as they are; `assignedToUserId` null gives it back
   * to everybody. A message that arrives reopens a closed conversation; an archived one stays archived.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#conversationsupdate}
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
    ...args: [...session: Id, chatId: string, body: Schemas["UpdateConversationRequest"], options?: RequestOptions]
  ): APIPromise<Schemas["Conversation"]>;

  /**
   * Mark a conversation as read: sends the read receipts, as when the chat is opened on the phone.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#conversationsread}
   * @throws `SESSION_NOT_FOUND`, `CONVERSATION_NOT_FOUND`, `SESSION_DISCONNECTED`, `ENGINE_FAILED`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const conversation = await hub.conversations.read("session_crm_01", "34612345678");
   * ```
   */
  read(...args: [...session: Id, chatId: string, options?: RequestOptions]): APIPromise<Schemas["Conversation"]>;

  /**
   * Show that somebody is typing. WhatsApp shows it for about 25 seconds, until a message is sent, or until `paused`.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#conversationstyping}
   * @throws `SESSION_NOT_FOUND`, `RECIPIENT_NOT_ON_WHATSAPP`, `GROUP_NOT_FOUND`, `SESSION_DISCONNECTED`, `ENGINE_FAILED`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * await hub.conversations.typing("session_crm_01", "34612345678", { state: "typing" });
   * ```
   */
  typing(
    ...args: [...session: Id, chatId: string, body?: Schemas["TypingRequest"], options?: RequestOptions]
  ): APIPromise<void>;
}
