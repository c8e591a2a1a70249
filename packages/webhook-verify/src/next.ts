import { answerNode, type NodeRequest, type NodeResponse } from "./node-request";
import { createReceiver } from "./receiver";
import type { ReceiverOptions, StandardReceiverOptions, WebhookHandler } from "./receiver-options";
import type { StandardDelivery, WebhookDelivery } from "./types";
import { answerWeb } from "./web-request";
import { createVerifier } from "./web-verifier";

export type { NodeRequest, NodeResponse, NodeStream } from "./node-request";
export * from "./receiver-exports";

const PAGES_HINT =
  "The body was read or parsed before. Add to this route: export const config = { api: { bodyParser: false } }";

type RouteHandler<Incoming> = [Incoming] extends [never]
  ? unknown
  : (request: Incoming, context?: unknown) => Promise<Response>;
type ApiHandler<Incoming> = [Incoming] extends [never]
  ? unknown
  : (request: Incoming, response: NodeResponse) => Promise<void>;

/** Takes part in Next as a route's `POST` in the app router, and as an API route in the pages router. */
export type NextReceiver<Incoming extends Request | NodeRequest> = ApiHandler<Extract<Incoming, NodeRequest>> &
  RouteHandler<Extract<Incoming, Request>>;

/**
 * Makes a handler for Next that verifies a webhook, hands it to yours and answers. In the app router it is a route's
 * `POST`; in the pages router it is the default export, beside `export const config = { api: { bodyParser: false } }`. An
 * error of your handler goes to Next, which logs it and answers with 500. Works in the edge runtime, too.
 *
 * @throws {@link WebhookVerificationError} with `secret_invalid`, and `RangeError` for a bad number. `next build` checks
 * neither: the secret may be known only where the program runs.
 *
 * @example
 * ```ts
 * import { receiveWebhooks } from "@inbox-hub/webhook-verify/next";
 *
 * export const POST = receiveWebhooks({ secret: "tu_webhook_secret_seguro" }, async ({ id, event }) => {
 *   if (event.type === "message") console.log(id, event.data.message);
 * });
 * ```
 */
export function receiveWebhooks<Incoming extends Request | NodeRequest = Request | NodeRequest>(
  options: StandardReceiverOptions,
  handler: WebhookHandler<StandardDelivery, [request: Incoming]>,
): NextReceiver<Incoming>;
export function receiveWebhooks<Incoming extends Request | NodeRequest = Request | NodeRequest>(
  options: ReceiverOptions,
  handler: WebhookHandler<WebhookDelivery, [request: Incoming]>,
): NextReceiver<Incoming>;
export function receiveWebhooks(
  options: ReceiverOptions,
  handler: WebhookHandler<StandardDelivery, [request: Request | NodeRequest]>,
): NextReceiver<Request | NodeRequest> {
  // `next build` loads each route too, often where no secret is.
  if (isBuilding()) return receiveNothing;
  const receive = createReceiver(options, createVerifier(options).verify);

  function receiveWebhook(request: Request | NodeRequest, second?: unknown) {
    const handle = (delivery: StandardDelivery) => handler(delivery, request);
    if (isWebRequest(request)) return answerWeb(receive, request, handle);
    return answerNode(receive, { request, response: second as NodeResponse, hint: PAGES_HINT }, handle);
  }
  // TypeScript does not follow which answer belongs to which request.
  return receiveWebhook as NextReceiver<Request | NodeRequest>;
}

/** Not by `instanceof`: what wraps a request may have a class of its own. */
function isWebRequest(request: Request | NodeRequest): request is Request {
  return "arrayBuffer" in request;
}

function isBuilding(): boolean {
  // Not every runtime has a `process`.
  const { process } = globalThis as { readonly process?: { readonly env?: Readonly<Record<string, unknown>> } };
  return process?.env?.NEXT_PHASE === "phase-production-build";
}

function receiveNothing(): Promise<never> {
  return Promise.reject(new Error("No webhook is received while Next builds."));
}
