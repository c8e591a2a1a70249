import { WebhookVerificationError } from "./error";
import type { HeadersInput } from "./types";

export type HeaderName = "webhook-id" | "webhook-timestamp" | "webhook-signature" | "x-signature";

/** The headers of one request. */
export interface SignatureHeaders {
  has(name: HeaderName): boolean;
  /** The value of this header. Throws unless it was sent once, and in this form. */
  get(name: HeaderName, form: RegExp): string;
}

export function readHeaders(headers: HeadersInput): SignatureHeaders {
  const sent = new Map<string, readonly unknown[]>();
  for (const [name, value] of Symbol.iterator in headers ? headers : Object.entries(headers)) {
    const key = name.toLowerCase();
    if (value != null) sent.set(key, (sent.get(key) ?? []).concat(value));
  }

  return {
    has: (name) => sent.has(name),
    get(name, form) {
      const [value, ...others] = sent.get(name) ?? [];
      if (typeof value === "string" && others.length === 0 && form.test(value)) return value;
      throw new WebhookVerificationError("header_malformed", `The header ${name} is malformed or repeated.`);
    },
  };
}
