import type { Answer } from "./answer";
import { notRaw, readRequestBody } from "./body";
import type { Handle, Receive } from "./receiver";

const HINT =
  "The body was read before. Pass the request on before anything reads it, or let the other reader have request.clone().";

/** Receives what came as a `Request`, as it is. */
export async function answerWeb(receive: Receive, request: Request, handle: Handle): Promise<Response> {
  const { method, headers } = request;
  const readBody = (maxBytes: number) => readWebBody(request, maxBytes, HINT);
  return toResponse(await receive({ method, headers, readBody }, handle));
}

/** `hint` says how to have the body left alone. */
export async function readWebBody(request: Request, maxBytes: number, hint: string): Promise<Uint8Array> {
  if (request.bodyUsed || request.body?.locked) throw notRaw(hint);
  return readRequestBody(request, maxBytes);
}

export function toResponse({ status, headers, body }: Answer): Response {
  return new Response(body ?? null, { status, headers: { ...headers } });
}
