import type { RateLimitClass } from "@inbox-hub/openapi/rules";
import type { Caller } from "./authentication";
import { limitAddress } from "./limit-address";

const SESSION_ID = /^[A-Za-z0-9_-]{1,64}$/;

/** Whose budget a request is taken from: the session's, the key's or user's, or the address's. */
export function rateLimitKey(
  limitClass: RateLimitClass,
  caller: Caller,
  { ip, sessionId }: { readonly ip: string; readonly sessionId: string | undefined },
): string {
  if (limitClass === "auth") return `ip:${limitAddress(ip)}`;
  if (limitClass === "whatsapp" && sessionId !== undefined && maySpend(caller, sessionId)) {
    return `session:${caller.organizationId}:${sessionId}`;
  }
  switch (caller.actor.type) {
    case "api_key":
      return `key:${caller.actor.keyId}`;
    case "user":
      return `user:${caller.actor.userId}`;
    default:
      return `ip:${limitAddress(ip)}`;
  }
}

/** A key that is not for a session must not use up its budget. */
function maySpend(caller: Caller, sessionId: string): boolean {
  const isTheirs = caller.sessionIds === null || caller.sessionIds.has(sessionId);
  return caller.organizationId !== null && isTheirs && SESSION_ID.test(sessionId);
}
