import { createHash } from "node:crypto";
import type { UploadedFile } from "../edge/handler";
import type { MediaRecord } from "./records";
import { typeOf } from "./type-of";
import type { World } from "./world";

/** Keeps a file. */
export function storeMedia(
  { tables, clock, newId }: World,
  owner: { readonly organizationId: number; readonly sessionId: string },
  { filename, bytes: given }: UploadedFile,
): MediaRecord {
  const bytes = new Uint8Array(given);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const mediaId = newId("media");
  const media = { ...owner, mediaId, mimetype: typeOf(bytes), filename, sha256, bytes, createdAt: clock.now() };
  tables.media.set(mediaId, media);
  return media;
}
