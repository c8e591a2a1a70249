import type { OperationId } from "@inbox-hub/openapi";
import { AppError, cleanFilename, invalidRequest, type Phrase, phrases } from "@inbox-hub/openapi/rules";
import type { RequestValidator } from "@inbox-hub/openapi/validation";
import type { UploadedFile } from "./handler";
import type { WireRequest } from "./wire-request";

interface RequestBody {
  readonly json: unknown;
  readonly file: UploadedFile | null;
}

const words = {
  notJson: { es: "debe ser JSON bien formado", en: "must be well-formed JSON" },
  noField: {
    es: "no es un campo de este cuerpo: el archivo va en `file`",
    en: "is not a field of this body: the file goes in `file`",
  },
  notFile: { es: "debe ser un archivo, con su nombre", en: "must be a file, with a filename" },
} as const satisfies Record<string, Phrase>;

/** Reads the body that an operation takes. @throws AppError INVALID_REQUEST, UNSUPPORTED_MEDIA_TYPE */
export async function readBody(
  validator: RequestValidator,
  id: OperationId,
  request: WireRequest,
  /** Told before it is checked. */
  onJson: (json: unknown) => void,
): Promise<RequestBody> {
  const kind = validator.bodyKind(id);
  if (kind === "multipart") return { json: undefined, file: await readFile(request) };
  if (kind === "none") return { json: undefined, file: null };
  const text = await request.text();
  if (text === "") throw refuse("body", phrases.required);
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") throw new AppError("UNSUPPORTED_MEDIA_TYPE", { expected: "application/json" });
  const json = parse(text);
  onJson(json);
  validator.body(id, json);
  return { json, file: null };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refuse("body", words.notJson);
  }
}

async function readFile(request: WireRequest): Promise<UploadedFile> {
  const form = await request.form().catch(() => {
    throw new AppError("UNSUPPORTED_MEDIA_TYPE", { expected: "multipart/form-data" });
  });
  for (const name of form.keys()) if (name !== "file") throw refuse(`body.${name}`, words.noField);
  const part = form.get("file");
  if (part === null) throw refuse("body.file", phrases.required);
  if (typeof part === "string") throw refuse("body.file", words.notFile);
  return { filename: cleanFilename(part.name), bytes: new Uint8Array(await part.arrayBuffer()) };
}

function refuse(path: string, message: Phrase): AppError {
  return invalidRequest([{ path, message }]);
}
