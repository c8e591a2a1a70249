import type { SessionRef, Tenant } from "../../contract/tenant";
import type { EngineMedia } from "../../engine/engine";

/** A stored file, as other features see it. */
export interface MediaFile {
  readonly mediaId: string;
  readonly sessionId: string;
  readonly type: "image" | "video" | "audio" | "document";
  readonly mimetype: string;
  readonly size: number;
  readonly filename: string | null;
}

/** What other features may ask of the media. */
export interface MediaLibrary {
  /** @throws AppError MEDIA_NOT_FOUND when it does not exist or belongs to another organization. */
  require(tenant: Tenant, mediaId: string): Promise<MediaFile>;
  /** The bytes, to send. Null when the file was deleted meanwhile. */
  open(organizationId: number, mediaId: string): Promise<EngineMedia | null>;
  /** Stores what someone sent to the session. */
  storeReceived(ref: SessionRef, received: EngineMedia): Promise<MediaFile>;
  /** Fetches a public address. @throws AppError MEDIA_URL_REFUSED, MEDIA_TOO_LARGE */
  storeFromUrl(ref: SessionRef, url: string): Promise<MediaFile>;
}
