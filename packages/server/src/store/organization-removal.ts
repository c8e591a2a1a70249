import { eq, inArray } from "drizzle-orm";
import type { Database } from "./database";
import { contacts, contactTags } from "./schema/contacts";
import { media, templates } from "./schema/content";
import { conversations, groupNotices } from "./schema/conversations";
import { events, webhookAttempts, webhookDeliveries, webhookReplays, webhooks } from "./schema/events";
import { batches, messages, pollVotes, reactions, sendJobs } from "./schema/messages";
import { apiKeys, auditLog, logins, members, organizations } from "./schema/organizations";
import { sessions, sessionTransitions } from "./schema/sessions";
import { attemptCounts, chatActivity, firstResponses, messageCounts } from "./schema/statistics";

/** The tables whose rows name their organization. */
const OWN_TABLES = [
  apiKeys,
  attemptCounts,
  auditLog,
  batches,
  chatActivity,
  contacts,
  contactTags,
  conversations,
  events,
  firstResponses,
  groupNotices,
  logins,
  media,
  members,
  messageCounts,
  messages,
  sendJobs,
  sessions,
  sessionTransitions,
  templates,
  webhookReplays,
  webhooks,
] as const;

/** Deletes every row of an organization. Only to be called inside `database.write`. */
export function removeOrganization(orm: Database["orm"], organizationId: number): void {
  const webhookIds = orm.select({ id: webhooks.id }).from(webhooks).where(eq(webhooks.organizationId, organizationId));
  const deliveryIds = orm
    .select({ id: webhookDeliveries.id })
    .from(webhookDeliveries)
    .where(inArray(webhookDeliveries.webhookId, webhookIds));
  const messageIds = orm.select({ id: messages.id }).from(messages).where(eq(messages.organizationId, organizationId));

  // First what hangs on other rows, while those still tell whose it is.
  orm.delete(webhookAttempts).where(inArray(webhookAttempts.deliveryId, deliveryIds)).run();
  orm.delete(webhookDeliveries).where(inArray(webhookDeliveries.webhookId, webhookIds)).run();
  for (const answers of [reactions, pollVotes]) orm.delete(answers).where(inArray(answers.messageId, messageIds)).run();
  for (const table of OWN_TABLES) orm.delete(table).where(eq(table.organizationId, organizationId)).run();
  orm.delete(organizations).where(eq(organizations.id, organizationId)).run();
}
