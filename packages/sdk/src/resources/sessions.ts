import type { Schemas } from "@inbox-hub/openapi";
import type { APIPromise } from "../api-promise";
import type { IdempotentOptions, RequestOptions } from "../call-options";
import type { PagePromise } from "../page";
import type { SessionsQuery } from "../queries";

/** WhatsApp accounts linked to the hub. */
export interface Sessions<Id extends readonly unknown[] = [sessionId: string]> {
  /**
   * List sessions, by session id.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#sessionslist}
   * @throws `INVALID_CURSOR`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * for await (const item of hub.sessions.list()) console.log(item);
   * ```
   */
  list(query?: SessionsQuery, options?: RequestOptions): PagePromise<Schemas["Session"]>;

  /**
   * Create a session. Unless `start` is false it starts at once, and soon waits to be linked by QR or pairing code.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#sessionscreate}
   * @throws `SESSION_ALREADY_EXISTS`, `SESSION_NOT_FOUND`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const { sessionId, status } = await hub.sessions.create({ sessionId: "session_crm_01", name: "Ventas" });
   * ```
   */
  create(body?: Schemas["CreateSessionRequest"], options?: IdempotentOptions): APIPromise<Schemas["Session"]>;

  /**
   * Get a session with its latest changes of status.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#sessionsget}
   * @throws `SESSION_NOT_FOUND`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const session = await hub.sessions.get("session_crm_01");
   * ```
   */
  get(...args: [...session: Id, options?: RequestOptions]): APIPromise<Schemas["Session"]>;

  /**
   * Change a session. Absent properties stay as they are; null clears the `name`.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#sessionsupdate}
   * @throws `SESSION_NOT_FOUND`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const session = await hub.sessions.update("session_crm_01", { name: "Ventas Madrid" });
   * ```
   */
  update(
    ...args: [...session: Id, body: Schemas["UpdateSessionRequest"], options?: RequestOptions]
  ): APIPromise<Schemas["Session"]>;

  /**
   * Delete a session with its credentials, messages, contacts and media, and unlink the phone if it can be reached.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#sessionsdelete}
   * @throws `SESSION_NOT_FOUND`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * await hub.sessions.delete("session_crm_01");
   * ```
   */
  delete(...args: [...session: Id, options?: RequestOptions]): APIPromise<void>;

  /**
   * Get the status of a session; cheap enough to poll.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#sessionsstatus}
   * @throws `SESSION_NOT_FOUND`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const sessionStatus = await hub.sessions.status("session_crm_01");
   * ```
   */
  status(...args: [...session: Id, options?: RequestOptions]): APIPromise<Schemas["SessionStatus"]>;

  /**
   * Start a session, and keep it running from now on, over restarts of the server as well.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#sessionsstart}
   * @throws `SESSION_NOT_FOUND`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const sessionStatus = await hub.sessions.start("session_crm_01");
   * ```
   */
  start(...args: [...session: Id, options?: RequestOptions]): APIPromise<Schemas["SessionStatus"]>;

  /**
   * Stop a session and keep its credentials: a start needs no new QR.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#sessionsstop}
   * @throws `SESSION_NOT_FOUND`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const sessionStatus = await hub.sessions.stop("session_crm_01");
   * ```
   */
  stop(...args: [...session: Id, options?: RequestOptions]): APIPromise<Schemas["SessionStatus"]>;

  /**
   * Stop a session and start it again, with the same credentials.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#sessionsrestart}
   * @throws `SESSION_NOT_FOUND`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const sessionStatus = await hub.sessions.restart("session_crm_01");
   * ```
   */
  restart(...args: [...session: Id, options?: RequestOptions]): APIPromise<Schemas["SessionStatus"]>;

  /**
   * Unlink the phone and wipe the credentials; the data stays. The next start needs a new QR.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#sessionslogout}
   * @throws `SESSION_NOT_FOUND`, `ENGINE_FAILED`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const sessionStatus = await hub.sessions.logout("session_crm_01");
   * ```
   */
  logout(...args: [...session: Id, options?: RequestOptions]): APIPromise<Schemas["SessionStatus"]>;

  /**
   * Get the QR code to scan: its text and a data URL, or with `format` the bytes of an image. It changes every 20 to 60 seconds;
   * ask again at `expiresAt`.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#sessionsqr}
   * @throws `SESSION_NOT_FOUND`, `SESSION_NOT_PAIRING`.
   * @example
   * ```ts
   * import { writeFile } from "node:fs/promises";
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const { qr, expiresAt } = await hub.sessions.qr("session_crm_01");
   * await writeFile("qr.png", await hub.sessions.qr("session_crm_01", { format: "png" }));
   * ```
   */
  qr(
    ...args: [...session: Id, query?: { readonly format?: undefined }, options?: RequestOptions]
  ): APIPromise<Schemas["QrCode"]>;

  qr(
    ...args: [...session: Id, query: { readonly format: "png" | "svg" }, options?: RequestOptions]
  ): APIPromise<Uint8Array>;

  /**
   * Get a pairing code: eight characters to type on the phone, instead of scanning the QR.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#sessionsrequestpairingcode}
   * @throws `SESSION_NOT_FOUND`, `SESSION_NOT_PAIRING`, `ENGINE_FAILED`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const pairingCode = await hub.sessions.requestPairingCode("session_crm_01", { phoneNumber: "34612345678" });
   * ```
   */
  requestPairingCode(
    ...args: [...session: Id, body: Schemas["PairingCodeRequest"], options?: RequestOptions]
  ): APIPromise<Schemas["PairingCode"]>;
}
