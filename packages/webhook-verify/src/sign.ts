export { type SignDeliveryOptions, signDelivery, type WebhookHeaders } from "./delivery-headers";
export { type WebhookVerificationCode, WebhookVerificationError } from "./error";
export { type SignedHeaders, type SignOptions, sign } from "./sender";
export { checkSecret, generateSecret, type SecretProblem } from "./sender-secret";
export type { Secret } from "./types";
