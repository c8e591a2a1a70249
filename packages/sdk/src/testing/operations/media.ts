import type { Schemas } from "@inbox-hub/openapi";
import { AppError, chooseContent, invalidRequest, mediaTypeOf, phrases, toTime } from "@inbox-hub/openapi/rules";
import type { HandlersOf } from "../edge/handler";
import type { MailRoom } from "../state/mail-room";
import { storeMedia } from "../state/media-files";
import { toPage } from "../state/pages";
import type { MediaRecord } from "../state/records";
import type { SessionBook } from "../state/session-book";
import type { World } from "../state/world";

const KEPT_MS = 90 * 24 * 60 * 60 * 1000;

export function createMediaHandlers(
  world: World,
  { sessions, mail }: { readonly sessions: SessionBook; readonly mail: MailRoom },
): HandlersOf<"media"> {
  const { tables } = world;
  return {
    "media.list": ({ params, query }, { tenant }) => {
      const { organizationId, sessionId } = sessions.require(tenant, params.sessionId);
      const found = [...tables.media.values()].filter(
        (media) => media.organizationId === organizationId && media.sessionId === sessionId,
      );
      const list = { name: `media ${sessionId}`, idOf: ({ mediaId }: MediaRecord) => mediaId, toWire: toWireMedia };
      return { status: 200, ...toPage(list, found.reverse(), query) };
    },

    "media.upload": ({ params, file }, { tenant }) => {
      if (file === null) throw invalidRequest([{ path: "body.file", message: phrases.required }]);
      const { organizationId, sessionId } = sessions.require(tenant, params.sessionId);
      return { status: 201, data: toWireMedia(storeMedia(world, { organizationId, sessionId }, file)) };
    },

    "media.get": ({ params }, { tenant }) => ({
      status: 200,
      data: toWireMedia(mail.requireMedia(tenant, params.mediaId)),
    }),

    "media.delete": ({ params }, { tenant }) => {
      tables.media.delete(mail.requireMedia(tenant, params.mediaId).mediaId);
      return { status: 204 };
    },

    "media.content": ({ params, headers }, { tenant }) => {
      const { sha256, bytes, mimetype, filename } = mail.requireMedia(tenant, params.mediaId);
      const size = bytes.length;
      const etag = `"${sha256}"`;
      const [range, ifNoneMatch, ifRange] = ["range", "if-none-match", "if-range"].map((name) => headers.get(name));
      const choice = chooseContent(
        { etag, size },
        { range: range ?? null, ifNoneMatch: ifNoneMatch ?? null, ifRange: ifRange ?? null },
      );
      const told = {
        ETag: etag,
        "Accept-Ranges": "bytes",
        "Content-Disposition": toDisposition(filename),
        "X-Content-Type-Options": "nosniff",
      };
      switch (choice.kind) {
        case "unchanged":
          return { status: 304, headers: { ETag: etag } };
        case "whole":
          return { status: 200, content: bytes, contentType: mimetype, headers: told };
        case "part": {
          const { start, end } = choice.range;
          const part = { "Content-Range": `bytes ${start}-${end}/${size}` };
          return {
            status: 206,
            content: bytes.slice(start, end + 1),
            contentType: mimetype,
            headers: { ...told, ...part },
          };
        }
        case "unsatisfiable":
          throw new AppError("RANGE_NOT_SATISFIABLE", {}, { headers: { "Content-Range": `bytes */${size}` } });
      }
    },
  };
}

/** In ASCII, and in every script for those who know better (RFC 6266). */
function toDisposition(filename: string | null): string {
  if (filename === null) return "attachment";
  const plain = filename.replace(/[^ -~]/gu, "_").replace(/["\\]/g, "\\$&");
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(filename)}`;
}

function toWireMedia({ bytes, organizationId: _, ...media }: MediaRecord): Schemas["Media"] {
  return {
    ...media,
    type: mediaTypeOf(media.mimetype),
    size: bytes.length,
    createdAt: toTime(media.createdAt),
    expiresAt: toTime(media.createdAt + KEPT_MS),
  };
}
