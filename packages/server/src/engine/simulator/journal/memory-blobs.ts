import type { BlobStore } from "../world/journal";
import { sha256Of } from "./file-blobs";

export function createMemoryBlobs(): BlobStore {
  const blobs = new Map<string, Buffer>();
  return {
    async put(bytes) {
      const sha256 = sha256Of(bytes);
      blobs.set(sha256, Buffer.from(bytes));
      return sha256;
    },
    get: async (sha256) => blobs.get(sha256) ?? null,
    remove: (sha256) => {
      blobs.delete(sha256);
    },
    retain(wanted) {
      for (const sha256 of blobs.keys()) {
        if (!wanted.has(sha256)) blobs.delete(sha256);
      }
    },
  };
}
