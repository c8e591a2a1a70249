import { randomFillSync } from "node:crypto";

export type NewId = (prefix: string) => string;

const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Ids such as `msg_01JAB…` that sort in the order in which they were made. */
export function createIds(now: () => number): NewId {
  let latest = 0;
  let count = 0;
  const random = randomFillSync(new Uint8Array(6));
  const suffix = [...random].map((byte) => DIGITS[byte % 32]).join("");
  return (prefix) => {
    latest = Math.max(latest, now());
    count += 1;
    return `${prefix}_${encode(latest, 10)}${encode(count, 10)}${suffix}`;
  };
}

function encode(value: number, length: number): string {
  let text = "";
  for (let rest = value; text.length < length; rest = Math.floor(rest / 32)) text = DIGITS[rest % 32] + text;
  return text;
}
