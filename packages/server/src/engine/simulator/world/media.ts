import type { BlobStore } from "./journal";

/** WhatsApp's media servers: bytes under their hash, for as long as they are kept. */
export interface MediaServer {
  upload(bytes: Buffer): Promise<{ readonly sha256: string; readonly size: number }>;
  /** Null when they are no longer there. */
  download(sha256: string): Promise<Buffer | null>;
  /** As WhatsApp does with old files. */
  expire(sha256: string): void;
}

export function createMediaServer({ blobs }: { readonly blobs: BlobStore }): MediaServer {
  return {
    upload: async (bytes) => ({ sha256: await blobs.put(bytes), size: bytes.length }),
    download: (sha256) => blobs.get(sha256),
    expire: (sha256) => blobs.remove(sha256),
  };
}
