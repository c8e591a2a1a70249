import type { Schemas } from "@inbox-hub/openapi";
import { and, eq, isNotNull, type SQL, sql } from "drizzle-orm";
import type { Tenant } from "../contract/tenant";
import type { Webhook } from "../features/webhooks/webhook";
import type { Database } from "./database";
import { webhooks } from "./schema/events";

export type WebhookRow = typeof webhooks.$inferSelect;

/** The webhooks that a tenant may see. A key that is limited to sessions sees those of its sessions only. */
export function isVisibleTo({ organizationId, sessionIds }: Tenant): SQL | undefined {
  const ofOrganization = eq(webhooks.organizationId, organizationId);
  if (sessionIds === null) return ofOrganization;
  const own = JSON.stringify([...sessionIds]);
  return and(
    ofOrganization,
    isNotNull(webhooks.sessionIds),
    sql`NOT EXISTS (SELECT 1 FROM json_each(${webhooks.sessionIds}) WHERE value NOT IN (SELECT value FROM json_each(${own})))`,
  );
}

export function isWebhook(tenant: Tenant, webhookId: string): SQL | undefined {
  return and(eq(webhooks.id, webhookId), isVisibleTo(tenant));
}

export function findWebhook(orm: Database["orm"], tenant: Tenant, webhookId: string): WebhookRow | undefined {
  return orm.select().from(webhooks).where(isWebhook(tenant, webhookId)).get();
}

/** Whether an event goes to a webhook. What belongs to no session goes to webhooks of every session only. */
export function wants(
  webhook: Pick<WebhookRow, "events" | "sessionIds">,
  event: { readonly type: Schemas["EventType"]; readonly sessionId: string | null },
): boolean {
  if (!webhook.events.includes(event.type)) return false;
  if (webhook.sessionIds === null) return true;
  return event.sessionId !== null && webhook.sessionIds.includes(event.sessionId);
}

export function isRotating(row: WebhookRow, now: number): boolean {
  return row.secretPrevious !== null && row.previousUntil !== null && row.previousUntil > now;
}

export function toWebhook(row: WebhookRow, headerNames: readonly string[], now: number): Webhook {
  return {
    webhookId: row.id,
    organizationId: row.organizationId,
    name: row.name,
    url: row.url,
    events: row.events,
    sessionIds: row.sessionIds,
    status: row.status,
    disabledReason: row.disabledReason,
    ordering: row.ordering,
    maxConcurrency: row.maxConcurrency,
    ratePerSecond: row.ratePerSecond,
    timeoutSeconds: row.timeoutSeconds,
    headerNames,
    rotationEndsAt: isRotating(row, now) ? row.previousUntil : null,
    failingSince: row.firstFailureAt,
    heldUntil: row.gateUntil !== null && row.gateUntil > now ? row.gateUntil : null,
    lastError: row.lastError,
    lastSuccessAt: row.lastSuccessAt,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}
