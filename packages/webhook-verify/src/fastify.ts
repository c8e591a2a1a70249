import { type NodeStream, nodeHeaders, readNodeBody } from "./node-request";
import { createVerifier } from "./node-verifier";
import { createReceiver } from "./receiver";
import type { ReceiverOptions, StandardReceiverOptions, WebhookHandler } from "./receiver-options";
import type { HeadersInput, StandardDelivery, WebhookDelivery } from "./types";

export type { NodeStream } from "./node-request";
export * from "./receiver-exports";

const HINT =
  "The body was read before. Let receiveWebhooks have its own scope, app.register(receiveWebhooks(…), { prefix }), " +
  "and no hook read request.raw.";

/** The part of Fastify's request that is used. */
export interface FastifyRequestLike {
  readonly method: string;
  readonly headers: HeadersInput;
  readonly body: unknown;
}

/** The part of Fastify's reply that is used. */
export interface FastifyReplyLike {
  code(status: number): unknown;
  headers(headers: Record<string, string>): unknown;
  send(body?: string): unknown;
}

/** The part of a Fastify instance that is used. */
export interface FastifyScope<Request extends FastifyRequestLike> {
  removeAllContentTypeParsers(): void;
  addContentTypeParser(
    contentType: string,
    parser: (request: Request, stream: NodeStream) => Promise<NodeStream>,
  ): unknown;
  all(path: string, handler: (request: Request, reply: FastifyReplyLike) => Promise<unknown>): unknown;
}

/**
 * Makes a Fastify plugin that verifies the webhooks sent to its prefix, hands them to your handler and answers. As a
 * plugin it has a scope of its own, in which Fastify does not parse bodies. An error of your handler goes to Fastify's
 * error handler.
 *
 * @throws {@link WebhookVerificationError} with `secret_invalid`, and `RangeError` for a bad number.
 *
 * @example
 * ```ts
 * import { receiveWebhooks } from "@inbox-hub/webhook-verify/fastify";
 * import { fastify } from "fastify";
 *
 * const app = fastify();
 * app.register(
 *   receiveWebhooks({ secret: "tu_webhook_secret_seguro" }, async ({ id, event }) => {
 *     if (event.type === "message") console.log(id, event.data.message);
 *   }),
 *   { prefix: "/webhooks" },
 * );
 * ```
 */
export function receiveWebhooks<Request extends FastifyRequestLike = FastifyRequestLike>(
  options: StandardReceiverOptions,
  handler: WebhookHandler<StandardDelivery, [request: Request]>,
): (scope: FastifyScope<Request>) => Promise<void>;
export function receiveWebhooks<Request extends FastifyRequestLike = FastifyRequestLike>(
  options: ReceiverOptions,
  handler: WebhookHandler<WebhookDelivery, [request: Request]>,
): (scope: FastifyScope<Request>) => Promise<void>;
export function receiveWebhooks<Request extends FastifyRequestLike>(
  options: ReceiverOptions,
  handler: WebhookHandler<StandardDelivery, [request: Request]>,
): (scope: FastifyScope<Request>) => Promise<void> {
  const receive = createReceiver(options, createVerifier(options).verify);

  return async function webhookReceiver(scope) {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", async (_request, stream) => stream);

    scope.all("/", async function receiveWebhook(request, reply) {
      const { method, headers, body } = request;
      const readBody = (maxBytes: number) => (body ? readNodeBody(body as NodeStream, [], maxBytes, HINT) : "");
      const answer = await receive({ method, headers, readBody }, (delivery) => handler(delivery, request));
      reply.code(answer.status);
      reply.headers(nodeHeaders(answer));
      return reply.send(answer.body);
    });
  };
}
