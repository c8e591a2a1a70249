import { parseEvent, toBytes, tooLarge } from "./body";
import { equalText } from "./bytes";
import { type Claim, readClaim } from "./claim";
import { WebhookVerificationError } from "./error";
import { readHeaders } from "./headers";
import { DEFAULT_MAX_BODY_BYTES, RETRY_HORIZON_SECONDS, requireWhole } from "./limits";
import { readSecrets } from "./secret";
import type { HeadersInput, RawBody, UnknownEvent, VerifierOptions, WebhookDelivery } from "./types";

/** A request that is well-formed, and the keys to compute its MACs with. */
interface Challenge<Key> {
  readonly claim: Claim;
  readonly body: Uint8Array;
  /** One for each secret, in their order. */
  readonly keys: readonly Key[];
}

/** A verification without its crypto: `open`, compute the MAC of `claim.prefix` and `body` with each key, `conclude`. */
export interface Check<Key> {
  readonly maxBodyBytes: number;
  open(body: RawBody, headers: HeadersInput): Challenge<Key>;
  /** `parse` may leave the event of a standard delivery unread. */
  conclude(
    claim: Claim,
    rawBody: Uint8Array,
    macs: readonly string[],
    parse?: (body: Uint8Array) => UnknownEvent,
  ): WebhookDelivery;
}

export function createCheck<Key>(options: VerifierOptions, toKey: (bytes: Uint8Array) => Key): Check<Key> {
  const { toleranceSeconds = 300, acceptLegacy, maxBodyBytes = DEFAULT_MAX_BODY_BYTES, now = Date.now } = options;
  const isAgeLimited = typeof acceptLegacy === "object";
  const maxEventAgeSeconds = isAgeLimited ? acceptLegacy.maxEventAgeSeconds : RETRY_HORIZON_SECONDS;
  requireWhole("toleranceSeconds", toleranceSeconds, 1);
  requireWhole("maxBodyBytes", maxBodyBytes, 1);
  requireWhole("maxEventAgeSeconds", maxEventAgeSeconds, RETRY_HORIZON_SECONDS);

  const secrets = readSecrets(options.secret);
  const keys = {
    standard: secrets.map((secret) => toKey(secret.standard)),
    legacy: secrets.map((secret) => toKey(secret.legacy)),
  };

  /** After the MAC, so that these two codes always mean: genuine, but a wrong clock or a replay. */
  function refuseUntimely(timestamp: number, maxAgeSeconds: number): void {
    const age = Math.floor(now() / 1000) - timestamp;
    // Written so that NaN is too old.
    const code = !(age <= maxAgeSeconds) ? "timestamp_too_old" : age < -toleranceSeconds && "timestamp_in_future";
    if (code) throw new WebhookVerificationError(code, "Genuine, but a clock is wrong, or a replay.");
  }

  return {
    maxBodyBytes,

    open(rawBody, headers) {
      const body = toBytes(rawBody);
      if (body.length > maxBodyBytes) throw tooLarge(maxBodyBytes);
      const claim = readClaim(readHeaders(Object(headers)), isAgeLimited || acceptLegacy === true);
      return { claim, body, keys: keys[claim.scheme] };
    },

    conclude(claim, rawBody, macs, parse = parseEvent) {
      const secretIndex = macs.findIndex((mac) => claim.signatures.some((signature) => equalText(signature, mac)));
      if (secretIndex < 0) {
        throw new WebhookVerificationError("signature_mismatch", "The body is signed by no secret.");
      }
      if (claim.scheme === "standard") {
        const { scheme, id, timestamp } = claim;
        refuseUntimely(timestamp, toleranceSeconds);
        return { scheme, id, timestamp, secretIndex, event: parse(rawBody), rawBody };
      }
      // Never left unread: its id and its age are in there, and only a JSON object is not what the other scheme signs.
      const event = parseEvent(rawBody);
      if (isAgeLimited) refuseUntimely(secondsOf(event), maxEventAgeSeconds);
      return { scheme: "legacy", id: typeof event.id === "string" ? event.id : undefined, secretIndex, event, rawBody };
    },
  };
}

function secondsOf(event: UnknownEvent): number {
  return Date.parse(typeof event.timestamp === "string" ? event.timestamp : "") / 1000;
}
