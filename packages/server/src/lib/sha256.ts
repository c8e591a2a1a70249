import { hash } from "node:crypto";

/** In lower-case hex. For secrets of high entropy only (keys, tokens), never for passwords. */
export function sha256(text: string): string {
  return hash("sha256", text);
}
