import type { Schemas } from "@inbox-hub/openapi";
import type { IdempotentOptions, RequestOptions } from "../call-options";
import type { Page } from "../page";
import type { StoriesQuery } from "../queries";
import { Resource } from "../resource";

/** Stories: what WhatsApp calls a status, for everybody who may see those of the account, for 24 hours. */
export class Status extends Resource {
  /**
   * List the stories that were posted with this API, newest first.
   * @throws `SESSION_NOT_FOUND`, `INVALID_CURSOR`.
   */
  list(sessionId: string, query?: StoriesQuery, options?: RequestOptions): Promise<Page<Schemas["Story"]>> {
    return this.hub.request("status.list", { path: { sessionId }, query }, options);
  }

  /**
   * Post a story: a text, an image or a video. Each call has an idempotency key of its own, so trying again never posts twice.
   * One content: `message`, which `backgroundColor` and `font` can style; or `mediaId` or `mediaUrl`, with `message` as caption.
   * @throws `SESSION_NOT_FOUND`, `SESSION_DISCONNECTED`, `MEDIA_NOT_FOUND`, `MEDIA_EXPIRED`, `MEDIA_URL_REFUSED`, `MEDIA_TOO_LARGE`, `UNSUPPORTED_MEDIA_TYPE`, `SEND_FAILED`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const story = await hub.status.create("session_crm_01", { message: "Hoy cerramos a las 14", backgroundColor: "#0B5345" });
   * story.expiresAt; // 24 hours after it was sent
   * ```
   */
  create(
    sessionId: string,
    body: Schemas["CreateStatusRequest"],
    options?: IdempotentOptions,
  ): Promise<Schemas["Story"]> {
    return this.hub.request("status.create", { path: { sessionId }, body }, options);
  }

  /**
   * Get a story with its status.
   * @throws `SESSION_NOT_FOUND`, `STATUS_NOT_FOUND`.
   */
  get(sessionId: string, statusId: string, options?: RequestOptions): Promise<Schemas["Story"]> {
    return this.hub.request("status.get", { path: { sessionId, statusId } }, options);
  }

  /**
   * Take a story back from everybody who could see it. One that is not sent yet is canceled.
   * @throws `SESSION_NOT_FOUND`, `STATUS_NOT_FOUND`, `MESSAGE_NOT_EDITABLE`, `SESSION_DISCONNECTED`, `ENGINE_FAILED`.
   */
  delete(sessionId: string, statusId: string, options?: RequestOptions): Promise<Schemas["Story"]> {
    return this.hub.request("status.delete", { path: { sessionId, statusId } }, options);
  }
}
