import { AppError, invalidRequest, phrases } from "@inbox-hub/openapi/rules";
import { koaBody } from "koa-body";
import { acceptContentType } from "./content-type";
import type { EdgeContext } from "./edge-context";

/** Reads JSON bodies of at most so many bytes. */
export function createJsonReader(mostBytes: number) {
  const parse = koaBody({
    json: true,
    jsonTypes: ["application/json"],
    jsonLimit: mostBytes,
    // Whether it must be an object is for the contract to say.
    jsonStrict: false,
    multipart: false,
    urlencoded: false,
    text: false,
    onError(error) {
      throw toRefusal(error, mostBytes);
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
  return invalidRequest([{ path: "body", message: phrases.required }]);
}

/** The parser's errors carry the body, so they are not kept as a cause. */
function toRefusal(error: Error, limit: number): AppError {
  if ("status" in error && error.status === 413) return new AppError("BODY_TOO_LARGE", { limit });
  if (/prototype/.test(error.message)) {
    const message = { es: "no debe tener una propiedad __proto__", en: "must NOT have a property named __proto__" };
    return invalidRequest([{ path: "body", message }]);
  }
  const message = { es: "debe ser JSON bien formado", en: "must be well-formed JSON" };
  return invalidRequest([{ path: "body", message }]);
}
