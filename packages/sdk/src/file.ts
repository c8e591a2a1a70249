import { UsageError } from "./errors";
import { fileSystem } from "./file-system";

/** A file to upload. */
export interface UploadInput {
  /** A path on this machine, a `Blob` or `File`, or the bytes. */
  readonly file: string | Blob | Uint8Array;
  /** How the recipient sees it; the name of the path or `File` if absent. */
  readonly filename?: string | undefined;
}

export async function toForm({ file, filename }: UploadInput): Promise<FormData> {
  const form = new FormData();
  form.set("file", await toBlob(file), filename ?? nameOf(file) ?? "file");
  return form;
}

async function toBlob(file: unknown): Promise<Blob> {
  if (file instanceof Blob) return file;
  // A copy: a Blob must not change while it is sent, and must not be backed by shared memory.
  if (file instanceof Uint8Array) return new Blob([new Uint8Array(file)]);
  if (typeof file !== "string" || file === "") {
    throw new UsageError("file must be a path, a Blob, a File or a Uint8Array.");
  }
  const fs = fileSystem();
  if (!fs) throw new UsageError("A path can be uploaded only where there is a file system: pass a Blob or a File.");
  try {
    return await fs.openAsBlob(file);
  } catch (cause) {
    throw new UsageError(`The file ${file} cannot be read.`, {}, cause);
  }
}

function nameOf(file: string | Blob | Uint8Array): string | undefined {
  if (typeof file === "string") return file.split(/[\\/]/).pop();
  return "name" in file && typeof file.name === "string" ? file.name : undefined;
}
