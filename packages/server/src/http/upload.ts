import { createWriteStream, type WriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { AppError, cleanFilename, invalidRequest, phrases } from "@inbox-hub/openapi/rules";
import { koaBody } from "koa-body";
import type { UploadedFile } from "../contract/handler";
import type { NewId } from "../lib/ids";
import { acceptContentType } from "./content-type";
import type { EdgeContext } from "./edge-context";
import { meter } from "./upload-meter";
import { checkPart } from "./upload-part";

export interface UploadOptions {
  readonly tmpDir: string;
  readonly maxMediaBytes: number;
  readonly newId: NewId;
}

export interface Upload {
  readonly file: UploadedFile;
  discard(): Promise<void>;
}

/** What a multipart body may hold besides the file: boundaries and headers. */
const MOST_OVERHEAD = 1024 * 1024;

/** Streams the one file of a multipart body to disk, hashing it on the way. What breaks a rule ends it at once. */
export function createUploadReader({ tmpDir, maxMediaBytes, newId }: UploadOptions) {
  const tooLarge = () => new AppError("MEDIA_TOO_LARGE", { limit: maxMediaBytes });

  return async function readUpload(ctx: EdgeContext): Promise<Upload> {
    if (Number(ctx.get("Content-Length") || 0) > maxMediaBytes + MOST_OVERHEAD) throw tooLarge();
    acceptContentType(ctx, "multipart/form-data");

    const path = join(tmpDir, newId("media"));
    let sink: WriteStream | null = null;
    let parts = 0;
    const metered = meter(ctx.req, { fileBytes: () => sink?.bytesWritten ?? 0, mostOverhead: MOST_OVERHEAD });
    const parse = koaBody({
      multipart: true,
      json: false,
      urlencoded: false,
      text: false,
      onError(error) {
        throw error;
      },
      formidable: {
        hashAlgorithm: "sha256",
        maxFileSize: maxMediaBytes,
        allowEmptyFiles: true,
        minFileSize: 0,
        fileWriteStreamHandler() {
          sink = createWriteStream(path, { flags: "wx", mode: 0o600 });
          return sink;
        },
        // It must not throw: nothing would catch it. A refused part is not read, and the meter passes the refusal on.
        onPart(part, handle) {
          parts += 1;
          const refusal = checkPart(part, parts);
          if (refusal) return metered.stop(refusal);
          // Without a type, which some clients leave out, the parser would take the file for a text field in memory.
          part.mimetype ??= "application/octet-stream";
          handle(part);
        },
      },
    });

    const discard = async () => {
      if (sink !== null) await finished(sink.destroy()).catch(() => undefined);
      await rm(path, { force: true });
    };
    try {
      // koa-body reads `ctx.req`: it gets the metered one.
      const meteredContext: EdgeContext = Object.create(ctx, { req: { value: metered.stream } });
      await Promise.race([parse(meteredContext, async () => undefined), metered.failure]);
      // The parser takes the end of a write that failed for a success.
      if (sink !== null) await finished(sink);
      return { file: uploadedFile(ctx, path), discard };
    } catch (error) {
      metered.stop();
      await discard();
      throw toRefusal(error, tooLarge);
    }
  };
}

function uploadedFile(ctx: EdgeContext, path: string): UploadedFile {
  const file = [ctx.request.files?.file].flat()[0];
  if (!file) throw invalidRequest([{ path: "body.file", message: phrases.required }]);
  if (file.size === 0)
    throw invalidRequest([{ path: "body.file", message: { es: "no debe estar vacío", en: "must NOT be empty" } }]);
  return { path, filename: cleanFilename(file.originalFilename), size: file.size, sha256: file.hash ?? "" };
}

/** formidable's own errors say which status they deserve; those of the disk and of ours pass. */
function toRefusal(error: unknown, tooLarge: () => AppError): unknown {
  if (error instanceof AppError || !(error instanceof Error) || !("httpCode" in error)) return error;
  if (error.httpCode === 413) return tooLarge();
  const message = { es: "debe ser multipart/form-data bien formado", en: "must be well-formed multipart/form-data" };
  return invalidRequest([{ path: "body", message }]);
}
