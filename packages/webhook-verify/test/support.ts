import { createHmac } from "node:crypto";
import type { HeadersInput, RawBody, VerifierOptions, WebhookDelivery, WebhookVerificationCode } from "../src";
import { createVerifier as createWebVerifier, WebhookVerificationError } from "../src";
import { createVerifier as createNodeVerifier } from "../src/node";

export const NOW = 1_760_437_800;
export const ID = "evt_01";
export const BODY =
  '{"id":"evt_01","type":"message","event":"message","timestamp":"2025-10-14T10:30:00Z","data":{"ñ":"€"}}';

export const CUSTOM_SECRET = "tu_webhook_secret_seguro";
export const OTHER_SECRET = "otro_webhook_secret_seguro";
export const ISSUED_KEY = Uint8Array.from({ length: 32 }, (_, index) => index);
export const ISSUED_SECRET = `whsec_${Buffer.from(ISSUED_KEY).toString("base64")}`;

type Bytes = string | Uint8Array;

/** The MAC as webhooks.md defines it, written without this package's code. */
function mac(key: Bytes, ...parts: readonly Bytes[]): Buffer {
  return parts.reduce((hmac, part) => hmac.update(part), createHmac("sha256", key)).digest();
}

export interface Signing {
  readonly key?: Bytes;
  readonly id?: string;
  readonly timestamp?: number | string;
  readonly body?: Bytes;
}

export function standardToken({ key = CUSTOM_SECRET, id = ID, timestamp = NOW, body = BODY }: Signing = {}): string {
  return `v1,${mac(key, `${id}.${timestamp}.`, body).toString("base64")}`;
}

export function standard(signing: Signing = {}): Record<string, string> {
  const { id = ID, timestamp = NOW } = signing;
  return {
    "webhook-id": id,
    "webhook-timestamp": String(timestamp),
    "webhook-signature": standardToken(signing),
  };
}

export function legacy({ key = CUSTOM_SECRET, body = BODY }: Signing = {}): Record<string, string> {
  return { "x-signature": `sha256=${mac(key, body).toString("hex")}` };
}

/** One request, and what both builds must say about it. */
export interface Vector {
  readonly name: string;
  readonly options?: Partial<VerifierOptions>;
  readonly body?: unknown;
  readonly headers: unknown;
  readonly verdict: "accepted" | WebhookVerificationCode;
  readonly delivery?: Partial<WebhookDelivery>;
}

export type Outcome = WebhookDelivery | WebhookVerificationCode;

export function verifierOptions(options: Partial<VerifierOptions> = {}): VerifierOptions {
  return { secret: CUSTOM_SECRET, now: () => NOW * 1000, ...options };
}

/** What each build makes of a request. Untyped input on purpose: JavaScript callers exist. */
export async function outcomes(
  body: unknown,
  headers: unknown,
  options?: Partial<VerifierOptions>,
): Promise<{ readonly node: Outcome; readonly web: Outcome }> {
  const rawBody = body as RawBody;
  const input = headers as HeadersInput;
  const node = attempt(() => createNodeVerifier(verifierOptions(options)).verify(rawBody, input));
  const web = attempt(() => createWebVerifier(verifierOptions(options)).verify(rawBody, input));
  return { node: await node, web: await web };
}

async function attempt(verify: () => WebhookDelivery | Promise<WebhookDelivery>): Promise<Outcome> {
  try {
    return await verify();
  } catch (error) {
    if (error instanceof WebhookVerificationError) return error.code;
    throw error;
  }
}
