import { mayUse, type Tenant } from "../../contract/tenant";
import { AppError } from "../../lib/app-error";
import type { MediaFile } from "./media-library";

/** A file that was uploaded to a session, or received by it. */
export interface Media extends MediaFile {
  /** Of the content, in lower-case hex. */
  readonly sha256: string;
  readonly createdAt: number;
  /** When its content was deleted because it had been kept long enough. */
  readonly expiredAt: number | null;
}

/** What WhatsApp shows as what it is; everything else travels as a document. */
const shownAs: Readonly<Record<string, "image" | "video" | "audio">> = {
  "image/jpeg": "image",
  "image/png": "image",
  "image/webp": "image",
  "image/gif": "image",
  "video/mp4": "video",
  "video/3gpp": "video",
  "video/quicktime": "video",
  "audio/aac": "audio",
  "audio/amr": "audio",
  "audio/mp4": "audio",
  "audio/mpeg": "audio",
  "audio/ogg": "audio",
  "audio/x-m4a": "audio",
  "audio/wav": "audio",
};

/** A file that this tenant may use. @throws AppError MEDIA_NOT_FOUND, MEDIA_EXPIRED */
export function requireThere(media: Media | null, tenant: Tenant, mediaId: string): Media {
  if (media === null || !mayUse(tenant, media.sessionId)) throw new AppError("MEDIA_NOT_FOUND", { mediaId });
  if (media.expiredAt !== null) throw new AppError("MEDIA_EXPIRED", { mediaId });
  return media;
}

export function mediaTypeOf(mimetype: string): Media["type"] {
  const [essence = ""] = mimetype.split(";");
  return shownAs[essence.trim()] ?? "document";
}
