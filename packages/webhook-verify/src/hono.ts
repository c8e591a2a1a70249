import { createReceiver } from "./receiver";
import type { ReceiverOptions, StandardReceiverOptions, WebhookHandler } from "./receiver-options";
import type { StandardDelivery, WebhookDelivery } from "./types";
import { readWebBody, toResponse } from "./web-request";
import { createVerifier } from "./web-verifier";

export * from "./receiver-exports";

const HINT =
  "The body was read before. Register this route ahead of middleware that reads it, or read it there with c.req.arrayBuffer().";

/** The part of Hono's context that is used. */
export interface HonoContext {
  readonly req: {
    readonly raw: Request;
    /** What was read of the body before, by Hono's methods. */
    readonly bodyCache: { readonly arrayBuffer?: ArrayBuffer | Promise<ArrayBuffer> };
  };
}

/**
 * Makes a Hono handler that verifies a webhook, hands it to yours and answers. An error of your handler goes to
 * `app.onError`.
 *
 * @throws {@link WebhookVerificationError} with `secret_invalid`, and `RangeError` for a bad number.
 *
 * @example
 * ```ts
 * import { receiveWebhooks } from "@inbox-hub/webhook-verify/hono";
 * import { Hono } from "hono";
 *
 * const app = new Hono();
 * app.post(
 *   "/webhooks",
 *   receiveWebhooks({ secret: "tu_webhook_secret_seguro" }, async ({ id, event }) => {
 *     if (event.type === "message") console.log(id, event.data.message);
 *   }),
 * );
 * ```
 */
export function receiveWebhooks<Context extends HonoContext = HonoContext>(
  options: StandardReceiverOptions,
  handler: WebhookHandler<StandardDelivery, [context: Context]>,
): (context: Context) => Promise<Response>;
export function receiveWebhooks<Context extends HonoContext = HonoContext>(
  options: ReceiverOptions,
  handler: WebhookHandler<WebhookDelivery, [context: Context]>,
): (context: Context) => Promise<Response>;
export function receiveWebhooks<Context extends HonoContext>(
  options: ReceiverOptions,
  handler: WebhookHandler<StandardDelivery, [context: Context]>,
): (context: Context) => Promise<Response> {
  const receive = createReceiver(options, createVerifier(options).verify);

  return async function receiveWebhook(context) {
    const { raw, bodyCache } = context.req;
    const { method, headers } = raw;
    const readBody = (maxBytes: number) => bodyCache.arrayBuffer ?? readWebBody(raw, maxBytes, HINT);
    return toResponse(await receive({ method, headers, readBody }, (delivery) => handler(delivery, context)));
  };
}
