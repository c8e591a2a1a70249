export type { WebhookEvent } from "@inbox-hub/openapi";
export { type WebhookVerificationCode, WebhookVerificationError } from "./error";
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
  VerifierOptions,
  WebhookDelivery,
} from "./types";
export { createVerifier, type WebhookVerifier } from "./web-verifier";
