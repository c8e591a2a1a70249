import { AppError, verbatim } from "@inbox-hub/openapi/rules";
import type { EngineMedia } from "../../src/engine/engine";
import type { MediaFile, MediaLibrary } from "../../src/features/media/media-library";

export interface FakeMediaLibrary extends MediaLibrary {
  /** Puts a file of this organization there. */
  add(organizationId: number, file: Partial<MediaFile> & { readonly mediaId: string }): void;
  delete(mediaId: string): void;
}

/** Files in memory. */
export function fakeMediaLibrary(): FakeMediaLibrary {
  const files = new Map<
    string,
    { readonly organizationId: number; readonly file: MediaFile; readonly bytes: Buffer }
  >();

  const store = (organizationId: number, sessionId: string, media: Omit<EngineMedia, "read">, bytes: Buffer) => {
    const { mimetype, size, filename } = media;
    const mediaId = `media_${files.size + 1}`;
    const [family = ""] = mimetype.split("/");
    const type = family === "image" || family === "video" || family === "audio" ? family : "document";
    const file = { mediaId, sessionId, type, mimetype, size, filename } as const;
    files.set(mediaId, { organizationId, file, bytes });
    return file;
  };

  return {
    add(organizationId, { mediaId, ...given }) {
      const bytes = Buffer.from(`the bytes of ${mediaId}`);
      const file = { sessionId: "crm", type: "document", mimetype: "application/pdf", filename: "file.pdf" } as const;
      files.set(mediaId, { organizationId, bytes, file: { ...file, size: bytes.length, ...given, mediaId } });
    },
    delete: (mediaId) => void files.delete(mediaId),
    async require({ organizationId }, mediaId, types) {
      const found = files.get(mediaId);
      if (found?.organizationId !== organizationId) throw new AppError("MEDIA_NOT_FOUND", { mediaId });
      if (types && !types.includes(found.file.type)) throw new AppError("UNSUPPORTED_MEDIA_TYPE", { expected: "" });
      return found.file;
    },
    async open(organizationId, mediaId) {
      const found = files.get(mediaId);
      if (found?.organizationId !== organizationId) return null;
      const { mimetype, filename, size } = found.file;
      return { mimetype, filename, size, read: async () => found.bytes };
    },
    storeReceived: async ({ organizationId, sessionId }, received) =>
      store(organizationId, sessionId, received, await received.read()),
    async storeFromUrl({ organizationId, sessionId }, url) {
      if (url.includes("refused")) throw new AppError("MEDIA_URL_REFUSED", { problem: verbatim("refused") });
      const bytes = Buffer.from(url);
      return store(organizationId, sessionId, { mimetype: "image/png", size: bytes.length, filename: null }, bytes);
    },
  };
}
