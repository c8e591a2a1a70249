import { type BinaryToTextEncoding, createHmac, type KeyObject } from "node:crypto";

type Part = string | Uint8Array;

/** HMAC-SHA256 over the parts in their order, without joining them. Text is taken as UTF-8. */
export function nodeHmac(key: KeyObject | Uint8Array, parts: readonly Part[], encoding: BinaryToTextEncoding): string {
  const hmac = createHmac("sha256", key);
  for (const part of parts) hmac.update(part);
  return hmac.digest(encoding);
}
