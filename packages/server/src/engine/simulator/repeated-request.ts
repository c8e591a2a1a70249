import { sha256 } from "../../lib/sha256";

/** As long as an `Idempotency-Key` is good for. Afterwards the same request is another one. */
const KNOWN_FOR_MS = 24 * 60 * 60 * 1000;

/** The key of the message that a request has somebody write: the same when the request comes again. */
export function messageKeyOf(requestKey: string): string {
  return `3EB0${sha256(requestKey).slice(0, 18).toUpperCase()}`;
}

/** The group that a request has somebody create. */
export function groupIdOf(requestKey: string): string {
  const number = BigInt(`0x${sha256(requestKey).slice(0, 16)}`) % 10n ** 12n;
  return `120363${String(number).padStart(12, "0")}@g.us`;
}

export function isOfYesterday(madeAt: number, now: number): boolean {
  return now - madeAt >= KNOWN_FOR_MS;
}
