import { createReadStream } from "node:fs";
import { TextDecoder } from "node:util";
import { fileTypeFromFile } from "file-type";

/** The type of a file by its content. What a client says of it is never believed. */
export async function sniffMimetype(path: string): Promise<string> {
  // A broken file can make the detection fail; then it is of no known type.
  const known = await fileTypeFromFile(path).catch(() => undefined);
  if (known !== undefined) return known.mime;
  return (await isText(path)) ? "text/plain" : "application/octet-stream";
}

/** Valid UTF-8 without a NUL. */
async function isText(path: string): Promise<boolean> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const stream = createReadStream(path);
  for await (const chunk of stream) {
    if (!Buffer.isBuffer(chunk) || chunk.includes(0) || !decodes(decoder, chunk)) return false;
  }
  return decodes(decoder);
}

function decodes(decoder: TextDecoder, chunk?: Buffer): boolean {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined });
    return true;
  } catch {
    return false;
  }
}
