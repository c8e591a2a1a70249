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
  VerifierOptions,
  WebhookDelivery,
} from "./types";

/** Verifies webhooks with `node:crypto`. */
export interface WebhookVerifier<Delivery extends WebhookDelivery = WebhookDelivery> {
  /**
   * Verifies a request by its body and headers.
   *
   * @throws {@link WebhookVerificationError} with any code but `secret_invalid`.
   */
  verify(rawBody: RawBody, headers: HeadersInput): Delivery;
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

  function verify(rawBody: RawBody, headers: HeadersInput): WebhookDelivery {
    const { claim, body, keys } = check.open(rawBody, headers);
    const macs = keys.map((key) => nodeHmac(key, claim.prefix, body));
    return check.conclude(claim, body, macs);
  }

  return {
    verify,
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
