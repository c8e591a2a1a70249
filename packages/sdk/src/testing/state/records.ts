import type { Schemas, WebhookEvent } from "@inbox-hub/openapi";
import type { Batch, Message, Template, WebhookHeaders } from "@inbox-hub/openapi/rules";

/** What the mock remembers. Records are replaced, not changed. */

/** Whose a record is: ids of sessions are unique within an organization only. */
export interface OfOrganization {
  readonly organizationId: number;
}

export interface OrganizationRecord extends OfOrganization {
  readonly name: string;
  readonly defaultSessionId: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface UserRecord {
  readonly userId: number;
  readonly email: string;
  readonly name: string;
  readonly password: string;
}

export interface MembershipRecord extends OfOrganization {
  readonly userId: number;
  readonly role: Schemas["Role"];
  readonly createdAt: number;
}

export interface ApiKeyRecord extends OfOrganization {
  readonly keyId: string;
  readonly key: string;
  readonly name: string;
  readonly scopes: readonly Schemas["Scope"][];
  readonly sessionIds: readonly string[] | null;
  readonly expiresAt: number | null;
  readonly revokedAt: number | null;
  readonly createdAt: number;
}

export interface LoginRecord {
  readonly loginId: string;
  readonly userId: number;
  readonly organizationId: number | null;
  readonly accessToken: string;
  readonly accessExpiresAt: number;
  readonly refreshToken: string;
  readonly refreshExpiresAt: number;
}

export interface SessionRecord extends OfOrganization {
  readonly sessionId: string;
  readonly name: string | null;
  readonly desired: Schemas["SessionStatus"]["desiredState"];
  readonly status: Schemas["SessionState"];
  readonly reason: Schemas["SessionStatus"]["reason"];
  readonly since: number;
  readonly phoneNumber: string | null;
  /** The account that its credentials are for; it stays while the session is stopped. */
  readonly linkedTo: string | null;
  /** The number that a pairing code was made for. */
  readonly pairingPhone: string | null;
  readonly lastActivityAt: number | null;
  readonly transitions: Schemas["SessionStatus"]["transitions"];
  /** How many of its next messages fail, and how. */
  readonly failing: { readonly times: number; readonly how: "refused" | "answer_lost" };
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface MessageRecord extends Message, OfOrganization {}

export interface BatchRecord extends Omit<Batch, "messages">, OfOrganization {}

export interface ConversationRecord extends OfOrganization {
  readonly sessionId: string;
  readonly chatId: string;
  readonly status: Schemas["ConversationStatus"];
  readonly isArchived: boolean;
  readonly unreadCount: number;
  readonly assignedToUserId: number | null;
  readonly lastMessageId: string;
  readonly lastMessageAt: number;
  readonly closedAt: number | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface ContactRecord extends OfOrganization {
  readonly contactId: string;
  readonly sessionId: string;
  readonly phone: string;
  readonly lid: string | null;
  readonly name: string | null;
  readonly pushName: string | null;
  readonly tags: readonly string[];
  readonly notes: string | null;
  readonly assignedToUserId: number | null;
  readonly isBlocked: boolean;
  readonly lastMessageAt: number | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface MediaRecord extends OfOrganization {
  readonly mediaId: string;
  readonly sessionId: string;
  readonly mimetype: string;
  readonly filename: string | null;
  readonly sha256: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly createdAt: number;
}

export type TemplateRecord = Template;

export interface WebhookRecord extends OfOrganization {
  readonly webhookId: string;
  readonly name: string;
  readonly url: string;
  readonly events: readonly Schemas["EventType"][];
  readonly sessionIds: readonly string[] | null;
  readonly status: Schemas["WebhookState"];
  readonly disabledReason: Schemas["DisabledReason"] | null;
  readonly ordering: Schemas["Webhook"]["ordering"];
  readonly maxConcurrency: number;
  readonly ratePerSecond: number | null;
  readonly timeoutSeconds: number;
  readonly headers: WebhookHeaders;
  readonly secret: string;
  readonly previousSecret: string | null;
  readonly previousUntil: number | null;
  readonly failingSince: number | null;
  readonly lastError: string | null;
  readonly lastSuccessAt: number | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface EventRecord extends OfOrganization {
  readonly event: WebhookEvent;
  readonly at: number;
}

export interface DeliveryRecord {
  readonly deliveryId: string;
  readonly webhookId: string;
  readonly event: WebhookEvent;
  readonly status: Schemas["DeliveryStatus"];
  readonly attempts: readonly Schemas["Delivery"]["attempts"][number][];
  /** What asked for it, if it was not the event itself. */
  readonly replayId: string | null;
  readonly nextAttemptAt: number | null;
  readonly deliveredAt: number | null;
  readonly lastStatus: number | null;
  readonly lastError: string | null;
  readonly createdAt: number;
}

export interface ReplayRecord {
  readonly replayId: string;
  readonly webhookId: string;
  readonly asNew: boolean;
  readonly matched: number;
  readonly createdAt: number;
  readonly completedAt: number | null;
}

/** What a request with an `Idempotency-Key` was answered. */
export interface KeptAnswer {
  readonly hash: string;
  readonly expiresAt: number;
  /** Null while it is under way. */
  readonly answer: { readonly status: number; readonly body: string } | null;
}

export interface GroupRecord extends OfOrganization {
  readonly groupId: string;
  readonly members: readonly string[];
}
