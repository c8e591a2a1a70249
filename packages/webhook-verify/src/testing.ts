export type { WebhookEvent, WebhookEventOf, WebhookEventType } from "@inbox-hub/openapi";
export type { WebhookHeaders } from "./delivery-headers";
export { type WebhookVerificationCode, WebhookVerificationError } from "./error";
export { type EventOverrides, eventTypes, sampleEvent } from "./sample-event";
export {
  createWebhookRequest,
  type SignableEvent,
  type SignedWebhook,
  type SignWebhookOptions,
  signWebhook,
  type WebhookRequestOptions,
} from "./sign-webhook";
export type { Secret } from "./types";
