import { koaBody } from "koa-body";
import { invalidRequest } from "../contract/request-validator";
import { AppError } from "../lib/app-error";
import { acceptContentType } from "./content-type";
import type { EdgeContext } from "./edge-context";

/** The longest message, 50 recipients and their variables fit in it many times. */
const MOST_BYTES = 256 * 1024;

export function createJsonReader() {
  const parse = koaBody({
    json: true,
    jsonTypes: ["application/json"],
    jsonLimit: MOST_BYTES,
    // Whether it must be an object is for the contract to say.
    jsonStrict: false,
    multipart: false,
    urlencoded: false,
    text: false,
    onError(error) {
      throw toRefusal(error);
    },
  });

  return async function readJson(ctx: EdgeContext): Promise<unknown> {
    if (isEmpty(ctx)) throw missingBody();
    acceptContentType(ctx, "application/json");
    await parse(ctx, async () => undefined);
    const body: unknown = ctx.request.body;
    if (body === "" || body === undefined) throw missingBody();
    return body;
  };
}

function isEmpty({ req }: EdgeContext): boolean {
  const isChunked = req.headers["transfer-encoding"] !== undefined;
  return !isChunked && Number(req.headers["content-length"] ?? 0) === 0;
}

function missingBody(): AppError {
  return invalidRequest([{ path: "body", message: "is required" }]);
}

/** The parser's errors carry the body, so they are not kept as a cause. */
function toRefusal(error: Error): AppError {
  if ("status" in error && error.status === 413) return new AppError("BODY_TOO_LARGE", { limit: MOST_BYTES });
  if (/prototype/.test(error.message)) {
    return invalidRequest([{ path: "body", message: "must NOT have a property named __proto__" }]);
  }
  return invalidRequest([{ path: "body", message: "must be well-formed JSON" }]);
}
