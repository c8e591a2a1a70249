import type { Accepted } from "@inbox-hub/openapi/rules";
import type {
  ApiKeyRecord,
  BatchRecord,
  ContactRecord,
  ConversationRecord,
  DeliveryRecord,
  EventRecord,
  GroupRecord,
  KeptAnswer,
  LoginRecord,
  MediaRecord,
  MembershipRecord,
  MessageRecord,
  OrganizationRecord,
  ReplayRecord,
  SessionRecord,
  TemplateRecord,
  UserRecord,
  WebhookRecord,
} from "./records";

/** By id, in the order in which they came. */
export function createTables() {
  return {
    organizations: new Map<number, OrganizationRecord>(),
    users: new Map<number, UserRecord>(),
    memberships: [] as MembershipRecord[],
    apiKeys: new Map<string, ApiKeyRecord>(),
    logins: new Map<string, LoginRecord>(),
    /** By `sessionKey`. */
    sessions: new Map<string, SessionRecord>(),
    messages: new Map<string, MessageRecord>(),
    batches: new Map<string, BatchRecord>(),
    conversations: new Map<string, ConversationRecord>(),
    contacts: new Map<string, ContactRecord>(),
    media: new Map<string, MediaRecord>(),
    /** Profile pictures, by number. */
    pictures: new Map<string, Uint8Array<ArrayBuffer>>(),
    /** How people call themselves, by number. */
    pushNames: new Map<string, string>(),
    templates: new Map<string, TemplateRecord>(),
    webhooks: new Map<string, WebhookRecord>(),
    deliveries: new Map<string, DeliveryRecord>(),
    replays: new Map<string, ReplayRecord>(),
    groups: new Map<string, GroupRecord>(),
    events: [] as EventRecord[],
    /** When a number was asked for, by the number. */
    numberChecks: new Map<string, number>(),
    /** By whom, with what key. */
    keptAnswers: new Map<string, KeptAnswer>(),
    /** What a request with a key has sent, whatever it was answered. */
    accepted: new Map<string, Accepted>(),
  };
}

export type Tables = ReturnType<typeof createTables>;

export function sessionKey(organizationId: number, sessionId: string): string {
  return `${organizationId}/${sessionId}`;
}
