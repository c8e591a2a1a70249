/** What openapi.yaml says, as types and as small tables. The whole document is in `./document`. */
export { calls } from "./generated/calls";
export { errors } from "./generated/errors";
export { operations } from "./generated/operations";
export { policies } from "./generated/policies";
export type { paths } from "./generated/schema";
export { webhookSamples } from "./generated/webhook-samples";
export type {
  Body,
  Data,
  ErrorBody,
  ErrorCode,
  ErrorCodeOf,
  HeaderParams,
  OperationId,
  PathParams,
  Query,
  Reply,
  Responses,
  Schemas,
  WebhookEvent,
  WebhookEventOf,
  WebhookEventType,
} from "./types";
