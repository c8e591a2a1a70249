import { eq, inArray } from "drizzle-orm";
import type { Database } from "./database";
import { takeDeliveries } from "./delivery-removal";
import { contacts, contactTags } from "./schema/contacts";
import { media, templates } from "./schema/content";
import { conversations, groupNotices } from "./schema/conversations";
import { events, webhookAttempts, webhookDeliveries, webhookReplays, webhooks } from "./schema/events";
import { batches, messages, pollVotes, reactions, sendJobs } from "./schema/messages";
import { apiKeys, auditLog, logins, members, organizations } from "./schema/organizations";
import { sessions, sessionTransitions } from "./schema/sessions";
import { attemptCounts, chatActivity, firstResponses, messageCounts } from "./schema/statistics";
import { takeRows } from "./take-rows";

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

/** Of which it may have very much, beside the deliveries of its webhooks and what its sessions took with them. */
const many = [events, auditLog] as const;

/**
 * Takes a piece of what an organization may have very much of. True while there is more. Only to be called inside `write`, of
 * an organization that is closed; `removeOrganization` ends it.
 */
export function emptyOrganization(orm: Database["orm"], organizationId: number): boolean {
  const itsWebhooks = orm
    .select({ id: webhooks.id })
    .from(webhooks)
    .where(eq(webhooks.organizationId, organizationId))
    .all();
  return (
    itsWebhooks.some(({ id }) => takeDeliveries(orm, id)) ||
    many.some((table) => takeRows(orm, table, eq(table.organizationId, organizationId)))
  );
}

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
