import type { Schemas } from "@inbox-hub/openapi";
import type { APIPromise } from "../api-promise";
import type { RequestOptions, UploadOptions } from "../call-options";
import type { UploadInput } from "../file";
import type { PagePromise } from "../page";
import type { PageQuery } from "../queries";

/** Which part of a file to download, and when. */
export interface DownloadConditions {
  /** One range of bytes, such as `bytes=0-1023`. */
  readonly range?: string | undefined;
  /** The `ETag` of an earlier download: the answer is 304, without content, if it is still the same. */
  readonly ifNoneMatch?: string | undefined;
  /** The range counts only while the content still has this `ETag`. */
  readonly ifRange?: string | undefined;
}

/** Files to send, and files received. */
export interface Media<Id extends readonly unknown[] = [sessionId: string]> {
  /**
   * List the uploaded and received files of a session, newest first, without those that have expired.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#medialist}
   * @throws `SESSION_NOT_FOUND`, `INVALID_CURSOR`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * for await (const item of hub.media.list("session_crm_01")) console.log(item);
   * ```
   */
  list(...args: [...session: Id, query?: PageQuery, options?: RequestOptions]): PagePromise<Schemas["Media"]>;

  /**
   * Upload a file of at most 50 MB, to send it by its `mediaId`. The server reads the type from the content. A path is read while it is
   * sent, not into memory, and again for another attempt.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#mediaupload}
   * @throws `SESSION_NOT_FOUND`, `MEDIA_TOO_LARGE`, `UNSUPPORTED_MEDIA_TYPE`.
   * @example
   * ```ts
   * import { InboxHub, type UploadProgress } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const { mediaId } = await hub.media.upload("session_crm_01", { file: "./factura.pdf" });
   * await hub.messages.send("session_crm_01", { to: "34612345678", message: "Tu factura", mediaId });
   *
   * const onUploadProgress = ({ loaded, total = 0 }: UploadProgress) => console.log(Math.round((100 * loaded) / total));
   * await hub.media.upload("session_crm_01", { file: "./catalogo.pdf" }, { onUploadProgress });
   * ```
   */
  upload(...args: [...session: Id, file: UploadInput, options?: UploadOptions]): APIPromise<Schemas["Media"]>;

  /**
   * Get the type, size, SHA-256 and name of a file, and when the server deletes it.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#mediaget}
   * @throws `MEDIA_NOT_FOUND`, `MEDIA_EXPIRED`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const media = await hub.media.get("media_01JAB3F5T2Q8ZK4M6N7P9R0SVW");
   * ```
   */
  get(mediaId: string, options?: RequestOptions): APIPromise<Schemas["Media"]>;

  /**
   * Delete a file. Sent messages keep it on the phones; those that wait to be sent with it fail.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#mediadelete}
   * @throws `MEDIA_NOT_FOUND`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * await hub.media.delete("media_01JAB3F5T2Q8ZK4M6N7P9R0SVW");
   * ```
   */
  delete(mediaId: string, options?: RequestOptions): APIPromise<void>;

  /**
   * Download a file. The content is a stream: read it, with `arrayBuffer()` for instance, or cancel it.
   * `timeout` counts until it begins, `signal` until its end.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#mediacontent}
   * @throws `MEDIA_NOT_FOUND`, `MEDIA_EXPIRED`, `RANGE_NOT_SATISFIABLE`.
   * @example
   * ```ts
   * import { writeFile } from "node:fs/promises";
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const { body } = await hub.media.content("media_01JAB3F5T2Q8ZK4M6N7P9R0SVW");
   * if (body) await writeFile("factura.pdf", body);
   * ```
   */
  content(mediaId: string, conditions?: DownloadConditions, options?: RequestOptions): APIPromise<Response>;
}
