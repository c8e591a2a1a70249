export type { ErrorCode, Schemas } from "@inbox-hub/openapi";
export {
  APIError,
  AuthenticationError,
  ConflictError,
  InvalidRequestError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  ServerError,
  SessionDisconnectedError,
} from "./api-errors";
export { type AnswerWithResponse, APIPromise, type Outcome, type RateLimit } from "./api-promise";
export type { IdempotentOptions, RequestOptions, UploadOptions } from "./call-options";
export { InboxHub } from "./client";
export { AbortError, ConnectionError, InboxHubError, QueueFullError, TimeoutError, UsageError } from "./errors";
export type { EventStream, EventStreamPromise } from "./event-stream-promise";
export type { ByteStream, UploadInput, UploadProgress } from "./file";
export { fileTokenStore } from "./file-token-store";
export { isErrorCode } from "./is-error-code";
export type { Logger, LogLevel } from "./log";
export type { Middleware, MiddlewareContext, MiddlewareRequest } from "./middleware";
export type { Fetch, InboxHubOptions } from "./options";
export type { Pace } from "./pacer";
export { Page, PagePromise } from "./page";
export type {
  ContactsQuery,
  ConversationsQuery,
  DeliveriesQuery,
  EventsQuery,
  EventsStreamQuery,
  MessagesQuery,
  PageQuery,
  SessionsQuery,
  StatisticsQuery,
  StoriesQuery,
  TemplatesQuery,
} from "./queries";
export type { MessageContent, SendManyOptions } from "./send-many";
export type { Session } from "./session";
export type { TokenStore, Tokens } from "./token-store";
export type { AppInfo } from "./user-agent";
export type { WaitOptions } from "./wait-until";
