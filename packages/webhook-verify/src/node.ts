export type { WebhookEvent } from "@inbox-hub/openapi";
export { type WebhookVerificationCode, WebhookVerificationError } from "./error";
export { createVerifier, type WebhookVerifier } from "./node-verifier";
export type {
  BodyReader,
  FetchHeaders,
  HeadersInput,
  LegacyDelivery,
  RawBody,
  RequestInput,
  SafeResult,
  Secret,
  StandardDelivery,
  StandardVerifierOptions,
  UnknownEvent,
  UnreadDelivery,
  VerifierOptions,
  WebhookDelivery,
} from "./types";
