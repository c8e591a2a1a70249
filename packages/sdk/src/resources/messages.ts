import type { Schemas } from "@inbox-hub/openapi";
import type { IdempotentOptions, RequestOptions } from "../call-options";
import type { Page } from "../page";
import type { MessagesQuery } from "../queries";
import type { ToMany, ToOne } from "../recipients";
import { Resource } from "../resource";

/** Send, read, edit and cancel messages. */
export class Messages extends Resource {
  /**
   * Send a message to one recipient, or to several as a batch. Each call has an idempotency key of its own, so trying again
   * never sends twice; pass `idempotencyKey` to be sure of that over restarts of your program too.
   * One content: `message`; `mediaId` or `mediaUrl`, with `message` as caption; `location`; `contact`; or `poll`.
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
    sessionId: string,
    body: ToOne<Schemas["SendMessageRequest"]>,
    options?: IdempotentOptions,
  ): Promise<Schemas["SentMessage"]>;
  send(
    sessionId: string,
    body: ToMany<Schemas["SendMessageRequest"]>,
    options?: IdempotentOptions,
  ): Promise<Schemas["AcceptedBatch"]>;
  send(
    sessionId: string,
    body: Schemas["SendMessageRequest"],
    options?: IdempotentOptions,
  ): Promise<Schemas["SentMessage"] | Schemas["AcceptedBatch"]>;
  send(
    sessionId: string,
    body: Schemas["SendMessageRequest"],
    options?: IdempotentOptions,
  ): Promise<Schemas["SentMessage"] | Schemas["AcceptedBatch"]> {
    return this.hub.request("messages.send", { path: { sessionId }, body }, options);
  }

  /**
   * List and search messages, newest first. `q` searches the text, without regard to case and accents.
   * @throws `SESSION_NOT_FOUND`, `INVALID_CURSOR`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const { items } = await hub.messages.list("session_crm_01", { chat: "34612345678", q: "manana" }); // finds "mañana" too
   * ```
   */
  list(sessionId: string, query?: MessagesQuery, options?: RequestOptions): Promise<Page<Schemas["Message"]>> {
    return this.hub.request("messages.list", { path: { sessionId }, query }, options);
  }

  /**
   * Get a message with its status and the time of each step.
   * @throws `SESSION_NOT_FOUND`, `MESSAGE_NOT_FOUND`.
   */
  get(sessionId: string, messageId: string, options?: RequestOptions): Promise<Schemas["Message"]> {
    return this.hub.request("messages.get", { path: { sessionId, messageId } }, options);
  }

  /**
   * Change the text or caption of a sent message on every device. WhatsApp allows it for about 15 minutes.
   * @throws `SESSION_NOT_FOUND`, `MESSAGE_NOT_FOUND`, `MESSAGE_NOT_EDITABLE`, `SESSION_DISCONNECTED`, `ENGINE_FAILED`.
   */
  edit(
    sessionId: string,
    messageId: string,
    body: Schemas["EditMessageRequest"],
    options?: RequestOptions,
  ): Promise<Schemas["Message"]> {
    return this.hub.request("messages.edit", { path: { sessionId, messageId }, body }, options);
  }

  /**
   * Delete a sent message for everyone. It stays in the hub's list, without its content.
   * @throws `SESSION_NOT_FOUND`, `MESSAGE_NOT_FOUND`, `MESSAGE_NOT_EDITABLE`, `SESSION_DISCONNECTED`, `ENGINE_FAILED`.
   */
  revoke(sessionId: string, messageId: string, options?: RequestOptions): Promise<Schemas["Message"]> {
    return this.hub.request("messages.revoke", { path: { sessionId, messageId } }, options);
  }

  /**
   * React to a message; null takes the reaction back.
   * @throws `SESSION_NOT_FOUND`, `MESSAGE_NOT_FOUND`, `MESSAGE_NOT_EDITABLE`, `SESSION_DISCONNECTED`, `ENGINE_FAILED`.
   */
  react(
    sessionId: string,
    messageId: string,
    body: Schemas["ReactionRequest"],
    options?: RequestOptions,
  ): Promise<Schemas["Message"]> {
    return this.hub.request("messages.react", { path: { sessionId, messageId }, body }, options);
  }

  /**
   * Send the content of a message, received or sent, to one recipient or several.
   * @throws `SESSION_NOT_FOUND`, `MESSAGE_NOT_FOUND`, `MESSAGE_NOT_EDITABLE`, `MEDIA_NOT_FOUND`, `MEDIA_EXPIRED`, `GROUP_NOT_FOUND`, `SESSION_DISCONNECTED`, `RECIPIENT_NOT_ON_WHATSAPP`, `SEND_FAILED`.
   */
  forward(
    sessionId: string,
    messageId: string,
    body: ToOne<Schemas["ForwardMessageRequest"]>,
    options?: IdempotentOptions,
  ): Promise<Schemas["SentMessage"]>;
  forward(
    sessionId: string,
    messageId: string,
    body: ToMany<Schemas["ForwardMessageRequest"]>,
    options?: IdempotentOptions,
  ): Promise<Schemas["AcceptedBatch"]>;
  forward(
    sessionId: string,
    messageId: string,
    body: Schemas["ForwardMessageRequest"],
    options?: IdempotentOptions,
  ): Promise<Schemas["SentMessage"] | Schemas["AcceptedBatch"]>;
  forward(
    sessionId: string,
    messageId: string,
    body: Schemas["ForwardMessageRequest"],
    options?: IdempotentOptions,
  ): Promise<Schemas["SentMessage"] | Schemas["AcceptedBatch"]> {
    return this.hub.request("messages.forward", { path: { sessionId, messageId }, body }, options);
  }

  /**
   * Cancel a message that is not sent yet: one that is `scheduled` or `queued`.
   * @throws `SESSION_NOT_FOUND`, `MESSAGE_NOT_FOUND`, `MESSAGE_NOT_CANCELABLE`.
   */
  cancel(sessionId: string, messageId: string, options?: RequestOptions): Promise<Schemas["Message"]> {
    return this.hub.request("messages.cancel", { path: { sessionId, messageId } }, options);
  }

  /**
   * Get the progress of a batch: how many messages are in each status, and the outcome for each recipient.
   * @throws `SESSION_NOT_FOUND`, `BATCH_NOT_FOUND`.
   */
  getBatch(sessionId: string, batchId: string, options?: RequestOptions): Promise<Schemas["Batch"]> {
    return this.hub.request("messages.getBatch", { path: { sessionId, batchId } }, options);
  }

  /**
   * Cancel what is left of a batch. Messages that are not sent yet are canceled; the others stay as they are.
   * @throws `SESSION_NOT_FOUND`, `BATCH_NOT_FOUND`, `BATCH_NOT_CANCELABLE`.
   */
  cancelBatch(sessionId: string, batchId: string, options?: RequestOptions): Promise<Schemas["Batch"]> {
    return this.hub.request("messages.cancelBatch", { path: { sessionId, batchId } }, options);
  }
}
