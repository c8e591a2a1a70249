import { createHash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import type { ByteRange } from "@inbox-hub/openapi/rules";
import { AppError } from "@inbox-hub/openapi/rules";
import type { NewId } from "../../lib/ids";

/** A file on its way in: complete, but not yet kept. */
export interface IncomingFile {
  /** In the data folder's `tmp/`. */
  readonly path: string;
  readonly size: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** Contents on disk, each once, under its SHA-256: `media/ab/ab01…`. */
export interface BlobStore {
  /** Makes the folders and removes what a killed process left in `tmp/`. Before anything is received. */
  prepare(): Promise<void>;
  /** Writes what comes to `tmp/`. On failure nothing stays there. @throws AppError MEDIA_TOO_LARGE */
  receive(source: AsyncIterable<Uint8Array>, maxBytes: number): Promise<IncomingFile>;
  /** Removes a file that was received, unless it was kept. */
  discard(file: IncomingFile): Promise<void>;
  /** Moves the file to its place. When this resolves it survives a power cut. */
  keep(file: IncomingFile): Promise<void>;
  /** Null when it is gone. */
  openRead(sha256: string, range?: ByteRange): Promise<Readable | null>;
  read(sha256: string): Promise<Buffer>;
  has(sha256: string): Promise<boolean>;
  remove(sha256: string): Promise<void>;
  /** All contents, some at a time. */
  contents(): AsyncIterable<readonly string[]>;
  /** When the content was last put in its place. Null when it is not there. */
  keptAt(sha256: string): Promise<number | null>;
}

interface BlobStoreDeps {
  readonly dataDir: string;
  readonly newId: NewId;
}

const FOLDER = /^[0-9a-f]{2}$/;
const AT_ONCE = 500;
const CONTENT = /^[0-9a-f]{64}$/;

export function createBlobStore({ dataDir, newId }: BlobStoreDeps): BlobStore {
  const mediaFolder = join(dataDir, "media");
  const tmpFolder = join(dataDir, "tmp");
  const placeOf = (sha256: string) => join(mediaFolder, sha256.slice(0, 2), sha256);

  return {
    async prepare() {
      await mkdir(mediaFolder, { recursive: true });
      await mkdir(tmpFolder, { recursive: true });
      await sync(dataDir);
      for (const name of await readdir(tmpFolder)) await rm(join(tmpFolder, name), { recursive: true, force: true });
    },

    async receive(source, maxBytes) {
      const path = join(tmpFolder, newId("media"));
      const file = await open(path, "wx", 0o600);
      try {
        return { path, ...(await writeAll(file, source, maxBytes)) };
      } catch (error) {
        await rm(path, { force: true });
        throw error;
      } finally {
        await file.close();
      }
    },

    discard: ({ path }) => rm(path, { force: true }),

    async keep({ path, sha256 }) {
      const place = placeOf(sha256);
      const folder = dirname(place);
      if ((await mkdir(folder, { recursive: true })) !== undefined) await sync(mediaFolder);
      await sync(path);
      // Over a file of the same content, too: that heals one that was damaged.
      await rename(path, place);
      await sync(folder);
    },

    async openRead(sha256, range) {
      const file = await open(placeOf(sha256)).catch(nullIfMissing);
      return file === null ? null : file.createReadStream(range);
    },

    read: (sha256) => readFile(placeOf(sha256)),

    async has(sha256) {
      const file = await open(placeOf(sha256)).catch(nullIfMissing);
      await file?.close();
      return file !== null;
    },

    remove: (sha256) => rm(placeOf(sha256), { force: true }),

    async *contents() {
      for (const folder of await readdir(mediaFolder)) {
        if (!FOLDER.test(folder)) continue;
        const entries = await readdir(join(mediaFolder, folder));
        const names = entries.filter((name) => CONTENT.test(name));
        for (let at = 0; at < names.length; at += AT_ONCE) yield names.slice(at, at + AT_ONCE);
      }
    },

    async keptAt(sha256) {
      const file = await stat(placeOf(sha256)).catch(nullIfMissing);
      // The move into its place leaves the time of the writing, but changes that of the entry.
      return file === null ? null : file.ctimeMs;
    },
  };
}

async function writeAll(file: FileHandle, source: AsyncIterable<Uint8Array>, maxBytes: number) {
  const hash = createHash("sha256");
  let size = 0;
  for await (const chunk of source) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new AppError("MEDIA_TOO_LARGE", { limit: maxBytes });
    hash.update(chunk);
    await file.writeFile(chunk);
  }
  return { size, sha256: hash.digest("hex") };
}

/** Brings a file, or the entries of a folder, to the disk. */
async function sync(path: string): Promise<void> {
  const file = await open(path);
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

function nullIfMissing(error: unknown): null {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
  throw error;
}
