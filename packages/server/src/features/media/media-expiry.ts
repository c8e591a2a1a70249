import type { Clock } from "../../lib/clock";
import type { Chore } from "../../lib/hourly";
import { inSteps } from "../../lib/in-steps";
import type { BlobStore } from "./blob-store";
import type { MediaFiles } from "./media-files";
import type { MediaStore } from "./media-store";

interface MediaExpiryDeps {
  readonly media: Pick<MediaStore, "expirable" | "unused">;
  readonly files: Pick<MediaFiles, "expire" | "sweep">;
  readonly blobs: Pick<BlobStore, "contents">;
  /** Null for ever. */
  readonly keptForMs: number | null;
  readonly clock: Clock;
}

const AT_ONCE = 50;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The chores that delete contents: of files that were kept long enough, and those that no file has. */
export function createMediaExpiry({ media, files, blobs, keptForMs, clock }: MediaExpiryDeps) {
  let sweptAt: number | null = null;

  const expire: Chore = async (signal) => {
    if (keptForMs === null) return;
    const before = clock.now() - keptForMs;
    const step = async () => {
      const some = await media.expirable(before, AT_ONCE);
      // Side by side, so that their rows change in one commit.
      await Promise.all(some.map((one) => files.expire(one)));
      return some.length === AT_ONCE;
    };
    await inSteps({ step, clock, signal });
  };

  /** What a crash between content and row left behind. A file on its way has its row within the day. Once a day is enough. */
  const sweep: Chore = async (signal) => {
    const now = clock.now();
    if (sweptAt !== null && now - sweptAt < DAY_MS) return;
    const folders = blobs.contents()[Symbol.asyncIterator]();
    const step = async () => {
      const { value: contents, done } = await folders.next();
      if (done) return false;
      for (const sha256 of await media.unused(contents)) await files.sweep(sha256, now - DAY_MS);
      return true;
    };
    await inSteps({ step, clock, signal });
    if (!signal.aborted) sweptAt = now;
  };

  return { expire, sweep };
}
