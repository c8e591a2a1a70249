import { AppError } from "@inbox-hub/openapi/rules";
import { mayUse, type Tenant } from "../../contract/tenant";
import type { MediaFile } from "./media-library";

/** A file that was uploaded to a session, or received by it. */
export interface Media extends MediaFile {
  /** Of the content, in lower-case hex. */
  readonly sha256: string;
  readonly createdAt: number;
  /** When its content was deleted because it had been kept long enough. */
  readonly expiredAt: number | null;
}

/** A file that this tenant may use. @throws AppError MEDIA_NOT_FOUND, MEDIA_EXPIRED */
export function requireThere(media: Media | null, tenant: Tenant, mediaId: string): Media {
  if (media === null || !mayUse(tenant, media.sessionId)) throw new AppError("MEDIA_NOT_FOUND", { mediaId });
  if (media.expiredAt !== null) throw new AppError("MEDIA_EXPIRED", { mediaId });
  return media;
}
