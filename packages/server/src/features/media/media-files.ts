import { cleanFilename, mediaTypeOf } from "@inbox-hub/openapi/rules";
import type { SessionRef } from "../../contract/tenant";
import type { KeyedQueue } from "../../lib/keyed-queue";
import type { BlobStore, IncomingFile } from "./blob-store";
import type { Media } from "./media";
import type { MediaScope, MediaStore } from "./media-store";

/** Keeps rows and contents in step: a content is on the disk before its first row, and goes after its last. */
export interface MediaFiles {
  add(ref: SessionRef, file: IncomingFile & { readonly filename: string | null }): Promise<Media>;
  /** False when it was gone already. */
  remove(organizationId: number, media: Media): Promise<boolean>;
  removeAll(scope: MediaScope): Promise<void>;
  /** Deletes the content, unless another file has it or a message waits to be sent with it. The row stays. */
  expire(media: Media): Promise<void>;
  /** Deletes a content that no file has, unless it was put there after `since`. */
  sweep(sha256: string, since: number): Promise<void>;
}

interface MediaFilesDeps {
  readonly media: MediaStore;
  readonly blobs: Pick<BlobStore, "keep" | "remove" | "keptAt">;
  readonly sniff: (path: string) => Promise<string>;
  /** Of its own: its keys are contents. */
  readonly queue: KeyedQueue;
}

const AT_ONCE = 50;

export function createMediaFiles({ media, blobs, sniff, queue }: MediaFilesDeps): MediaFiles {
  const removeIfUnused = async (sha256: string) => {
    if (!(await media.refersTo(sha256))) await blobs.remove(sha256);
  };

  const remove: MediaFiles["remove"] = (organizationId, { mediaId, sha256 }) =>
    queue.run(sha256, async () => {
      const isDeleted = await media.delete(organizationId, mediaId);
      await removeIfUnused(sha256);
      return isDeleted;
    });

  return {
    async add(ref, { filename, ...file }) {
      const { sha256, size } = file;
      const mimetype = await sniff(file.path);
      const row = { type: mediaTypeOf(mimetype), mimetype, size, sha256, filename: cleanFilename(filename) };
      return queue.run(sha256, async () => {
        await blobs.keep(file);
        try {
          return await media.insert(ref, row);
        } catch (error) {
          await removeIfUnused(sha256);
          throw error;
        }
      });
    },

    remove,

    async removeAll(scope) {
      for (;;) {
        const some = await media.some(scope, AT_ONCE);
        if (some.length === 0) return;
        // Side by side, so that their rows go in one commit.
        await Promise.all(some.map((one) => remove(scope.organizationId, one)));
      }
    },

    expire: ({ mediaId, sha256 }) =>
      queue.run(sha256, async () => {
        if (await media.expire(mediaId)) await removeIfUnused(sha256);
      }),

    sweep: (sha256, since) =>
      queue.run(sha256, async () => {
        const keptAt = await blobs.keptAt(sha256);
        if (keptAt !== null && keptAt <= since) await removeIfUnused(sha256);
      }),
  };
}
