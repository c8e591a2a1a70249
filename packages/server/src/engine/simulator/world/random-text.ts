/** A number from 0 up to, but not including, 1. */
export type Random = () => number;

export function randomText(random: Random, alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet.charAt(Math.floor(random() * alphabet.length))).join("");
}

export function randomBytes(random: Random, length: number): Buffer {
  return Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)));
}

/** A key as WhatsApp Web makes them. */
export function newMessageKey(random: Random): string {
  return `3EB0${randomText(random, "0123456789ABCDEF", 18)}`;
}
