import type { Answer } from "./answer";
import { notRaw, readRequestBody } from "./body";

/** `hint` says how to have the body left alone. */
export async function readWebBody(request: Request, maxBytes: number, hint: string): Promise<Uint8Array> {
  if (request.bodyUsed || request.body?.locked) throw notRaw(hint);
  return readRequestBody(request, maxBytes);
}

export function toResponse({ status, headers, body }: Answer): Response {
  return new Response(body ?? null, { status, headers: { ...headers } });
}
