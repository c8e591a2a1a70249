import type { Schemas } from "@inbox-hub/openapi";
import type { APIPromise } from "../api-promise";
import type { IdempotentOptions, RequestOptions } from "../call-options";
import type { PagePromise } from "../page";
import type { StoriesQuery } from "../queries";

/** Stories: what WhatsApp calls a status, for everybody who may see those of the account, for 24 hours. */
export interface Status<Id extends readonly unknown[] = [sessionId: string]> {
  /**
   * List the stories that were posted with this API, newest first.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#statuslist}
   * @throws `SESSION_NOT_FOUND`, `INVALID_CURSOR`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * for await (const item of hub.status.list("session_crm_01")) console.log(item);
   * ```
   */
  list(...args: [...session: Id, query?: StoriesQuery, options?: RequestOptions]): PagePromise<Schemas["Story"]>;

  /**
   * Post a story: a text, an image or a video. Each call has an idempotency key of its own, so trying again never posts twice.
   * One content: `message`, which `backgroundColor` and `font` can style; or `mediaId` or `mediaUrl`, with `message` as caption.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#statuscreate}
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
    ...args: [...session: Id, body: Schemas["CreateStatusRequest"], options?: IdempotentOptions]
  ): APIPromise<Schemas["Story"]>;

  /**
   * Get a story with its status.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#statusget}
   * @throws `SESSION_NOT_FOUND`, `STATUS_NOT_FOUND`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const story = await hub.status.get("session_crm_01", "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW");
   * ```
   */
  get(...args: [...session: Id, statusId: string, options?: RequestOptions]): APIPromise<Schemas["Story"]>;

  /**
   * Take a story back from everybody who could see it. One that is not sent yet is canceled.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#statusdelete}
   * @throws `SESSION_NOT_FOUND`, `STATUS_NOT_FOUND`, `MESSAGE_NOT_EDITABLE`, `SESSION_DISCONNECTED`, `ENGINE_FAILED`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const story = await hub.status.delete("session_crm_01", "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW");
   * ```
   */
  delete(...args: [...session: Id, statusId: string, options?: RequestOptions]): APIPromise<Schemas["Story"]>;
}
