import { utf8 } from "./bytes";
import { WebhookVerificationError } from "./error";
import type { RawBody, RequestInput, UnknownEvent } from "./types";

export async function readRequestBody(request: RequestInput, maxBytes: number): Promise<Uint8Array> {
  if (request.bodyUsed || request.body?.locked) throw notRaw();
  const reader = request.body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  while (size <= maxBytes) {
    const next = await reader?.read();
    if (!next?.value) return concat(chunks, size);
    chunks.push(next.value);
    size += next.value.length;
  }
  // Not awaited: some fetch implementations never settle it.
  reader?.cancel().catch(() => undefined);
  throw tooLarge(maxBytes);
}

export function concat(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}

/** Only for bytes that were verified. The parser's own error quotes its input and is therefore not passed on. */
export function parseEvent(body: Uint8Array): UnknownEvent {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body));
  } catch {}
  if (tagOf(value) !== "[object Object]")
    throw new WebhookVerificationError("body_not_json", "The body is not a JSON object in UTF-8.");
  return value as UnknownEvent;
}

/** The body as bytes, without copying those that already are bytes. */
export function toBytes(body: RawBody): Uint8Array {
  if (typeof body === "string") return utf8(body);
  if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  if (tagOf(body) === "[object ArrayBuffer]") return new Uint8Array(body);
  throw notRaw();
}

/** Tells an ArrayBuffer where `instanceof` does not: test runners and sandboxes have several realms. */
function tagOf(value: unknown): string {
  return Object.prototype.toString.call(value);
}

export function tooLarge(maxBytes: number): WebhookVerificationError {
  return new WebhookVerificationError("body_too_large", `The body is over ${maxBytes} bytes.`);
}

export function notRaw(message = "The body was read or parsed before."): WebhookVerificationError {
  return new WebhookVerificationError("body_not_raw", message);
}
