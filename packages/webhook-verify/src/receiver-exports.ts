// What every adapter's entry exports beside its `receiveWebhooks`.
export type { WebhookEvent } from "@inbox-hub/openapi";
export { type WebhookVerificationCode, WebhookVerificationError } from "./error";
export { createMemoryReplayStore, type MemoryReplayStoreOptions } from "./memory-replay-store";
export type { ReceiverOptions, StandardReceiverOptions, WebhookHandler } from "./receiver-options";
export type { ReplayState, ReplayStore } from "./replay-store";
export type { LegacyDelivery, Secret, StandardDelivery, UnknownEvent, WebhookDelivery } from "./types";
