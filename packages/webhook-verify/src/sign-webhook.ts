import type { WebhookEvent } from "@inbox-hub/openapi";
import { signDelivery, type WebhookHeaders } from "./delivery-headers";
import type { Secret } from "./types";

/** An event to be signed: one of the contract's, or any other with an id, such as one of a newer Inbox Hub. */
export type SignableEvent = WebhookEvent | { readonly id: string; readonly [field: string]: unknown };

/** One delivery of one event. */
export interface SignWebhookOptions {
  /** The webhook's secret. */
  readonly secret: Secret;
  /** The secret before the rotation, to have both sign. */
  readonly previousSecret?: Secret | undefined;
  readonly event: SignableEvent;
  /** When this attempt is sent, in seconds since the Unix epoch. Now unless given. */
  readonly timestamp?: number | undefined;
  /** Which attempt this is, counted from 1. The first unless given. */
  readonly attempt?: number | undefined;
}

/** What goes over the wire. Send the body as it is: the signatures cover its bytes. */
export interface SignedWebhook {
  readonly headers: WebhookHeaders;
  readonly body: string;
}

/** A signed delivery as a `Request`. */
export interface WebhookRequestOptions extends SignWebhookOptions {
  /** `http://localhost/webhooks` unless given. */
  readonly url?: string | undefined;
}

/**
 * Makes the headers and the body of a delivery as Inbox Hub sends them, signed in both schemes.
 *
 * @throws {@link WebhookVerificationError} with `secret_invalid`, and `TypeError` for a bad event or timestamp.
 *
 * @example
 * ```ts
 * import { sampleEvent, signWebhook } from "@inbox-hub/webhook-verify/testing";
 *
 * const { headers, body } = signWebhook({ secret: "tu_webhook_secret_seguro", event: sampleEvent("message") });
 *
 * await fetch("http://localhost:3000/webhooks", { method: "POST", headers, body });
 * ```
 */
export function signWebhook({
  secret,
  previousSecret,
  event,
  timestamp,
  attempt = 1,
}: SignWebhookOptions): SignedWebhook {
  // Tests are often JavaScript, and whatever is no string would be signed as "undefined".
  if (typeof event?.id !== "string") throw new TypeError("The event must be an object with an id.");
  const body = JSON.stringify(event);
  const sentAt = timestamp ?? Math.floor(Date.now() / 1000);
  const headers = signDelivery({ id: event.id, timestamp: sentAt, body, secret, previousSecret, attempt });
  return { headers, body };
}

/**
 * Makes a delivery as a `Request`, for a handler that takes one. It can be read once, like every request.
 *
 * @throws {@link WebhookVerificationError} with `secret_invalid`, and `TypeError` for a bad event, timestamp or URL.
 *
 * @example
 * ```ts
 * import { receiveWebhooks } from "@inbox-hub/webhook-verify/fetch";
 * import { createWebhookRequest, sampleEvent } from "@inbox-hub/webhook-verify/testing";
 *
 * const secret = "tu_webhook_secret_seguro";
 * const receive = receiveWebhooks({ secret }, ({ event }) => event);
 *
 * const { status } = await receive(createWebhookRequest({ secret, event: sampleEvent("poll_vote") })); // 204
 * ```
 */
export function createWebhookRequest({
  url = "http://localhost/webhooks",
  ...delivery
}: WebhookRequestOptions): Request {
  return new Request(url, { method: "POST", ...signWebhook(delivery) });
}
