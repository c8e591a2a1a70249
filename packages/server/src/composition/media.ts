import { createBlobStore } from "../features/media/blob-store";
import { createMediaDownload } from "../features/media/media-download";
import { createMediaExpiry } from "../features/media/media-expiry";
import { createMediaFiles } from "../features/media/media-files";
import { createMediaLibrary } from "../features/media/media-library";
import { sniffMimetype } from "../features/media/sniff";
import type { AddressGuard } from "../lib/address-guard";
import type { Clock } from "../lib/clock";
import type { NewId } from "../lib/ids";
import { createKeyedQueue } from "../lib/keyed-queue";
import type { Stores } from "./stores";

/** The guide's limit: 50 MB. */
export const MAX_MEDIA_BYTES = 50 * 1024 * 1024;

interface MediaDeps {
  readonly stores: Stores;
  readonly dataDir: string;
  readonly guard: AddressGuard;
  /** Null for ever. */
  readonly keptForMs: number | null;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** Files on disk, and what the other parts may do with them. */
export function createMedia({ stores, dataDir, guard, keptForMs, clock, newId }: MediaDeps) {
  const blobs = createBlobStore({ dataDir, newId });
  const files = createMediaFiles({ media: stores.media, blobs, sniff: sniffMimetype, queue: createKeyedQueue() });
  const download = createMediaDownload({ guard, blobs, clock, maxBytes: MAX_MEDIA_BYTES });
  const library = createMediaLibrary({ media: stores.media, files, blobs, download, maxBytes: MAX_MEDIA_BYTES });
  const expiry = createMediaExpiry({ media: stores.media, files, blobs, keptForMs, clock });
  return { blobs, files, library, download, expiry };
}
