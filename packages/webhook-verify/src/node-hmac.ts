import { createHmac, type KeyObject } from "node:crypto";

/** HMAC-SHA256 over the parts in their order, without joining them. */
export function nodeHmac(key: KeyObject | Uint8Array, ...parts: readonly Uint8Array[]): Buffer {
  const hmac = createHmac("sha256", key);
  for (const part of parts) hmac.update(part);
  return hmac.digest();
}
