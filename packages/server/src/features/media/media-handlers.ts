import type { Schemas } from "@inbox-hub/openapi";
import { invalidRequest, phrases, toTime } from "@inbox-hub/openapi/rules";
import contentDisposition from "content-disposition";
import type { HandlersOf } from "../../contract/handler";
import { toPageRequest, toPagination } from "../../contract/page";
import type { Media } from "./media";
import type { MediaService } from "./media-service";

interface MediaHandlersDeps {
  readonly media: MediaService;
  /** How long files are kept; null for ever. */
  readonly keptForMs: number | null;
}

export function createMediaHandlers({ media, keptForMs }: MediaHandlersDeps): HandlersOf<"media"> {
  const toWireMedia = (file: Media): Schemas["Media"] => ({
    mediaId: file.mediaId,
    sessionId: file.sessionId,
    type: file.type,
    mimetype: file.mimetype,
    size: file.size,
    sha256: file.sha256,
    filename: file.filename,
    createdAt: toTime(file.createdAt),
    expiresAt: keptForMs === null ? null : toTime(file.createdAt + keptForMs),
  });

  return {
    "media.list": async ({ params, query }, { tenant }) => {
      const page = await media.list(tenant, params.sessionId, toPageRequest(query));
      return { status: 200, data: page.items.map(toWireMedia), pagination: toPagination(page) };
    },
    "media.upload": async ({ params, file }, { tenant }) => {
      if (file === null) throw invalidRequest([{ path: "body.file", message: phrases.required }]);
      return { status: 201, data: toWireMedia(await media.upload(tenant, params.sessionId, file)) };
    },
    "media.get": async ({ params }, { tenant }) => ({
      status: 200,
      data: toWireMedia(await media.get(tenant, params.mediaId)),
    }),
    "media.delete": async ({ params }, { tenant }) => {
      await media.delete(tenant, params.mediaId);
      return { status: 204 };
    },
    "media.content": async ({ params, headers: { range, ...conditions } }, { tenant }) => {
      const content = await media.content(tenant, params.mediaId, {
        range: range ?? null,
        ifNoneMatch: conditions["if-none-match"] ?? null,
        ifRange: conditions["if-range"] ?? null,
      });
      const { size, mimetype, filename } = content.media;
      if (content.stream === null) return { status: 304, headers: { ETag: content.etag } };

      const body = { content: content.stream, contentType: mimetype };
      const headers = {
        ETag: content.etag,
        "Accept-Ranges": "bytes",
        // Never shown in the browser as a page of this server, whatever someone uploaded.
        "Content-Disposition": toDisposition(filename),
        "X-Content-Type-Options": "nosniff",
      };
      if (content.range === null) {
        return { status: 200, ...body, headers: { ...headers, "Content-Length": String(size) } };
      }
      const { start, end } = content.range;
      return {
        status: 206,
        ...body,
        headers: {
          ...headers,
          "Content-Length": String(end - start + 1),
          "Content-Range": `bytes ${start}-${end}/${size}`,
        },
      };
    },
  };
}

/** The name in every script, and in ASCII for programs that know no better: bytes beyond it mean something else to each of them. */
function toDisposition(filename: string | null): string {
  if (filename === null) return contentDisposition();
  return contentDisposition(filename, { fallback: filename.replace(/[^ -~]/gu, "_") });
}
