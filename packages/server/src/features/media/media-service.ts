import type { Readable } from "node:stream";
import type { ByteRange, ContentConditions } from "@inbox-hub/openapi/rules";
import { AppError, chooseContent } from "@inbox-hub/openapi/rules";
import type { Page, PageRequest } from "../../contract/page";
import { mayUse, type Tenant } from "../../contract/tenant";
import type { SessionAccess } from "../sessions/session-access";
import type { BlobStore, IncomingFile } from "./blob-store";
import { type Media, requireThere } from "./media";
import type { MediaFiles } from "./media-files";
import type { MediaStore } from "./media-store";

/** What a download answers with. */
export interface MediaContent {
  readonly media: Media;
  readonly etag: string;
  /** Null when the client has it already. */
  readonly stream: Readable | null;
  /** Null for the whole file. */
  readonly range: ByteRange | null;
}

export interface MediaService {
  /** @throws AppError SESSION_NOT_FOUND, INVALID_CURSOR */
  list(tenant: Tenant, sessionId: string, page: PageRequest): Promise<Page<Media>>;
  /** @throws AppError SESSION_NOT_FOUND */
  upload(tenant: Tenant, sessionId: string, file: IncomingFile & { readonly filename: string | null }): Promise<Media>;
  /** @throws AppError MEDIA_NOT_FOUND, MEDIA_EXPIRED */
  get(tenant: Tenant, mediaId: string): Promise<Media>;
  /** @throws AppError MEDIA_NOT_FOUND */
  delete(tenant: Tenant, mediaId: string): Promise<void>;
  /** @throws AppError MEDIA_NOT_FOUND, MEDIA_EXPIRED, RANGE_NOT_SATISFIABLE */
  content(tenant: Tenant, mediaId: string, conditions: ContentConditions): Promise<MediaContent>;
}

interface MediaServiceDeps {
  readonly media: Pick<MediaStore, "list" | "find">;
  readonly files: Pick<MediaFiles, "add" | "remove">;
  readonly blobs: Pick<BlobStore, "openRead">;
  readonly sessions: Pick<SessionAccess, "require">;
}

export function createMediaService({ media, files, blobs, sessions }: MediaServiceDeps): MediaService {
  const get: MediaService["get"] = async (tenant, mediaId) =>
    requireThere(await media.find(tenant.organizationId, mediaId), tenant, mediaId);

  const open = async ({ mediaId, sha256 }: Media, range?: ByteRange): Promise<Readable> => {
    const stream = await blobs.openRead(sha256, range);
    if (stream === null) throw new AppError("MEDIA_NOT_FOUND", { mediaId });
    return stream;
  };

  return {
    get,

    async list(tenant, sessionId, page) {
      return media.list(await sessions.require(tenant, sessionId), page);
    },

    async upload(tenant, sessionId, file) {
      return files.add(await sessions.require(tenant, sessionId), file);
    },

    async delete(tenant, mediaId) {
      const found = await media.find(tenant.organizationId, mediaId);
      // Also one that has expired: then nothing of it is left.
      const isRemoved =
        found !== null && mayUse(tenant, found.sessionId) && (await files.remove(tenant.organizationId, found));
      if (!isRemoved) throw new AppError("MEDIA_NOT_FOUND", { mediaId });
    },

    async content(tenant, mediaId, conditions) {
      const found = await get(tenant, mediaId);
      const etag = `"${found.sha256}"`;
      const choice = chooseContent({ etag, size: found.size }, conditions);
      switch (choice.kind) {
        case "unchanged":
          return { media: found, etag, stream: null, range: null };
        case "whole":
          return { media: found, etag, stream: await open(found), range: null };
        case "part":
          return { media: found, etag, stream: await open(found, choice.range), range: choice.range };
        case "unsatisfiable":
          throw new AppError("RANGE_NOT_SATISFIABLE", {}, { headers: { "Content-Range": `bytes */${found.size}` } });
      }
    },
  };
}
