import { AppError } from "@inbox-hub/openapi/rules";
import type { EdgeContext } from "./edge-context";

/** Refuses any other content type, and compressed bodies: a small one may unpack to any size. */
export function acceptContentType(ctx: EdgeContext, expected: "application/json" | "multipart/form-data"): void {
  const refuse = (path: string, wanted: string) => {
    const message = { es: `debe ser ${wanted}`, en: `must be ${wanted}` };
    throw new AppError("UNSUPPORTED_MEDIA_TYPE", { expected }, { details: [{ path, message }] });
  };
  if (!ctx.is(expected)) refuse("headers.content-type", expected);
  const encoding = ctx.get("Content-Encoding");
  if (encoding !== "" && encoding !== "identity") refuse("headers.content-encoding", "identity");
  // The client waits for this before it sends a large body: nothing has refused it until here.
  if (/^100-continue$/i.test(ctx.get("Expect"))) ctx.res.writeContinue();
}
