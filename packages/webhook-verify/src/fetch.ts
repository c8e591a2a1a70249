import { createReceiver } from "./receiver";
import type { ReceiverOptions, StandardReceiverOptions, WebhookHandler } from "./receiver-options";
import type { StandardDelivery, WebhookDelivery } from "./types";
import { answerWeb } from "./web-request";
import { createVerifier } from "./web-verifier";

export * from "./receiver-exports";

/**
 * Makes a function from `Request` to `Response` that verifies a webhook, hands it to your handler and answers: for Deno,
 * Bun, Workers, SvelteKit, Remix. What the runtime passes beside the request reaches your handler. An error of your
 * handler rejects the promise, which these runtimes log and answer with 500.
 *
 * @throws {@link WebhookVerificationError} with `secret_invalid`, and `RangeError` for a bad number.
 *
 * @example
 * ```ts
 * import { receiveWebhooks } from "@inbox-hub/webhook-verify/fetch";
 *
 * export const POST = receiveWebhooks({ secret: "tu_webhook_secret_seguro" }, async ({ id, event }) => {
 *   if (event.type === "message") console.log(id, event.data.message);
 * });
 * ```
 */
export function receiveWebhooks<Arguments extends [request: Request, ...others: unknown[]]>(
  options: StandardReceiverOptions,
  handler: WebhookHandler<StandardDelivery, Arguments>,
): (...args: Arguments) => Promise<Response>;
export function receiveWebhooks<Arguments extends [request: Request, ...others: unknown[]]>(
  options: ReceiverOptions,
  handler: WebhookHandler<WebhookDelivery, Arguments>,
): (...args: Arguments) => Promise<Response>;
export function receiveWebhooks<Arguments extends [request: Request, ...others: unknown[]]>(
  options: ReceiverOptions,
  handler: WebhookHandler<StandardDelivery, Arguments>,
): (...args: Arguments) => Promise<Response> {
  const receive = createReceiver(options, createVerifier(options).verify);

  return function receiveWebhook(...args) {
    return answerWeb(receive, args[0], (delivery) => handler(delivery, ...args));
  };
}
