import { concat, readRequestBody } from "./body";
import { utf8 } from "./bytes";
import { createCheck } from "./check";
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
import { createWebHmac } from "./web-hmac";

/** Verifies webhooks with WebCrypto. */
export interface WebhookVerifier<Delivery extends WebhookDelivery = WebhookDelivery> {
  /**
   * Verifies a request by its body and headers.
   *
   * @throws {@link WebhookVerificationError} with any code but `secret_invalid`.
   */
  verify(rawBody: RawBody, headers: HeadersInput): Promise<Delivery>;
  /**
   * Verifies a Fetch API `Request`. Reads its body.
   *
   * @throws {@link WebhookVerificationError} with any code but `secret_invalid`.
   */
  verifyRequest(request: RequestInput): Promise<Delivery>;
  /** As `verify`, but hands a refusal back instead of throwing it. */
  safeVerify(rawBody: RawBody, headers: HeadersInput): Promise<SafeResult<Delivery>>;
}

/**
 * Makes a verifier that runs wherever WebCrypto does: Node.js, Bun, Deno, edge workers.
 * On Node.js, `@inbox-hub/webhook-verify/node` is faster and synchronous.
 *
 * @throws {@link WebhookVerificationError} with `secret_invalid`, and `RangeError` for a bad number.
 *
 * @example
 * ```ts
 * import { createVerifier } from "@inbox-hub/webhook-verify";
 *
 * const verifier = createVerifier({ secret: "tu_webhook_secret_seguro" });
 *
 * export async function receive(request: Request): Promise<Response> {
 *   const { id, event } = await verifier.verifyRequest(request);
 *   return new Response(`${id}: ${event.type}`);
 * }
 * ```
 */
export function createVerifier(options: StandardVerifierOptions): WebhookVerifier<StandardDelivery>;
export function createVerifier(options: VerifierOptions): WebhookVerifier;
export function createVerifier(options: VerifierOptions): WebhookVerifier {
  const check = createCheck(options, createWebHmac);

  async function verify(rawBody: RawBody, headers: HeadersInput): Promise<WebhookDelivery> {
    const { claim, body, keys } = check.open(rawBody, headers);
    const prefix = utf8(claim.prefix);
    // WebCrypto takes one buffer. What is parsed afterwards is this copy, which nobody can change while we wait.
    const content = concat([prefix, body], prefix.length + body.length);
    const macs = await Promise.all(keys.map((hmac) => hmac(content)));
    return check.conclude(claim, content.subarray(prefix.length), macs);
  }

  return {
    verify,
    verifyRequest: async (request) => verify(await readRequestBody(request, check.maxBodyBytes), request.headers),
    safeVerify: (rawBody, headers) => verify(rawBody, headers).then((delivery) => ({ ok: true, ...delivery }), refusal),
  };
}
