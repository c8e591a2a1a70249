import { sha256 } from "../lib/sha256";
import { hashOf, type RequestIdentity } from "./idempotency";

/**
 * What a request with an `Idempotency-Key` is known by, to what it stores: whose key it is (the scope), the key, and what was asked.
 * Made of what the request says alone, so that it is the same whatever has changed on the server since. How long somebody waits
 * for the answer makes it no other request.
 */
export function requestKeyOf(scope: string, idempotencyKey: string, request: RequestIdentity): string {
  return sha256(JSON.stringify([scope, idempotencyKey, hashOf({ ...request, body: withoutWait(request.body) })]));
}

function withoutWait(body: unknown): unknown {
  if (typeof body !== "object" || body === null || !("wait" in body)) return body;
  const { wait: _, ...asked } = body;
  return asked;
}
