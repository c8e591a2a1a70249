import type { Schemas } from "@inbox-hub/openapi";
import type { IdempotentOptions, RequestOptions } from "../call-options";
import type { Page } from "../page";
import type { SessionsQuery } from "../queries";
import { readBytes } from "../readers";
import { Resource } from "../resource";

const readPng = readBytes("image/png");
const readSvg = readBytes("image/svg+xml");

/** WhatsApp accounts linked to the hub. */
export class Sessions extends Resource {
  /**
   * List sessions, by session id.
   * @throws `INVALID_CURSOR`.
   */
  list(query?: SessionsQuery, options?: RequestOptions): Promise<Page<Schemas["Session"]>> {
    return this.hub.request("sessions.list", { query }, options);
  }

  /**
   * Create a session. Unless `start` is false it starts at once, and soon waits to be linked by QR or pairing code.
   * @throws `SESSION_ALREADY_EXISTS`, `SESSION_NOT_FOUND`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const { sessionId, status } = await hub.sessions.create({ sessionId: "session_crm_01", name: "Ventas" });
   * ```
   */
  create(body: Schemas["CreateSessionRequest"] = {}, options?: IdempotentOptions): Promise<Schemas["Session"]> {
    return this.hub.request("sessions.create", { body }, options);
  }

  /**
   * Get a session with its latest changes of status.
   * @throws `SESSION_NOT_FOUND`.
   */
  get(sessionId: string, options?: RequestOptions): Promise<Schemas["Session"]> {
    return this.hub.request("sessions.get", { path: { sessionId } }, options);
  }

  /**
   * Change a session. Absent properties stay as they are; null clears the `name`.
   * @throws `SESSION_NOT_FOUND`.
   */
  update(
    sessionId: string,
    body: Schemas["UpdateSessionRequest"],
    options?: RequestOptions,
  ): Promise<Schemas["Session"]> {
    return this.hub.request("sessions.update", { path: { sessionId }, body }, options);
  }

  /**
   * Delete a session with its credentials, messages, contacts and media, and unlink the phone if it can be reached.
   * @throws `SESSION_NOT_FOUND`.
   */
  delete(sessionId: string, options?: RequestOptions): Promise<void> {
    return this.hub.request("sessions.delete", { path: { sessionId } }, options);
  }

  /**
   * Get the status of a session; cheap enough to poll.
   * @throws `SESSION_NOT_FOUND`.
   */
  status(sessionId: string, options?: RequestOptions): Promise<Schemas["SessionStatus"]> {
    return this.hub.request("sessions.status", { path: { sessionId } }, options);
  }

  /**
   * Start a session, and keep it running from now on, over restarts of the server as well.
   * @throws `SESSION_NOT_FOUND`.
   */
  start(sessionId: string, options?: RequestOptions): Promise<Schemas["SessionStatus"]> {
    return this.hub.request("sessions.start", { path: { sessionId } }, options);
  }

  /**
   * Stop a session and keep its credentials: a start needs no new QR.
   * @throws `SESSION_NOT_FOUND`.
   */
  stop(sessionId: string, options?: RequestOptions): Promise<Schemas["SessionStatus"]> {
    return this.hub.request("sessions.stop", { path: { sessionId } }, options);
  }

  /**
   * Stop a session and start it again, with the same credentials.
   * @throws `SESSION_NOT_FOUND`.
   */
  restart(sessionId: string, options?: RequestOptions): Promise<Schemas["SessionStatus"]> {
    return this.hub.request("sessions.restart", { path: { sessionId } }, options);
  }

  /**
   * Unlink the phone and wipe the credentials; the data stays. The next start needs a new QR.
   * @throws `SESSION_NOT_FOUND`, `ENGINE_FAILED`.
   */
  logout(sessionId: string, options?: RequestOptions): Promise<Schemas["SessionStatus"]> {
    return this.hub.request("sessions.logout", { path: { sessionId } }, options);
  }

  /**
   * Get the QR code to scan: its text and a data URL, or with `format` the bytes of an image. It changes every 20 to 60 seconds;
   * ask again at `expiresAt`.
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
  qr(sessionId: string, query?: { readonly format?: undefined }, options?: RequestOptions): Promise<Schemas["QrCode"]>;
  qr(sessionId: string, query: { readonly format: "png" | "svg" }, options?: RequestOptions): Promise<Uint8Array>;
  qr(
    sessionId: string,
    { format }: { readonly format?: "png" | "svg" | undefined } = {},
    options?: RequestOptions,
  ): Promise<Schemas["QrCode"] | Uint8Array> {
    const input = { path: { sessionId } };
    if (!format) return this.hub.request("sessions.qr", input, options);
    return this.hub.requestAs(format === "svg" ? readSvg : readPng, "sessions.qr", input, options);
  }

  /**
   * Get a pairing code: eight characters to type on the phone, instead of scanning the QR.
   * @throws `SESSION_NOT_FOUND`, `SESSION_NOT_PAIRING`, `ENGINE_FAILED`.
   */
  requestPairingCode(
    sessionId: string,
    body: Schemas["PairingCodeRequest"],
    options?: RequestOptions,
  ): Promise<Schemas["PairingCode"]> {
    return this.hub.request("sessions.requestPairingCode", { path: { sessionId }, body }, options);
  }
}
