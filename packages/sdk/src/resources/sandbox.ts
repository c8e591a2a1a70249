import type { Schemas } from "@inbox-hub/openapi";
import type { IdempotentOptions, RequestOptions } from "../call-options";
import { Resource } from "../resource";

/** Only in the sandbox profile: play the part of WhatsApp and of the customer. */
export class Sandbox extends Resource {
  /**
   * Scan the QR code of a session that is `pairing`, as the phone would.
   * @throws `SESSION_NOT_FOUND`, `SESSION_NOT_PAIRING`.
   */
  scan(
    sessionId: string,
    body: Schemas["SandboxScanRequest"] = {},
    options?: RequestOptions,
  ): Promise<Schemas["SessionStatus"]> {
    return this.hub.request("sandbox.scan", { path: { sessionId }, body }, options);
  }

  /**
   * Make a message arrive, as a customer would. What they write while the session is down arrives when it is back.
   * One content: `message`; `mediaId`, with `message` as caption; `location`; `contact`; or `poll`.
   * @throws `SESSION_NOT_FOUND`, `SESSION_DISCONNECTED`, `MEDIA_NOT_FOUND`, `MEDIA_EXPIRED`, `MESSAGE_NOT_FOUND`, `GROUP_NOT_FOUND`, `PARTICIPANT_NOT_IN_GROUP`, `GROUP_ADMIN_REQUIRED`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * await hub.sandbox.receiveMessage("session_crm_01", { from: "34612345678", name: "Juan Pérez", message: "Hola" });
   * ```
   */
  receiveMessage(
    sessionId: string,
    body: Schemas["SandboxMessageRequest"],
    options?: IdempotentOptions,
  ): Promise<Schemas["SandboxDone"]> {
    return this.hub.request("sandbox.receiveMessage", { path: { sessionId }, body }, options);
  }

  /**
   * Drop the connection of a session. It comes back by itself after `seconds`; with `unlink` the phone removes the device for good.
   * @throws `SESSION_NOT_FOUND`, `SESSION_DISCONNECTED`.
   */
  disconnect(
    sessionId: string,
    body: Schemas["SandboxDisconnectRequest"] = {},
    options?: RequestOptions,
  ): Promise<Schemas["SessionStatus"]> {
    return this.hub.request("sandbox.disconnect", { path: { sessionId }, body }, options);
  }

  /**
   * Make the next sends fail: refused by WhatsApp, or with the answer lost after the message went out.
   * @throws `SESSION_NOT_FOUND`, `SESSION_DISCONNECTED`.
   */
  failNextSend(
    sessionId: string,
    body: Schemas["SandboxFailRequest"] = {},
    options?: RequestOptions,
  ): Promise<Schemas["SandboxDone"]> {
    return this.hub.request("sandbox.failNextSend", { path: { sessionId }, body }, options);
  }

  /**
   * Move the delivery receipt of a sent message, as the recipient's phone would. Receipts never go back.
   * @throws `SESSION_NOT_FOUND`, `MESSAGE_NOT_FOUND`, `MESSAGE_NOT_EDITABLE`.
   */
  moveReceipt(
    sessionId: string,
    messageId: string,
    body: Schemas["SandboxReceiptRequest"],
    options?: RequestOptions,
  ): Promise<Schemas["SandboxDone"]> {
    return this.hub.request("sandbox.moveReceipt", { path: { sessionId, messageId }, body }, options);
  }

  /**
   * React to a message as a customer who has it; null takes the reaction back.
   * @throws `SESSION_NOT_FOUND`, `MESSAGE_NOT_FOUND`, `MESSAGE_NOT_EDITABLE`.
   */
  react(
    sessionId: string,
    messageId: string,
    body: Schemas["SandboxReactionRequest"],
    options?: RequestOptions,
  ): Promise<Schemas["SandboxDone"]> {
    return this.hub.request("sandbox.react", { path: { sessionId, messageId }, body }, options);
  }

  /**
   * Vote in a poll as a customer: all that they choose from now on. An empty list takes the vote back.
   * @throws `SESSION_NOT_FOUND`, `MESSAGE_NOT_FOUND`, `MESSAGE_NOT_EDITABLE`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const { messageId } = await hub.messages.send("session_crm_01", {
   *   to: "34612345678",
   *   poll: { question: "¿Cuándo te viene bien?", options: ["Mañana", "Pasado"] },
   * });
   * await hub.sandbox.vote("session_crm_01", messageId, { from: "34612345678", options: ["Mañana"] });
   * ```
   */
  vote(
    sessionId: string,
    messageId: string,
    body: Schemas["SandboxVoteRequest"],
    options?: RequestOptions,
  ): Promise<Schemas["SandboxDone"]> {
    return this.hub.request("sandbox.vote", { path: { sessionId, messageId }, body }, options);
  }

  /**
   * Edit a message that arrived, as the customer who wrote it.
   * @throws `SESSION_NOT_FOUND`, `MESSAGE_NOT_FOUND`, `MESSAGE_NOT_EDITABLE`.
   */
  editMessage(
    sessionId: string,
    messageId: string,
    body: Schemas["EditMessageRequest"],
    options?: RequestOptions,
  ): Promise<Schemas["SandboxDone"]> {
    return this.hub.request("sandbox.editMessage", { path: { sessionId, messageId }, body }, options);
  }

  /**
   * Delete a message that arrived, for everyone, as the customer who wrote it.
   * @throws `SESSION_NOT_FOUND`, `MESSAGE_NOT_FOUND`, `MESSAGE_NOT_EDITABLE`.
   */
  revokeMessage(sessionId: string, messageId: string, options?: RequestOptions): Promise<Schemas["SandboxDone"]> {
    return this.hub.request("sandbox.revokeMessage", { path: { sessionId, messageId } }, options);
  }

  /**
   * Have a person create a group, with the session in it unless `withSession` is false. Returns its invite code too.
   * @throws `SESSION_NOT_FOUND`, `SESSION_DISCONNECTED`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const group = { from: "34612345678", subject: "Vecinos", withSession: false };
   * const { groupId, inviteCode } = await hub.sandbox.createGroup("session_crm_01", group);
   * ```
   */
  createGroup(
    sessionId: string,
    body: Schemas["SandboxGroupRequest"],
    options?: IdempotentOptions,
  ): Promise<Schemas["SandboxGroup"]> {
    return this.hub.request("sandbox.createGroup", { path: { sessionId }, body }, options);
  }

  /**
   * Have a person join a group by its invite code, or leave it.
   * @throws `SESSION_NOT_FOUND`, `GROUP_NOT_FOUND`, `PARTICIPANT_NOT_IN_GROUP`.
   */
  moveParticipant(
    sessionId: string,
    groupId: string,
    body: Schemas["SandboxParticipantRequest"],
    options?: RequestOptions,
  ): Promise<Schemas["SandboxDone"]> {
    return this.hub.request("sandbox.moveParticipant", { path: { sessionId, groupId }, body }, options);
  }
}
