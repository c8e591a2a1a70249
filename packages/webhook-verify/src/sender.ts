import { utf8 } from "./bytes";
import { ID, TIMESTAMP } from "./claim";
import { nodeHmac } from "./node-hmac";
import { type Keys, requireKeys } from "./secret";
import type { Secret } from "./types";

/** One attempt to deliver one event. */
export interface SignOptions {
  /** The event's id, the same on every attempt: letters, digits, `_` and `-`, at most 128. */
  readonly id: string;
  /** When this attempt is sent, in seconds since the Unix epoch. */
  readonly timestamp: number;
  /** The JSON object, in the very bytes that are sent. */
  readonly body: string | Uint8Array;
  readonly secret: Secret;
  /** The secret before the rotation, while receivers may still use it. */
  readonly previousSecret?: Secret | undefined;
}

/** The headers that go with the body. */
export type SignedHeaders = {
  readonly "webhook-id": string;
  readonly "webhook-timestamp": string;
  readonly "webhook-signature": string;
  readonly "x-signature": string;
};

const OPENING_BRACE = 0x7b;

/**
 * Signs one attempt in both schemes. During a rotation `webhook-signature` holds the new secret's signature and then
 * the previous one's; `x-signature` has room for one only and stays with the previous secret.
 *
 * @throws {@link WebhookVerificationError} with `secret_invalid`, and `TypeError` for a bad id, timestamp or body.
 *
 * @example
 * ```ts
 * import { sign } from "@inbox-hub/webhook-verify/sign";
 *
 * const body = JSON.stringify({ id: "evt_1", type: "message", data: {} });
 * const headers = sign({ id: "evt_1", timestamp: 1760437800, body, secret: "tu_webhook_secret_seguro" });
 *
 * await fetch("https://crm.example/webhooks", { method: "POST", headers, body });
 * ```
 */
export function sign({ id, timestamp, body, secret, previousSecret }: SignOptions): SignedHeaders {
  if (!ID.test(id)) throw new TypeError("The id must be 1 to 128 letters, digits, _ or -.");
  if (!TIMESTAMP.test(String(timestamp))) throw new TypeError("The timestamp must be whole seconds since 1970.");
  const bytes = typeof body === "string" ? utf8(body) : body;
  // Keeps the schemes apart when they share a key: what x-signature signs can never begin like "id.timestamp.".
  if (bytes[0] !== OPENING_BRACE) throw new TypeError("The body must be a JSON object.");

  const current = requireKeys(secret, 1);
  const previous = previousSecret === undefined ? undefined : requireKeys(previousSecret, 2);
  const prefix = `${id}.${timestamp}.`;
  const signStandard = (keys: Keys) => `v1,${nodeHmac(keys.standard, [prefix, bytes], "base64")}`;
  return {
    "webhook-id": id,
    "webhook-timestamp": String(timestamp),
    "webhook-signature": (previous ? [current, previous] : [current]).map(signStandard).join(" "),
    "x-signature": `sha256=${nodeHmac((previous ?? current).legacy, [bytes], "hex")}`,
  };
}
