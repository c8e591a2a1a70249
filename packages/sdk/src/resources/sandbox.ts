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
   * @throws `SESSION_NOT_FOUND`, `SESSION_DISCONNECTED`, `MEDIA_NOT_FOUND`, `MESSAGE_NOT_FOUND`.
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
}
