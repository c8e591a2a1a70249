import { createHash } from "node:crypto";

/** In lower-case hex. For secrets of high entropy only (keys, tokens), never for passwords. */
export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
