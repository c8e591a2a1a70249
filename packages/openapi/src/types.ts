import type { policies } from "./generated/policies";
import type { components, operations } from "./generated/schema";
import type { components as events } from "./generated/webhook-events";

export type Schemas = components["schemas"];
export type ErrorCode = Schemas["ErrorCode"];
export type ErrorBody = Schemas["Error"];
export type WebhookEvent = events["schemas"]["WebhookEvent"];
export type WebhookEventType = WebhookEvent["type"];
export type WebhookEventOf<Type extends WebhookEventType> = Extract<WebhookEvent, { type: Type }>;
export type OperationId = keyof typeof policies & keyof operations;

/** The codes that an operation can answer with. */
export type ErrorCodeOf<Id extends OperationId> = (typeof policies)[Id]["errors"][number];

type Parameters<Id extends OperationId> = operations[Id]["parameters"];
type Given<T> = [T] extends [undefined] ? Record<never, never> : NonNullable<T>;

export type PathParams<Id extends OperationId> = Given<Parameters<Id>["path"]>;
export type Query<Id extends OperationId> = Given<Parameters<Id>["query"]>;
export type HeaderParams<Id extends OperationId> = Given<Parameters<Id>["header"]>;

/** The JSON body of a request, or undefined where it has none. */
export type Body<Id extends OperationId> = operations[Id] extends {
  requestBody: { content: { "application/json": infer Json } };
}
  ? Json
  : undefined;

export type Responses<Id extends OperationId> = operations[Id]["responses"];
type SuccessStatus<Id extends OperationId> = keyof Responses<Id> & (200 | 201 | 202 | 204 | 206 | 304);

/** What comes in the envelope's `data`. Undefined where there is no content or it is not JSON. */
export type Data<Id extends OperationId> = {
  [Status in SuccessStatus<Id>]: Responses<Id>[Status] extends { content: { "application/json": infer Json } }
    ? Json extends { data: infer D }
      ? D
      : Json
    : undefined;
}[SuccessStatus<Id>];

/** What a handler gives back: a success status, and what belongs in the envelope beside `success`. */
export type Reply<Id extends OperationId> = {
  [Status in SuccessStatus<Id>]: { readonly status: Status } & ReplyContent<Responses<Id>[Status]>;
}[SuccessStatus<Id>];

type ReplyContent<Response> = Response extends { content: infer Content }
  ? JsonReply<Content> | (Exclude<keyof Content, "application/json"> extends never ? never : RawReply)
  : unknown;

type JsonReply<Content> = Content extends { "application/json": infer Json }
  ? Json extends { success: true }
    ? Omit<Json, "success">
    : { readonly json: Json }
  : never;

interface RawReply {
  readonly content: unknown;
  readonly contentType: string;
}
