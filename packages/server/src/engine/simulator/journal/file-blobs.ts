import { createHash, randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { BlobStore } from "../world/journal";

/** Blobs as files of a folder, named by their hash. */
export function createFileBlobs(folder: string): BlobStore {
  mkdirSync(folder, { recursive: true });
  return {
    async put(bytes) {
      const sha256 = sha256Of(bytes);
      // Written aside first: under its name, a blob is always whole.
      const unfinished = join(folder, `${randomUUID()}.part`);
      await writeFile(unfinished, bytes);
      await rename(unfinished, join(folder, sha256));
      return sha256;
    },
    async get(sha256) {
      try {
        return await readFile(join(folder, sha256));
      } catch (error) {
        if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
        throw error;
      }
    },
    remove: (sha256) => rmSync(join(folder, sha256), { force: true }),
    retain(wanted) {
      for (const name of readdirSync(folder)) {
        if (!wanted.has(name)) rmSync(join(folder, name), { force: true });
      }
    },
  };
}

export function sha256Of(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
