import { type NodeRequest, nodeHeaders, readNodeBody } from "./node-request";
import { createVerifier } from "./node-verifier";
import { createReceiver } from "./receiver";
import type { ReceiverOptions, StandardReceiverOptions, WebhookHandler } from "./receiver-options";
import { requireSuccess } from "./success";
import type { StandardDelivery, WebhookDelivery } from "./types";

export type { NodeRequest, NodeStream } from "./node-request";
export * from "./receiver-exports";

const HINT =
  "The body was read or parsed before. Register this route before app.use(bodyParser()), " +
  "or set ctx.disableBodyParser = true for its path in a middleware ahead of the parser.";

/** The part of Koa's context that is used. */
export interface KoaContext {
  readonly method: string;
  readonly req: NodeRequest;
  readonly request: { readonly rawBody?: unknown; readonly body?: unknown };
  status: number;
  body: unknown;
  set(headers: Record<string, string>): unknown;
}

/**
 * Makes a Koa middleware that verifies a webhook, hands it to your handler and answers. An error of your handler goes up
 * to the application.
 *
 * @throws {@link WebhookVerificationError} with `secret_invalid`, and `RangeError` for a bad number.
 *
 * @example
 * ```ts
 * import { receiveWebhooks } from "@inbox-hub/webhook-verify/koa";
 * import Router from "@koa/router";
 *
 * const router = new Router();
 * router.post(
 *   "/webhooks",
 *   receiveWebhooks({ secret: "tu_webhook_secret_seguro" }, async ({ id, event }) => {
 *     if (event.type === "message") console.log(id, event.data.message);
 *   }),
 * );
 * ```
 */
export function receiveWebhooks<Context extends KoaContext = KoaContext>(
  options: StandardReceiverOptions,
  handler: WebhookHandler<StandardDelivery, [context: Context]>,
): (context: Context) => Promise<void>;
export function receiveWebhooks<Context extends KoaContext = KoaContext>(
  options: ReceiverOptions,
  handler: WebhookHandler<WebhookDelivery, [context: Context]>,
): (context: Context) => Promise<void>;
export function receiveWebhooks<Context extends KoaContext>(
  options: ReceiverOptions,
  handler: WebhookHandler<StandardDelivery, [context: Context]>,
): (context: Context) => Promise<void> {
  const receive = createReceiver(options, createVerifier(options).verify);

  return async function receiveWebhook(context) {
    const { method, req, request } = context;
    const kept = [request.rawBody, req.rawBody, request.body, req.body];
    const readBody = (maxBytes: number) => readNodeBody(req, kept, maxBytes, HINT);

    async function handle(delivery: StandardDelivery): Promise<unknown> {
      // Koa's own is 404, which could not be told from one that the handler has set.
      context.status = 200;
      const result = await handler(delivery, context);
      requireSuccess({ statusCode: context.status });
      return result;
    }

    try {
      const answer = await receive({ method, headers: req.headers, readBody }, handle);
      context.status = answer.status;
      context.set(nodeHeaders(answer));
      context.body = answer.body;
    } catch (error) {
      // For a middleware that catches the error and answers with the status as it stands.
      context.status = 500;
      throw error;
    }
  };
}
