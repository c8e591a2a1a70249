import type { Clock } from "../lib/clock";
import type { NewId } from "../lib/ids";
import type { Signal } from "../lib/signal";
import { createAcceptanceStore } from "../store/acceptance-store";
import { createAccountStore } from "../store/account-store";
import { createApiKeyStore } from "../store/api-key-store";
import { createAuditLog } from "../store/audit-log";
import { createAuditStore } from "../store/audit-store";
import { createBatchStore } from "../store/batch-store";
import { createContactStore } from "../store/contact-store";
import { createConversationMessages } from "../store/conversation-messages";
import { createConversationRows } from "../store/conversation-rows";
import { createConversationStore } from "../store/conversation-store";
import type { Database } from "../store/database";
import { createDeliveryFinish } from "../store/delivery-finish";
import { createDeliveryLogStore } from "../store/delivery-log-store";
import { createDeliveryStore } from "../store/delivery-store";
import { createEventLog } from "../store/event-log";
import { createEventReader } from "../store/event-reader";
import { createGroupCursors } from "../store/group-cursors";
import { createGroupNoticeStore } from "../store/group-notice-store";
import { createGroupPeopleStore } from "../store/group-people-store";
import { createIdempotencyStore } from "../store/idempotency-store";
import { createIncomingStore } from "../store/incoming-store";
import { createLoginStore } from "../store/login-store";
import { createMediaStore } from "../store/media-store";
import { createMemberStore } from "../store/member-store";
import { createMessageChangeStore } from "../store/message-change-store";
import { createMessageProgress } from "../store/message-progress";
import { createMessageStore } from "../store/message-store";
import { createNumberCheckStore } from "../store/number-check-store";
import { createOrganizationStore } from "../store/organization-store";
import { createReplayStore } from "../store/replay-store";
import { createRetentionStore } from "../store/retention-store";
import { createSealedText } from "../store/sealed-text";
import { createSendQueueStore } from "../store/send-queue-store";
import { createSessionStore } from "../store/session-store";
import { createStatisticsStore } from "../store/statistics-store";
import { createStoryStore } from "../store/story-store";
import { createTemplateStore } from "../store/template-store";
import { createUserStore } from "../store/user-store";
import { createWebhookHealth } from "../store/webhook-health";
import type { WebhookSeal } from "../store/webhook-seal";
import { createWebhookStore } from "../store/webhook-store";

interface StoresDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly random: () => number;
  /** Woken when there may be something to deliver. */
  readonly delivered: Signal;
  /** Woken when an organization has new events. */
  readonly appended: Signal<number>;
  /** Of this process. */
  readonly bootId: string;
  /** Stored answers are sealed with it. */
  readonly secret: string;
  readonly webhookSeal: WebhookSeal;
  /** The row of this webhook was altered: nothing can be sent to it. */
  readonly onUnreadableWebhook: (webhookId: string, error: Error) => void;
}

export type Stores = ReturnType<typeof createStores>;

/** Every store, over one database. */
export function createStores({
  database,
  clock,
  newId,
  random,
  delivered,
  appended,
  bootId,
  secret,
  webhookSeal: seal,
  onUnreadableWebhook: onUnreadable,
}: StoresDeps) {
  const audit = createAuditLog({ database, clock });
  const eventLog = createEventLog({ database, clock, newId, delivered, appended });
  const conversationRows = createConversationRows({ database, events: eventLog, clock });
  const conversationMessages = createConversationMessages({ database, conversations: conversationRows, clock });
  const progress = createMessageProgress({ database, conversations: conversationMessages, events: eventLog, clock });
  const health = createWebhookHealth({ database, eventLog });
  return {
    users: createUserStore({ database, clock }),
    logins: createLoginStore({ database, clock }),
    organizations: createOrganizationStore({ database, log: audit, clock }),
    members: createMemberStore({ database, conversations: conversationRows, log: audit, clock }),
    apiKeys: createApiKeyStore({ database, log: audit, clock }),
    accounts: createAccountStore({ database, log: audit, clock }),
    audit: createAuditStore({ database, log: audit }),
    idempotency: createIdempotencyStore({
      database,
      clock,
      bootId,
      sealedText: createSealedText({ secret, purpose: "inbox-hub idempotent answers" }),
    }),
    events: createEventReader({ database }),
    sessions: createSessionStore({ database, eventLog, clock }),
    messages: createMessageStore({ database, progress, clock }),
    messageChanges: createMessageChangeStore({ database, events: eventLog, clock }),
    acceptance: createAcceptanceStore({ database, progress, clock, newId }),
    sendQueue: createSendQueueStore({ database, progress, clock }),
    incoming: createIncomingStore({
      database,
      progress,
      conversations: conversationMessages,
      events: eventLog,
      clock,
      newId,
    }),
    batches: createBatchStore({ database, progress, clock }),
    groupCursors: createGroupCursors({ database }),
    groupPeople: createGroupPeopleStore({ database }),
    groupNotices: createGroupNoticeStore({ database, events: eventLog, clock }),
    contacts: createContactStore({ database, clock, newId }),
    conversations: createConversationStore({ database, conversations: conversationRows, clock }),
    numberChecks: createNumberCheckStore({ database }),
    media: createMediaStore({ database, clock, newId }),
    retention: createRetentionStore({ database, clock }),
    statistics: createStatisticsStore({ database }),
    stories: createStoryStore({ database, clock }),
    templates: createTemplateStore({ database, clock, newId }),
    webhooks: {
      ...createWebhookStore({ database, log: audit, seal, clock, newId }),
      ...createDeliveryLogStore({ database, clock }),
      ...createReplayStore({ database, log: audit, eventLog, clock, elapsed: () => performance.now(), newId }),
    },
    deliveries: createDeliveryStore({
      database,
      clock,
      finish: createDeliveryFinish({ database, clock, random, health }),
      seal,
      onUnreadable,
    }),
  };
}
