import { UsageError } from "./errors";
import { fileSystem } from "./file-system";
import { createMultipart, type Multipart } from "./multipart";

/** Bytes that come one after the other: a web stream, a stream of Node, the body of a `Response`. */
export type ByteStream = ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;

/** A file to upload. */
export interface UploadInput {
  /**
   * A path on this machine, a `Blob` or `File`, the bytes, or a stream. A stream can be sent once only, so nothing is tried again;
   * a function that gives a new one for each attempt can.
   */
  readonly file: string | Blob | Uint8Array | ByteStream | (() => ByteStream);
  /** How the recipient sees it; the name of the path or `File` if absent. */
  readonly filename?: string | undefined;
}

/** How far an upload is, of the whole request, which is little larger than the file. */
export interface UploadProgress {
  /** Bytes that were handed to the connection. Starts again at 0 with another attempt. */
  readonly loaded: number;
  /** Undefined for a stream, whose end nobody knows. */
  readonly total: number | undefined;
}

/** A form as the runtime sends it best, or a stream where it must be one. */
export async function toUpload(
  { file, filename }: UploadInput,
  onProgress: ((progress: UploadProgress) => void) | undefined,
): Promise<FormData | Multipart> {
  const name = filename ?? nameOf(file) ?? "file";
  if (isStream(file)) return createMultipart({ name, open: onlyOnce(file), onProgress, isReplayable: false });
  if (typeof file === "function") return createMultipart({ name, open: file, onProgress, isReplayable: true });
  const blob = await toBlob(file);
  if (onProgress) {
    return createMultipart({ name, size: blob.size, open: () => blob.stream(), onProgress, isReplayable: true });
  }
  const form = new FormData();
  form.set("file", blob, name);
  return form;
}

async function toBlob(file: unknown): Promise<Blob> {
  if (file instanceof Blob) return file;
  // A copy: a Blob must not change while it is sent, and must not be backed by shared memory.
  if (file instanceof Uint8Array) return new Blob([new Uint8Array(file)]);
  if (typeof file !== "string" || file === "") {
    throw new UsageError("file must be a path, a Blob, a File, a Uint8Array, a stream or a function that gives one.");
  }
  const fs = fileSystem();
  if (!fs) throw new UsageError("A path can be uploaded only where there is a file system: pass a Blob or a File.");
  try {
    return await fs.openAsBlob(file);
  } catch (cause) {
    throw new UsageError(`The file ${file} cannot be read.`, {}, cause);
  }
}

function isStream(file: unknown): file is ByteStream {
  if (typeof file !== "object" || file === null || file instanceof Blob) return false;
  return "getReader" in file || Symbol.asyncIterator in file;
}

function onlyOnce(stream: ByteStream): () => ByteStream {
  let isUsed = false;
  return () => {
    if (isUsed) throw new UsageError("A stream can be uploaded once only: pass a function that gives a new one.");
    isUsed = true;
    return stream;
  };
}

function nameOf(file: UploadInput["file"]): string | undefined {
  if (typeof file === "string") return file.split(/[\\/]/).pop();
  return file instanceof Blob && "name" in file && typeof file.name === "string" ? file.name : undefined;
}
