import type { Schemas } from "@inbox-hub/openapi";
import type { APIPromise } from "../api-promise";
import type { IdempotentOptions, RequestOptions } from "../call-options";
import type { PagePromise } from "../page";
import type { MessagesQuery } from "../queries";
import type { ToMany, ToOne } from "../recipients";

/** Send, read, edit and cancel messages. */
export interface Messages<Id extends readonly unknown[] = [sessionId: string]> {
  /**
   * Send a message to one recipient, or to several as a batch. Each call has an idempotency key of its own, so trying again
   * never sends twice; pass `idempotencyKey` to be sure of that over restarts of your program too.
   * One content: `message`; `mediaId` or `mediaUrl`, with `message` as caption; `location`; `contact`; or `poll`.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#messagessend}
   * @throws `SESSION_NOT_FOUND`, `SESSION_DISCONNECTED`, `MEDIA_NOT_FOUND`, `MEDIA_EXPIRED`, `MESSAGE_NOT_FOUND`, `GROUP_NOT_FOUND`, `RECIPIENT_NOT_ON_WHATSAPP`, `MEDIA_URL_REFUSED`, `MEDIA_TOO_LARGE`, `SEND_FAILED`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const sent = await hub.messages.send("session_crm_01", { to: "34612345678", message: "Tu pedido está listo." });
   * const batch = await hub.messages.send("session_crm_01", { to: ["34612345678", "34687654321"], message: "Hola" });
   * const progress = await hub.messages.getBatch("session_crm_01", batch.batchId);
   * ```
   */
  send(
    ...args: [...session: Id, body: ToOne<Schemas["SendMessageRequest"]>, options?: IdempotentOptions]
  ): APIPromise<Schemas["SentMessage"]>;
  send(
    ...args: [...session: Id, body: ToMany<Schemas["SendMessageRequest"]>, options?: IdempotentOptions]
  ): APIPromise<Schemas["AcceptedBatch"]>;
  send(
    ...args: [...session: Id, body: Schemas["SendMessageRequest"], options?: IdempotentOptions]
  ): APIPromise<Schemas["SentMessage"] | Schemas["AcceptedBatch"]>;

  /**
   * List and search messages, newest first. `q` searches the text, without regard to case and accents.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#messageslist}
   * @throws `SESSION_NOT_FOUND`, `INVALID_CURSOR`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const { items } = await hub.messages.list("session_crm_01", { chat: "34612345678", q: "manana" }); // finds "mañana" too
   * ```
   */
  list(...args: [...session: Id, query?: MessagesQuery, options?: RequestOptions]): PagePromise<Schemas["Message"]>;

  /**
   * Get a message with its status and the time of each step.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#messagesget}
   * @throws `SESSION_NOT_FOUND`, `MESSAGE_NOT_FOUND`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const message = await hub.messages.get("session_crm_01", "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW");
   * ```
   */
  get(...args: [...session: Id, messageId: string, options?: RequestOptions]): APIPromise<Schemas["Message"]>;

  /**
   * Change the text or caption of a sent message on every device. WhatsApp allows it for about 15 minutes.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#messagesedit}
   * @throws `SESSION_NOT_FOUND`, `MESSAGE_NOT_FOUND`, `MESSAGE_NOT_EDITABLE`, `SESSION_DISCONNECTED`, `ENGINE_FAILED`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const message = await hub.messages.edit("session_crm_01", "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW", { message: "Tu pedido está listo desde las 10." });
   * ```
   */
  edit(
    ...args: [...session: Id, messageId: string, body: Schemas["EditMessageRequest"], options?: RequestOptions]
  ): APIPromise<Schemas["Message"]>;

  /**
   * Delete a sent message for everyone. It stays in the hub's list, without its content.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#messagesrevoke}
   * @throws `SESSION_NOT_FOUND`, `MESSAGE_NOT_FOUND`, `MESSAGE_NOT_EDITABLE`, `SESSION_DISCONNECTED`, `ENGINE_FAILED`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const message = await hub.messages.revoke("session_crm_01", "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW");
   * ```
   */
  revoke(...args: [...session: Id, messageId: string, options?: RequestOptions]): APIPromise<Schemas["Message"]>;

  /**
   * React to a message; null takes the reaction back.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#messagesreact}
   * @throws `SESSION_NOT_FOUND`, `MESSAGE_NOT_FOUND`, `MESSAGE_NOT_EDITABLE`, `SESSION_DISCONNECTED`, `ENGINE_FAILED`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const message = await hub.messages.react("session_crm_01", "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW", { emoji: "👍" });
   * ```
   */
  react(
    ...args: [...session: Id, messageId: string, body: Schemas["ReactionRequest"], options?: RequestOptions]
  ): APIPromise<Schemas["Message"]>;

  /**
   * Send the content of a message, received or sent, to one recipient or several.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#messagesforward}
   * @throws `SESSION_NOT_FOUND`, `MESSAGE_NOT_FOUND`, `MESSAGE_NOT_EDITABLE`, `MEDIA_NOT_FOUND`, `MEDIA_EXPIRED`, `GROUP_NOT_FOUND`, `SESSION_DISCONNECTED`, `RECIPIENT_NOT_ON_WHATSAPP`, `SEND_FAILED`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const sentMessage = await hub.messages.forward("session_crm_01", "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW", { to: "34612345678" });
   * ```
   */
  forward(
    ...args: [
      ...session: Id,
      messageId: string,
      body: ToOne<Schemas["ForwardMessageRequest"]>,
      options?: IdempotentOptions,
    ]
  ): APIPromise<Schemas["SentMessage"]>;
  forward(
    ...args: [
      ...session: Id,
      messageId: string,
      body: ToMany<Schemas["ForwardMessageRequest"]>,
      options?: IdempotentOptions,
    ]
  ): APIPromise<Schemas["AcceptedBatch"]>;
  forward(
    ...args: [...session: Id, messageId: string, body: Schemas["ForwardMessageRequest"], options?: IdempotentOptions]
  ): APIPromise<Schemas["SentMessage"] | Schemas["AcceptedBatch"]>;

  /**
   * Cancel a message that is not sent yet: one that is `scheduled` or `queued`.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#messagescancel}
   * @throws `SESSION_NOT_FOUND`, `MESSAGE_NOT_FOUND`, `MESSAGE_NOT_CANCELABLE`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const message = await hub.messages.cancel("session_crm_01", "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW");
   * ```
   */
  cancel(...args: [...session: Id, messageId: string, options?: RequestOptions]): APIPromise<Schemas["Message"]>;

  /**
   * Get the progress of a batch: how many messages are in each status, and the outcome for each recipient.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#messagesgetbatch}
   * @throws `SESSION_NOT_FOUND`, `BATCH_NOT_FOUND`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const batch = await hub.messages.getBatch("session_crm_01", "bat_01JAB3F5T2Q8ZK4M6N7P9R0SVW");
   * ```
   */
  getBatch(...args: [...session: Id, batchId: string, options?: RequestOptions]): APIPromise<Schemas["Batch"]>;

  /**
   * Cancel what is left of a batch. Messages that are not sent yet are canceled; the others stay as they are.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#messagescancelbatch}
   * @throws `SESSION_NOT_FOUND`, `BATCH_NOT_FOUND`, `BATCH_NOT_CANCELABLE`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const batch = await hub.messages.cancelBatch("session_crm_01", "bat_01JAB3F5T2Q8ZK4M6N7P9R0SVW");
   * ```
   */
  cancelBatch(...args: [...session: Id, batchId: string, options?: RequestOptions]): APIPromise<Schemas["Batch"]>;
}
