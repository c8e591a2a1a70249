import type { OperationId } from "@inbox-hub/openapi";
import type { RequestValidator } from "@inbox-hub/openapi/validation";
import { mostBodyBytes } from "../contract/body-limit";
import type { UploadedFile } from "../contract/handler";
import type { EdgeContext } from "./edge-context";
import { createJsonReader } from "./json-body";
import { createUploadReader, type UploadOptions } from "./upload";

export interface RequestBody {
  readonly json: unknown;
  readonly file: UploadedFile | null;
  /** Deletes what was put on disk, unless the handler has moved it. */
  discard(): Promise<void>;
}

const NOTHING: RequestBody = { json: undefined, file: null, discard: async () => undefined };

/** Reads the body that an operation takes. One that it does not take is left unread. */
export function createBodyReader(validator: RequestValidator, uploadOptions: UploadOptions) {
  const jsonReaders = new Map<number, ReturnType<typeof createJsonReader>>();
  const readUpload = createUploadReader(uploadOptions);

  return async function readBody(ctx: EdgeContext, id: OperationId): Promise<RequestBody> {
    const kind = validator.bodyKind(id);
    if (kind === "none") return NOTHING;
    if (kind === "json") {
      const mostBytes = mostBodyBytes(id);
      const readJson = jsonReaders.get(mostBytes) ?? createJsonReader(mostBytes);
      jsonReaders.set(mostBytes, readJson);
      const json = await readJson(ctx);
      validator.body(id, json);
      return { ...NOTHING, json };
    }
    const { file, discard } = await readUpload(ctx);
    return { json: undefined, file, discard };
  };
}
