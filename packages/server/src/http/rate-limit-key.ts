import { isIPv6 } from "node:net";
import type { RateLimitClass } from "../contract/policy";
import type { Caller } from "./authentication";

const SESSION_ID = /^[A-Za-z0-9_-]{1,64}$/;

/** Whose budget a request is taken from: the session's, the key's or user's, or the address's. */
export function rateLimitKey(
  limitClass: RateLimitClass,
  caller: Caller,
  { address, sessionId }: { readonly address: string; readonly sessionId: string | undefined },
): string {
  if (limitClass === "auth") return `ip:${address}`;
  if (limitClass === "whatsapp" && sessionId !== undefined && maySpend(caller, sessionId)) {
    return `session:${caller.organizationId}:${sessionId}`;
  }
  switch (caller.actor.type) {
    case "api_key":
      return `key:${caller.actor.keyId}`;
    case "user":
      return `user:${caller.actor.userId}`;
    default:
      return `ip:${address}`;
  }
}

/** A key that is not for a session must not use up its budget. */
function maySpend(caller: Caller, sessionId: string): boolean {
  const isTheirs = caller.sessionIds === null || caller.sessionIds.has(sessionId);
  return caller.organizationId !== null && isTheirs && SESSION_ID.test(sessionId);
}

/** The address as limits count it: whoever has one IPv6 address has the 2^64 of its network. */
export function limitAddress(ip: string): string {
  if (!isIPv6(ip)) return ip;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  if (mapped !== undefined) return mapped;
  const [head = "", tail] = ip.replace(/%.*$/, "").split("::");
  const front = head === "" ? [] : head.split(":");
  const back = tail === undefined || tail === "" ? [] : tail.split(":");
  const gap = tail === undefined ? 0 : 8 - front.length - back.length;
  const groups = [...front, ...Array.from({ length: gap }, () => "0"), ...back];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}
