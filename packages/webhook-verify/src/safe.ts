import { WebhookVerificationError } from "./error";

/** For a `catch`: a refusal becomes a result, anything else stays an error. */
export function refusal(error: unknown): { readonly ok: false; readonly error: WebhookVerificationError } {
  if (error instanceof WebhookVerificationError) return { ok: false, error };
  throw error;
}
