import { decodeBase64, decodeHex, utf8 } from "./bytes";
import { WebhookVerificationError } from "./error";
import type { HeaderName, SignatureHeaders } from "./headers";

const STANDARD_HEADERS: readonly HeaderName[] = ["webhook-id", "webhook-timestamp", "webhook-signature"];
const LEGACY_HEADERS: readonly HeaderName[] = ["x-signature"];

/** No dot: it separates the signed parts, and `a.1` sent at 2 would sign the same bytes as `a` sent at 1 with a body `2.…`. */
export const ID = /^[\w-]{1,128}$/;
export const TIMESTAMP = /^(0|[1-9]\d{0,14})$/;
/**
 * One to ten tokens with single spaces between: v1 signatures, and whatever other versions look like. A comma at the end
 * of a token is what a header has that was sent twice and joined.
 */
const SIGNATURES = /^(?=.{1,4096}$)((v1,[A-Za-z0-9+/]{43}=|(?!v1,|[!-~]*,( |$))[!-~]+)( (?!$)|$)){1,10}$/;
const LEGACY_SIGNATURE = /^sha256=[0-9a-fA-F]{64}$/;

/** What the headers say about a request. Nothing of it is believed before the MAC was compared. */
export type Claim = StandardClaim | LegacyClaim;

interface StandardClaim {
  readonly scheme: "standard";
  readonly id: string;
  readonly timestamp: number;
  /** What was signed in front of the body. */
  readonly prefix: Uint8Array;
  readonly signatures: readonly Uint8Array[];
}

interface LegacyClaim {
  readonly scheme: "legacy";
  readonly prefix: Uint8Array;
  readonly signatures: readonly Uint8Array[];
}

/**
 * One `webhook-*` header is enough to make a request a standard one. Falling back to `x-signature`, which has no
 * timestamp, would let an attacker strip headers and replay a captured request for ever.
 */
export function readClaim(headers: SignatureHeaders, acceptLegacy: boolean): Claim {
  const isLegacy = acceptLegacy && !STANDARD_HEADERS.some(headers.has);
  const absent = (isLegacy ? LEGACY_HEADERS : STANDARD_HEADERS).find((name) => !headers.has(name));
  if (absent) throw new WebhookVerificationError("header_missing", `The header ${absent} is missing.`);
  return isLegacy ? readLegacyClaim(headers) : readStandardClaim(headers);
}

function readStandardClaim(headers: SignatureHeaders): StandardClaim {
  const id = headers.get("webhook-id", ID);
  const timestamp = headers.get("webhook-timestamp", TIMESTAMP);
  const tokens = headers.get("webhook-signature", SIGNATURES).split(" ");

  const supported = tokens.filter((token) => token.startsWith("v1,"));
  if (supported.length === 0) {
    throw new WebhookVerificationError("no_supported_signature", "The header webhook-signature has no v1 signature.");
  }
  return {
    scheme: "standard",
    id,
    timestamp: Number(timestamp),
    prefix: utf8(`${id}.${timestamp}.`),
    signatures: supported.flatMap((token) => decodeBase64(token.slice(3)) ?? []),
  };
}

function readLegacyClaim(headers: SignatureHeaders): LegacyClaim {
  const signature = headers.get("x-signature", LEGACY_SIGNATURE);
  return { scheme: "legacy", prefix: utf8(""), signatures: [decodeHex(signature.slice(7))] };
}
