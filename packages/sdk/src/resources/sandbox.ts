import type { Schemas } from "@inbox-hub/openapi";
import type { APIPromise } from "../api-promise";
import type { IdempotentOptions, RequestOptions } from "../call-options";

/** Only in the sandbox profile: play the part of WhatsApp and of the customer. */
export interface Sandbox<Id extends readonly unknown[] = [sessionId: string]> {
  /**
   * Scan the QR code of a session that is `pairing`, as the phone would.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#sandboxscan}
   * @throws `SESSION_NOT_FOUND`, `SESSION_NOT_PAIRING`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const sessionStatus = await hub.sandbox.scan("session_crm_01", { phoneNumber: "34699000001" });
   * ```
   */
  scan(
    ...args: [...session: Id, body?: Schemas["SandboxScanRequest"], options?: RequestOptions]
  ): APIPromise<Schemas["SessionStatus"]>;

  /**
   * Make a message arrive, as a customer would. What they write while the session is down arrives when it is back.
   * One content: `message`; `mediaId`, with `message` as caption; `location`; `contact`; or `poll`.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#sandboxreceivemessage}
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
    ...args: [...session: Id, body: Schemas["SandboxMessageRequest"], options?: IdempotentOptions]
  ): APIPromise<Schemas["SandboxDone"]>;

  /**
   * Drop the connection of a session. It comes back by itself after `seconds`; with `unlink` the phone removes the device for good.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#sandboxdisconnect}
   * @throws `SESSION_NOT_FOUND`, `SESSION_DISCONNECTED`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const sessionStatus = await hub.sandbox.disconnect("session_crm_01", { seconds: 10 });
   * ```
   */
  disconnect(
    ...args: [...session: Id, body?: Schemas["SandboxDisconnectRequest"], options?: RequestOptions]
  ): APIPromise<Schemas["SessionStatus"]>;

  /**
   * Make the next sends fail: refused by WhatsApp, or with the answer lost after the message went out.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#sandboxfailnextsend}
   * @throws `SESSION_NOT_FOUND`, `SESSION_DISCONNECTED`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const sandboxDone = await hub.sandbox.failNextSend("session_crm_01", { times: 1, how: "refused" });
   * ```
   */
  failNextSend(
    ...args: [...session: Id, body?: Schemas["SandboxFailRequest"], options?: RequestOptions]
  ): APIPromise<Schemas["SandboxDone"]>;

  /**
   * Move the delivery receipt of a sent message, as the recipient's phone would. Receipts never go back.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#sandboxmovereceipt}
   * @throws `SESSION_NOT_FOUND`, `MESSAGE_NOT_FOUND`, `MESSAGE_NOT_EDITABLE`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const sandboxDone = await hub.sandbox.moveReceipt("session_crm_01", "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW", { status: "read" });
   * ```
   */
  moveReceipt(
    ...args: [...session: Id, messageId: string, body: Schemas["SandboxReceiptRequest"], options?: RequestOptions]
  ): APIPromise<Schemas["SandboxDone"]>;

  /**
   * React to a message as a customer who has it; null takes the reaction back.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#sandboxreact}
   * @throws `SESSION_NOT_FOUND`, `MESSAGE_NOT_FOUND`, `MESSAGE_NOT_EDITABLE`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const sandboxDone = await hub.sandbox.react("session_crm_01", "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW", { from: "34612345678", emoji: "👍" });
   * ```
   */
  react(
    ...args: [...session: Id, messageId: string, body: Schemas["SandboxReactionRequest"], options?: RequestOptions]
  ): APIPromise<Schemas["SandboxDone"]>;

  /**
   * Vote in a poll as a customer: all that they choose from now on. An empty list takes the vote back.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#sandboxvote}
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
    ...args: [...session: Id, messageId: string, body: Schemas["SandboxVoteRequest"], options?: RequestOptions]
  ): APIPromise<Schemas["SandboxDone"]>;

  /**
   * Edit a message that arrived, as the customer who wrote it.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#sandboxeditmessage}
   * @throws `SESSION_NOT_FOUND`, `MESSAGE_NOT_FOUND`, `MESSAGE_NOT_EDITABLE`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const sandboxDone = await hub.sandbox.editMessage("session_crm_01", "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW", { message: "Tu pedido está listo desde las 10." });
   * ```
   */
  editMessage(
    ...args: [...session: Id, messageId: string, body: Schemas["EditMessageRequest"], options?: RequestOptions]
  ): APIPromise<Schemas["SandboxDone"]>;

  /**
   * Delete a message that arrived, for everyone, as the customer who wrote it.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#sandboxrevokemessage}
   * @throws `SESSION_NOT_FOUND`, `MESSAGE_NOT_FOUND`, `MESSAGE_NOT_EDITABLE`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const sandboxDone = await hub.sandbox.revokeMessage("session_crm_01", "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW");
   * ```
   */
  revokeMessage(
    ...args: [...session: Id, messageId: string, options?: RequestOptions]
  ): APIPromise<Schemas["SandboxDone"]>;

  /**
   * Have a person create a group, with the session in it unless `withSession` is false. Returns its invite code too.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#sandboxcreategroup}
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
    ...args: [...session: Id, body: Schemas["SandboxGroupRequest"], options?: IdempotentOptions]
  ): APIPromise<Schemas["SandboxGroup"]>;

  /**
   * Have a person join a group by its invite code, or leave it.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#sandboxmoveparticipant}
   * @throws `SESSION_NOT_FOUND`, `GROUP_NOT_FOUND`, `PARTICIPANT_NOT_IN_GROUP`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const sandboxDone = await hub.sandbox.moveParticipant("session_crm_01", "120363021234567890@g.us", { participant: "34687654321", action: "join" });
   * ```
   */
  moveParticipant(
    ...args: [...session: Id, groupId: string, body: Schemas["SandboxParticipantRequest"], options?: RequestOptions]
  ): APIPromise<Schemas["SandboxDone"]>;
}
