import { createSecretKey } from "node:crypto";
import { readRequestBody } from "./body";
import { createCheck } from "./check";
import { nodeHmac } from "./node-hmac";
import { refusal } from "./safe";
import type {
  HeadersInput,
  RawBody,
  RequestInput,
  SafeResult,
  StandardDelivery,
  StandardVerifierOptions,
  UnknownEvent,
  UnreadDelivery,
  VerifierOptions,
  WebhookDelivery,
} from "./types";

const UNREAD: UnknownEvent = {};
const leaveUnread = () => UNREAD;

/** Verifies webhooks with `node:crypto`. */
export interface WebhookVerifier<Delivery extends WebhookDelivery = WebhookDelivery> {
  /**
   * Verifies a request by its body and headers.
   *
   * @throws {@link WebhookVerificationError} with any code but `secret_invalid`.
   */
  verify(rawBody: RawBody, headers: HeadersInput): Delivery;
  /**
   * As `verify`, but leaves the event unread: for a relay that puts the bytes into a queue. Whoever takes them from there
   * finds out whether they are JSON. Of a request with `x-signature` alone the body is read all the same, for its id.
   *
   * @throws {@link WebhookVerificationError} with any code but `secret_invalid`; `body_not_json` only for `x-signature`.
   */
  verifySignature(rawBody: RawBody, headers: HeadersInput): UnreadDelivery<Delivery>;
  /**
   * Verifies a Fetch API `Request`. Reads its body, and so is asynchronous.
   *
   * @throws {@link WebhookVerificationError} with any code but `secret_invalid`.
   */
  verifyRequest(request: RequestInput): Promise<Delivery>;
  /** As `verify`, but hands a refusal back instead of throwing it. */
  safeVerify(rawBody: RawBody, headers: HeadersInput): SafeResult<Delivery>;
}

/**
 * Makes a verifier for Node.js, Bun and Deno. Same verdicts as `@inbox-hub/webhook-verify`, without promises.
 *
 * @throws {@link WebhookVerificationError} with `secret_invalid`, and `RangeError` for a bad number.
 *
 * @example
 * ```ts
 * import type { IncomingHttpHeaders } from "node:http";
 * import { createVerifier } from "@inbox-hub/webhook-verify/node";
 *
 * const verifier = createVerifier({ secret: "tu_webhook_secret_seguro" });
 *
 * export function receive(rawBody: Buffer, headers: IncomingHttpHeaders): number {
 *   const result = verifier.safeVerify(rawBody, headers);
 *   return result.ok ? 204 : result.error.status;
 * }
 * ```
 */
export function createVerifier(options: StandardVerifierOptions): WebhookVerifier<StandardDelivery>;
export function createVerifier(options: VerifierOptions): WebhookVerifier;
export function createVerifier(options: VerifierOptions): WebhookVerifier {
  const check = createCheck(options, createSecretKey);

  function judge(rawBody: RawBody, headers: HeadersInput, parse?: () => UnknownEvent): WebhookDelivery {
    const { claim, body, keys } = check.open(rawBody, headers);
    const macs = keys.map((key) => nodeHmac(key, [claim.prefix, body], "base64"));
    return check.conclude(claim, body, macs, parse);
  }

  function verify(rawBody: RawBody, headers: HeadersInput): WebhookDelivery {
    return judge(rawBody, headers);
  }

  function verifySignature(rawBody: RawBody, headers: HeadersInput): UnreadDelivery {
    const { scheme, id, timestamp, secretIndex, rawBody: bytes } = judge(rawBody, headers, leaveUnread);
    // By hand, as copying all but one field is slow. The fields belong to one delivery, which the type no longer sees.
    return { scheme, id, timestamp, secretIndex, rawBody: bytes } as UnreadDelivery;
  }

  return {
    verify,
    verifySignature,
    verifyRequest: async (request) => verify(await readRequestBody(request, check.maxBodyBytes), request.headers),
    safeVerify(rawBody, headers) {
      try {
        return { ok: true, ...verify(rawBody, headers) };
      } catch (error) {
        return refusal(error);
      }
    },
  };
}
