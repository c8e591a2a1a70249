/**
 * Why a webhook was refused. The set is closed; new reasons come with a major version.
 *
 * - `header_missing`: a signature header is absent.
 * - `header_malformed`: a signature header was sent more than once, or does not have the documented form.
 * - `no_supported_signature`: `webhook-signature` holds only versions that this release does not know.
 * - `signature_mismatch`: no secret made any of the signatures. Another secret, or another body.
 * - `timestamp_too_old`, `timestamp_in_future`: the signature is genuine; a clock is wrong, or somebody replays the request.
 * - `body_too_large`: the body is over `maxBodyBytes`.
 * - `body_not_json`: the body is genuine, but no JSON object in UTF-8.
 * - `body_not_raw`: your code passed something else than the bytes that arrived.
 * - `secret_invalid`: your code passed a secret that is empty, too short or mistyped.
 */
export type WebhookVerificationCode =
  | "header_missing"
  | "header_malformed"
  | "no_supported_signature"
  | "signature_mismatch"
  | "timestamp_too_old"
  | "timestamp_in_future"
  | "body_too_large"
  | "body_not_json"
  | "body_not_raw"
  | "secret_invalid";

/** Unless it is 401. To 500, for the receiver's own faults, the sender retries: nothing is lost once they are mended. */
const STATUS: Readonly<Partial<Record<WebhookVerificationCode, number>>> = {
  header_malformed: 400,
  body_not_json: 400,
  body_too_large: 413,
  body_not_raw: 500,
  secret_invalid: 500,
};

/**
 * A webhook that must not be trusted. Safe to log: it holds no payload, no secret and no signature.
 *
 * @example
 * ```ts
 * import { createVerifier, WebhookVerificationError } from "@inbox-hub/webhook-verify";
 *
 * const verifier = createVerifier({ secret: "tu_webhook_secret_seguro" });
 *
 * export async function receive(request: Request): Promise<Response> {
 *   try {
 *     await verifier.verifyRequest(request);
 *     return new Response(null, { status: 204 });
 *   } catch (error) {
 *     if (!(error instanceof WebhookVerificationError)) throw error;
 *     return new Response(error.code, { status: error.status });
 *   }
 * }
 * ```
 */
export class WebhookVerificationError extends Error {
  /** Why, for your code. */
  declare readonly code: WebhookVerificationCode;
  /** The HTTP status to answer the sender with. */
  declare readonly status: number;

  constructor(code: WebhookVerificationCode, message: string) {
    super(message);
    this.name = "WebhookVerificationError";
    this.code = code;
    this.status = STATUS[code] ?? 401;
  }
}
