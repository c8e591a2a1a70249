import { type SignedHeaders, type SignOptions, sign } from "./sender";

/** One attempt to deliver one event, and which one. */
export interface SignDeliveryOptions extends SignOptions {
  /** Counted from 1. */
  readonly attempt: number;
}

/** All headers that Inbox Hub sets itself. */
export type WebhookHeaders = SignedHeaders & {
  readonly "content-type": string;
  readonly "user-agent": string;
  readonly "webhook-attempt": string;
};

/**
 * Makes all headers of one attempt, signed as `sign` does.
 *
 * @throws {@link WebhookVerificationError} with `secret_invalid`, and `TypeError` for a bad id, timestamp or body.
 *
 * @example
 * ```ts
 * import { signDelivery } from "@inbox-hub/webhook-verify/sign";
 *
 * const body = JSON.stringify({ id: "evt_1", type: "message", data: {} });
 * const secret = "tu_webhook_secret_seguro";
 * const headers = signDelivery({ id: "evt_1", timestamp: 1760437800, body, secret, attempt: 1 });
 *
 * await fetch("https://crm.example/webhooks", { method: "POST", headers, body });
 * ```
 */
export function signDelivery({ attempt, ...options }: SignDeliveryOptions): WebhookHeaders {
  return {
    "content-type": "application/json",
    "user-agent": "InboxHub-Webhooks/1",
    "webhook-attempt": String(attempt),
    ...sign(options),
  };
}
