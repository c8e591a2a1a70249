import { hexToBase64 } from "./bytes";
import { WebhookVerificationError } from "./error";
import type { SentHeaders } from "./headers";

const STANDARD_HEADERS = ["webhook-id", "webhook-timestamp", "webhook-signature"] as const;
const LEGACY_HEADERS = ["x-signature"] as const;

/** No dot: it separates the signed parts, and `a.1` sent at 2 would sign the same bytes as `a` sent at 1 with a body `2.…`. */
export const ID = /^[\w-]{1,128}$/;
export const TIMESTAMP = /^(0|[1-9]\d{0,14})$/;
/**
 * One to ten tokens with single spaces between: v1 signatures, and whatever other versions look like. A comma at the end
 * of a token is what a header has that was sent twice and joined.
 */
const SIGNATURES = /^(?=.{1,4096}$)((v1,[A-Za-z0-9+/]{43}=|(?!v1,)[!-~]*[!-+--~])( (?!$)|$)){1,10}$/;
const V1_SIGNATURES = /(?<=(^| )v1,)\S+/g;
const LEGACY_SIGNATURE = /^sha256=[0-9a-fA-F]{64}$/;

/** What the headers say about a request. Nothing of it is believed before the MAC was compared. */
export type Claim = StandardClaim | LegacyClaim;

interface StandardClaim {
  readonly scheme: "standard";
  readonly id: string;
  readonly timestamp: number;
  /** What was signed in front of the body: ASCII. */
  readonly prefix: string;
  /** In base64, as MACs are compared. */
  readonly signatures: readonly string[];
}

interface LegacyClaim {
  readonly scheme: "legacy";
  readonly prefix: "";
  readonly signatures: readonly string[];
}

/**
 * One `webhook-*` header is enough to make a request a standard one. Falling back to `x-signature`, which has no
 * timestamp, would let an attacker strip headers and replay a captured request for ever.
 */
export function readClaim(sent: SentHeaders, acceptLegacy: boolean): Claim {
  const isLegacy = acceptLegacy && !STANDARD_HEADERS.some((name) => sent.has(name));
  const absent = (isLegacy ? LEGACY_HEADERS : STANDARD_HEADERS).find((name) => !sent.has(name));
  if (absent) throw new WebhookVerificationError("header_missing", `The header ${absent} is missing.`);

  function read(name: (typeof STANDARD_HEADERS | typeof LEGACY_HEADERS)[number], form: RegExp): string {
    const value = sent.get(name);
    if (typeof value === "string" && form.test(value)) return value;
    throw new WebhookVerificationError("header_malformed", `The header ${name} is malformed or repeated.`);
  }

  if (isLegacy) {
    const signature = read("x-signature", LEGACY_SIGNATURE).slice(7);
    return { scheme: "legacy", prefix: "", signatures: [hexToBase64(signature)] };
  }
  const id = read("webhook-id", ID);
  const timestamp = read("webhook-timestamp", TIMESTAMP);
  const signatures = read("webhook-signature", SIGNATURES).match(V1_SIGNATURES);
  if (!signatures) {
    throw new WebhookVerificationError("no_supported_signature", "The header webhook-signature has no v1 signature.");
  }
  return { scheme: "standard", id, timestamp: Number(timestamp), prefix: `${id}.${timestamp}.`, signatures };
}
