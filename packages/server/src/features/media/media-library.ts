import { AppError } from "@inbox-hub/openapi/rules";
import type { SessionRef, Tenant } from "../../contract/tenant";
import type { EngineMedia } from "../../engine/engine";
import type { BlobStore } from "./blob-store";
import { requireThere } from "./media";
import type { MediaDownload } from "./media-download";
import type { MediaFiles } from "./media-files";
import type { MediaStore } from "./media-store";

/** A stored file, as other features see it. */
export interface MediaFile {
  readonly mediaId: string;
  readonly sessionId: string;
  readonly type: "image" | "video" | "audio" | "document";
  readonly mimetype: string;
  readonly size: number;
  readonly filename: string | null;
}

/** Where not every type will do. */
export type MediaTypes = readonly MediaFile["type"][];

/** What other features may ask of the media. */
export interface MediaLibrary {
  /** @throws AppError MEDIA_NOT_FOUND when it does not exist or belongs to another organization, MEDIA_EXPIRED, UNSUPPORTED_MEDIA_TYPE */
  require(tenant: Tenant, mediaId: string, types?: MediaTypes): Promise<MediaFile>;
  /** The bytes, to send. Null when the file was deleted or has expired meanwhile. */
  open(organizationId: number, mediaId: string): Promise<EngineMedia | null>;
  /** Stores what someone sent to the session. */
  storeReceived(ref: SessionRef, received: EngineMedia): Promise<MediaFile>;
  /** Fetches a public address. @throws AppError MEDIA_URL_REFUSED, MEDIA_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE */
  storeFromUrl(ref: SessionRef, url: string, types?: MediaTypes): Promise<MediaFile>;
}

/** For those who end a session or an organization: its files go with it, and their contents where nobody else has them. */
export interface MediaRemoval {
  removeSession(ref: SessionRef): Promise<void>;
  /** Of files that are gone: each unless another file has it. */
  removeContents(contents: readonly string[]): Promise<void>;
  removeAll(organizationId: number): Promise<void>;
}

interface MediaLibraryDeps {
  readonly media: Pick<MediaStore, "find">;
  readonly files: MediaFiles;
  readonly blobs: Pick<BlobStore, "receive" | "read" | "has" | "discard">;
  readonly download: Pick<MediaDownload, "fetch">;
  readonly maxBytes: number;
}

export function createMediaLibrary({
  media,
  files,
  blobs,
  download,
  maxBytes,
}: MediaLibraryDeps): MediaLibrary & MediaRemoval {
  return {
    async require(tenant, mediaId, types) {
      const found = requireThere(await media.find(tenant.organizationId, mediaId), tenant, mediaId);
      if (!isOneOf(found, types)) throw unsupported(types);
      return found;
    },

    async open(organizationId, mediaId) {
      const found = await media.find(organizationId, mediaId);
      if (found === null || found.expiredAt !== null || !(await blobs.has(found.sha256))) return null;
      const { mimetype, filename, size, sha256 } = found;
      return { mimetype, filename, size, read: () => blobs.read(sha256) };
    },

    async storeReceived(ref, { filename, read }) {
      const file = await blobs.receive(once(await read()), maxBytes);
      try {
        return await files.add(ref, { ...file, filename });
      } finally {
        await blobs.discard(file);
      }
    },

    async storeFromUrl(ref, url, types) {
      const file = await download.fetch(url);
      try {
        const stored = await files.add(ref, file);
        if (isOneOf(stored, types)) return stored;
        await files.remove(ref.organizationId, stored);
        throw unsupported(types);
      } finally {
        await blobs.discard(file);
      }
    },

    removeSession: ({ organizationId, sessionId }) => files.removeAll({ organizationId, sessionId }),
    async removeContents(contents) {
      for (const sha256 of new Set(contents)) await files.sweep(sha256, Number.POSITIVE_INFINITY);
    },
    removeAll: (organizationId) => files.removeAll({ organizationId }),
  };
}

function isOneOf({ type }: MediaFile, types: MediaTypes | undefined): boolean {
  return types === undefined || types.includes(type);
}

function unsupported(types: MediaTypes = []): AppError {
  return new AppError("UNSUPPORTED_MEDIA_TYPE", { expected: types.join(", ") });
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
