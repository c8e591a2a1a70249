import type { Schemas } from "@inbox-hub/openapi";
import { toTime, toTimeOrNull } from "@inbox-hub/openapi/rules";
import { and, eq, sql } from "drizzle-orm";
import {
  askedGate,
  breakerGate,
  FAILURES_THAT_OPEN_THE_BREAKER,
  isBeyondHope,
  noticesAfter,
} from "../delivery/breaker";
import { latest } from "../lib/moments";
import type { Database } from "./database";
import type { EventLog } from "./event-log";
import { prepared } from "./prepared";
import { webhooks } from "./schema/events";

/** How a webhook is doing: the breaker, the notices, the end. Called inside a write. */
export interface WebhookHealth {
  succeeded(webhookId: string, now: number): void;
  failed(
    webhookId: string,
    /** `askedMs`: how long the receiver asked to be left alone. */
    failure: { readonly error: string; readonly askedMs: number | null; readonly now: number },
  ): void;
  disable(webhookId: string, reason: Schemas["DisabledReason"], now: number): void;
}

interface WebhookHealthDeps {
  readonly database: Pick<Database, "orm">;
  readonly eventLog: EventLog;
}

type Webhook = typeof webhooks.$inferSelect;

/** Of a webhook about which nothing bad is known. */
export const freshHealth = {
  consecutiveFailures: 0,
  failedAttempts: 0,
  failingNotices: 0,
  firstFailureAt: null,
  gateUntil: null,
  lastError: null,
} as const satisfies Partial<Webhook>;

/** Most deliveries are of a webhook without a failure, of which nothing else can have changed. */
const succeedAgain = prepared((orm) =>
  orm
    .update(webhooks)
    .set({ lastSuccessAt: sql`${sql.placeholder("now")}` })
    .where(and(eq(webhooks.id, sql.placeholder("webhookId")), eq(webhooks.failedAttempts, 0)))
    .prepare(),
);

export function createWebhookHealth({ database: { orm }, eventLog }: WebhookHealthDeps): WebhookHealth {
  const find = (webhookId: string) => orm.select().from(webhooks).where(eq(webhooks.id, webhookId)).get();
  const change = (webhookId: string, values: Partial<typeof webhooks.$inferInsert>) =>
    orm.update(webhooks).set(values).where(eq(webhooks.id, webhookId)).run();

  const announce = (
    type: "webhook_failing" | "webhook_disabled" | "webhook_recovered",
    webhook: Webhook,
    reason: string | null,
    now: number,
  ) =>
    eventLog.append({
      type,
      organizationId: webhook.organizationId,
      sessionId: null,
      ...(type === "webhook_recovered" ? {} : { exceptWebhookId: webhook.id }),
      data: {
        webhookId: webhook.id,
        name: webhook.name,
        failingSince: toTimeOrNull(webhook.firstFailureAt),
        reason,
        timestamp: toTime(now),
      },
    });

  const disable: WebhookHealth["disable"] = (webhookId, reason, now) => {
    const webhook = find(webhookId);
    if (!webhook || webhook.status === "disabled") return;
    change(webhookId, { status: "disabled", disabledReason: reason, updatedAt: now });
    announce("webhook_disabled", webhook, reason, now);
  };

  return {
    succeeded(webhookId, now) {
      if (succeedAgain(orm).run({ webhookId, now }).changes > 0) return;
      const webhook = find(webhookId);
      if (!webhook) return;
      if (webhook.failingNotices > 0) announce("webhook_recovered", webhook, null, now);
      const isOpen = webhook.consecutiveFailures >= FAILURES_THAT_OPEN_THE_BREAKER;
      // Before the breaker opens, the gate is what the receiver asked for in another answer.
      const gateUntil = isOpen ? null : webhook.gateUntil;
      change(webhookId, { ...freshHealth, gateUntil, lastSuccessAt: now });
    },

    failed(webhookId, { error, askedMs, now }) {
      const webhook = find(webhookId);
      if (!webhook) return;
      const isGated = webhook.gateUntil !== null && webhook.gateUntil > now;
      // An attempt that ran already when the gate closed says nothing new.
      const consecutiveFailures = webhook.consecutiveFailures + (isGated ? 0 : 1);
      const failedAttempts = webhook.failedAttempts + 1;
      const firstFailureAt = webhook.firstFailureAt ?? now;
      const failingFor = now - firstFailureAt;
      const notices = noticesAfter(failingFor);
      change(webhookId, {
        consecutiveFailures,
        failedAttempts,
        firstFailureAt,
        lastError: error,
        failingNotices: Math.max(webhook.failingNotices, notices),
        gateUntil: latest(
          webhook.gateUntil,
          askedGate(askedMs, now),
          isGated ? null : breakerGate(consecutiveFailures, now),
        ),
      });
      if (isBeyondHope(failingFor, failedAttempts)) disable(webhookId, "failures", now);
      else if (notices > webhook.failingNotices)
        announce("webhook_failing", { ...webhook, firstFailureAt }, error, now);
    },

    disable,
  };
}
