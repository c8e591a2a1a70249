import { answerNode, type NodeRequest, type NodeResponse } from "./node-request";
import { createVerifier } from "./node-verifier";
import { createReceiver } from "./receiver";
import type { ReceiverOptions, StandardReceiverOptions, WebhookHandler } from "./receiver-options";
import type { StandardDelivery, WebhookDelivery } from "./types";

export type { NodeRequest, NodeResponse, NodeStream } from "./node-request";
export * from "./receiver-exports";

const HINT =
  "The body was read or parsed before. Register this route before app.use(express.json()), or keep the bytes with " +
  "express.json({ verify: (req, res, bytes) => { req.rawBody = bytes; } }); in Nest, NestFactory.create(AppModule, { rawBody: true }).";

/** Takes part in Express as a route's handler. */
export type ExpressReceiver<Request extends NodeRequest> = (
  request: Request,
  response: NodeResponse,
  next: (error?: unknown) => void,
) => Promise<void>;

/**
 * Makes an Express handler that verifies a webhook, hands it to yours and answers. An error of your handler goes to
 * `next`. Works with anything that has Node.js' request and response: Connect, Nest, `node:http`.
 *
 * @throws {@link WebhookVerificationError} with `secret_invalid`, and `RangeError` for a bad number.
 *
 * @example
 * ```ts
 * import { receiveWebhooks } from "@inbox-hub/webhook-verify/express";
 * import express from "express";
 *
 * const app = express();
 * app.post(
 *   "/webhooks",
 *   receiveWebhooks({ secret: "tu_webhook_secret_seguro" }, async ({ id, event }) => {
 *     if (event.type === "message") console.log(id, event.data.message);
 *   }),
 * );
 * ```
 */
export function receiveWebhooks<Request extends NodeRequest = NodeRequest>(
  options: StandardReceiverOptions,
  handler: WebhookHandler<StandardDelivery, [request: Request]>,
): ExpressReceiver<Request>;
export function receiveWebhooks<Request extends NodeRequest = NodeRequest>(
  options: ReceiverOptions,
  handler: WebhookHandler<WebhookDelivery, [request: Request]>,
): ExpressReceiver<Request>;
export function receiveWebhooks<Request extends NodeRequest>(
  options: ReceiverOptions,
  handler: WebhookHandler<StandardDelivery, [request: Request]>,
): ExpressReceiver<Request> {
  const receive = createReceiver(options, createVerifier(options).verify);

  return async function receiveWebhook(request, response, next) {
    try {
      await answerNode(receive, { request, response, hint: HINT }, (delivery) => handler(delivery, request));
    } catch (error) {
      next(error);
    }
  };
}
