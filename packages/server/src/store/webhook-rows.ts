import type { Schemas } from "@inbox-hub/openapi";
import type { Webhook } from "../features/webhooks/webhook";
import type { webhooks } from "./schema/events";

type WebhookRow = typeof webhooks.$inferSelect;

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

export function toWebhook(row: WebhookRow, now: number): Webhook {
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
    timeoutSeconds: row.timeoutSeconds,
    rotationEndsAt: isRotating(row, now) ? row.previousUntil : null,
    failingSince: row.firstFailureAt,
    lastSuccessAt: row.lastSuccessAt,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}
