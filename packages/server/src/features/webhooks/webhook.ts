import type { Schemas } from "@inbox-hub/openapi";
import type { WebhookHeaders } from "@inbox-hub/openapi/rules";

export type EventType = Schemas["EventType"];
export type Ordering = "none" | "chat" | "session";

/** Where an organization's events are delivered. */
export interface Webhook {
  readonly webhookId: string;
  readonly organizationId: number;
  readonly name: string;
  readonly url: string;
  readonly events: readonly EventType[];
  /** Null means every session. */
  readonly sessionIds: readonly string[] | null;
  readonly status: Schemas["WebhookState"];
  readonly disabledReason: Schemas["DisabledReason"] | null;
  readonly ordering: Ordering;
  readonly maxConcurrency: number;
  /** Attempts that may begin within any second; null means no limit. */
  readonly ratePerSecond: number | null;
  readonly timeoutSeconds: number;
  readonly headerNames: readonly string[];
  readonly rotationEndsAt: number | null;
  readonly failingSince: number | null;
  /** Nothing is tried before this. */
  readonly heldUntil: number | null;
  readonly lastError: string | null;
  readonly lastSuccessAt: number | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface NewWebhook {
  readonly name: string;
  readonly url: string;
  readonly events: readonly EventType[];
  readonly sessionIds: readonly string[] | null;
  readonly ordering: Ordering;
  readonly maxConcurrency: number;
  readonly ratePerSecond: number | null;
  readonly timeoutSeconds: number;
  readonly headers: WebhookHeaders;
  readonly secret: string;
}

/** Absent stays as it is. */
export type WebhookChange = {
  readonly [Key in Exclude<keyof NewWebhook, "secret">]?: NewWebhook[Key] | undefined;
} & { readonly isActive?: boolean | undefined };

/** What goes with each delivery, and is shown to nobody. */
export interface WebhookSecrets {
  readonly current: string;
  /** Signs too, until `previousUntil`. */
  readonly previous: string | null;
  readonly headers: WebhookHeaders;
}

export interface Delivery {
  readonly deliveryId: string;
  readonly webhookId: string;
  readonly eventId: string;
  readonly type: EventType;
  readonly sessionId: string | null;
  readonly status: Schemas["DeliveryStatus"];
  readonly attempts: readonly DeliveryAttempt[];
  readonly nextAttemptAt: number | null;
  readonly deliveredAt: number | null;
  readonly lastStatus: number | null;
  readonly lastError: string | null;
  readonly createdAt: number;
}

export interface DeliveryAttempt {
  readonly number: number;
  /** A redelivery or a replay asked for it. */
  readonly isManual: boolean;
  readonly startedAt: number;
  readonly durationMs: number;
  readonly status: number | null;
  readonly error: string | null;
  readonly responseBody: string | null;
}

export type ReplayStatus = NonNullable<Schemas["ReplayRequest"]["status"]>[number];

export interface NewReplay {
  readonly from: number;
  readonly to: number;
  /** Null means all. */
  readonly types: readonly EventType[] | null;
  readonly statuses: readonly ReplayStatus[] | null;
  /** Copies with ids of their own. */
  readonly asNew: boolean;
}

export interface Replay {
  readonly replayId: string;
  readonly webhookId: string;
  readonly asNew: boolean;
  readonly matched: number;
  readonly queued: number;
  readonly delivered: number;
  readonly createdAt: number;
  readonly completedAt: number | null;
}
