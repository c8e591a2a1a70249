import { notRaw } from "./body";
import { createVerifier } from "./node-verifier";
import { createReceiver } from "./receiver";
import type { ReceiverOptions, StandardReceiverOptions, WebhookHandler } from "./receiver-options";
import type { HeadersInput, RawBody, StandardDelivery, WebhookDelivery } from "./types";

export * from "./receiver-exports";

const HINT = "The event's body is no text. Use a Lambda proxy integration, which passes the body as it arrived.";

/** The part of the events of API Gateway (REST and HTTP), function URLs and load balancers that is used. */
export interface LambdaRequest {
  readonly httpMethod?: string | undefined;
  readonly requestContext?: object | undefined;
  readonly headers?: Readonly<Record<string, string | undefined>> | null | undefined;
  readonly multiValueHeaders?: Readonly<Record<string, readonly string[] | undefined>> | null | undefined;
  readonly body?: string | null | undefined;
  readonly isBase64Encoded?: boolean | undefined;
}

/** What API Gateway, function URLs and load balancers take as an answer. */
export interface LambdaAnswer {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
}

/**
 * Makes a Lambda handler that verifies a webhook, hands it to yours and answers. An error of your handler fails the
 * invocation, which Lambda logs and counts; the sender is answered with a 5xx and retries.
 *
 * @throws {@link WebhookVerificationError} with `secret_invalid`, and `RangeError` for a bad number.
 *
 * @example
 * ```ts
 * import { receiveWebhooks } from "@inbox-hub/webhook-verify/lambda";
 *
 * export const handler = receiveWebhooks({ secret: "tu_webhook_secret_seguro" }, async ({ id, event }) => {
 *   if (event.type === "message") console.log(id, event.data.message);
 * });
 * ```
 */
export function receiveWebhooks<Arguments extends [request: LambdaRequest, ...others: unknown[]]>(
  options: StandardReceiverOptions,
  handler: WebhookHandler<StandardDelivery, Arguments>,
): (...args: Arguments) => Promise<LambdaAnswer>;
export function receiveWebhooks<Arguments extends [request: LambdaRequest, ...others: unknown[]]>(
  options: ReceiverOptions,
  handler: WebhookHandler<WebhookDelivery, Arguments>,
): (...args: Arguments) => Promise<LambdaAnswer>;
export function receiveWebhooks<Arguments extends [request: LambdaRequest, ...others: unknown[]]>(
  options: ReceiverOptions,
  handler: WebhookHandler<StandardDelivery, Arguments>,
): (...args: Arguments) => Promise<LambdaAnswer> {
  const receive = createReceiver(options, createVerifier(options).verify);

  return async function receiveWebhook(...args) {
    const [request] = args;
    const incoming = { method: methodOf(request), headers: headersOf(request), readBody: () => bodyOf(request) };
    const { status, headers, body = "" } = await receive(incoming, (delivery) => handler(delivery, ...args));
    return { statusCode: status, headers: { ...headers }, body };
  };
}

function methodOf({ httpMethod, requestContext }: LambdaRequest): string | undefined {
  // Where the second version of the event has it.
  const context = requestContext as { readonly http?: { readonly method: string } } | undefined;
  return httpMethod ?? context?.http?.method;
}

/** The multi-value form shows a header that was sent twice. Where there is none, it may be an empty one. */
function headersOf({ headers, multiValueHeaders }: LambdaRequest): HeadersInput {
  return multiValueHeaders && Object.keys(multiValueHeaders).length > 0 ? multiValueHeaders : (headers ?? {});
}

function bodyOf({ body, isBase64Encoded }: LambdaRequest): RawBody {
  if (typeof (body ?? "") !== "string") throw notRaw(HINT);
  return Buffer.from(body ?? "", isBase64Encoded ? "base64" : "utf8");
}
