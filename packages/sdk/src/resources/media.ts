import type { Schemas } from "@inbox-hub/openapi";
import type { IdempotentOptions, RequestOptions } from "../call-options";
import { toForm, type UploadInput } from "../file";
import type { Page } from "../page";
import type { PageQuery } from "../queries";
import { readStream } from "../readers";
import { Resource } from "../resource";

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
export class Media extends Resource {
  /**
   * List the uploaded and received files of a session, newest first, without those that have expired.
   * @throws `SESSION_NOT_FOUND`, `INVALID_CURSOR`.
   */
  list(sessionId: string, query?: PageQuery, options?: RequestOptions): Promise<Page<Schemas["Media"]>> {
    return this.hub.request("media.list", { path: { sessionId }, query }, options);
  }

  /**
   * Upload a file of at most 50 MB, to send it by its `mediaId`. The server reads the type from the content.
   * @throws `SESSION_NOT_FOUND`, `MEDIA_TOO_LARGE`, `UNSUPPORTED_MEDIA_TYPE`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const { mediaId } = await hub.media.upload("session_crm_01", { file: "./factura.pdf" });
   * await hub.messages.send("session_crm_01", { to: "34612345678", message: "Tu factura", mediaId });
   * ```
   */
  async upload(sessionId: string, file: UploadInput, options?: IdempotentOptions): Promise<Schemas["Media"]> {
    return this.hub.request("media.upload", { path: { sessionId }, body: await toForm(file) }, options);
  }

  /**
   * Get the type, size, SHA-256 and name of a file, and when the server deletes it.
   * @throws `MEDIA_NOT_FOUND`, `MEDIA_EXPIRED`.
   */
  get(mediaId: string, options?: RequestOptions): Promise<Schemas["Media"]> {
    return this.hub.request("media.get", { path: { mediaId } }, options);
  }

  /**
   * Delete a file. Sent messages keep it on the phones; those that wait to be sent with it fail.
   * @throws `MEDIA_NOT_FOUND`.
   */
  delete(mediaId: string, options?: RequestOptions): Promise<void> {
    return this.hub.request("media.delete", { path: { mediaId } }, options);
  }

  /**
   * Download a file. The content is a stream: read it, with `arrayBuffer()` for instance, or cancel it.
   * `timeout` counts until it begins, `signal` until its end.
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
  content(
    mediaId: string,
    { range, ifNoneMatch, ifRange }: DownloadConditions = {},
    options?: RequestOptions,
  ): Promise<Response> {
    const header = { Range: range, "If-None-Match": ifNoneMatch, "If-Range": ifRange };
    return this.hub.requestAs(readStream, "media.content", { path: { mediaId }, header }, options);
  }
}
