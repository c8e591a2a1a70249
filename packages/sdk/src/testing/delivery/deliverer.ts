import { judge, type Outcome, toTime, waitAfter } from "@inbox-hub/openapi/rules";
import { createEventLog, type NewEvent } from "../state/event-log";
import type { DeliveryRecord, EventRecord, WebhookRecord } from "../state/records";
import type { World } from "../state/world";
import { isReachable, type PostResult, post, type Receiver } from "./post";

export type Deliverer = ReturnType<typeof createDeliverer>;

const REMEMBERED_ATTEMPTS = 20;

/** Writes events down and takes them to the webhooks that want them. */
export function createDeliverer({ tables, clock, newId }: Omit<World, "emit" | "onEvent">, receiver: Receiver | null) {
  const log = createEventLog({ tables, clock, newId });
  /** One after the other for each webhook, so that nothing overtakes. */
  const lanes = new Map<string, Promise<void>>();
  const listeners = new Set<() => void>();

  const update = (deliveryId: string, change: Partial<DeliveryRecord>) => {
    const current = tables.deliveries.get(deliveryId);
    if (current) tables.deliveries.set(deliveryId, { ...current, ...change });
  };

  const health = (webhookId: string, change: Partial<WebhookRecord>) => {
    const current = tables.webhooks.get(webhookId);
    if (current) tables.webhooks.set(webhookId, { ...current, ...change });
  };

  const disable = (webhook: WebhookRecord, reason: NonNullable<WebhookRecord["disabledReason"]>) => {
    health(webhook.webhookId, { status: "disabled", disabledReason: reason });
    const { organizationId, webhookId, name, failingSince } = webhook;
    const since = failingSince === null ? null : toTime(failingSince);
    const data = { webhookId, name, failingSince: since, reason, timestamp: toTime(clock.now()) };
    emit({ type: "webhook_disabled", organizationId, sessionId: null, exceptWebhookId: webhookId, data });
  };

  const record = (delivery: DeliveryRecord, result: PostResult, startedAt: number, isManual: boolean) => {
    const { status, error, durationMs, body } = result;
    const attempt = {
      number: delivery.attempts.length + 1,
      isManual,
      startedAt: toTime(startedAt),
      durationMs: Math.round(durationMs),
      status,
      error,
      responseBody: body,
    };
    const attempts = [...delivery.attempts, attempt].slice(-REMEMBERED_ATTEMPTS);
    update(delivery.deliveryId, { attempts, lastStatus: status, lastError: error });
  };

  const settle = (webhook: WebhookRecord, delivery: DeliveryRecord, count: number, outcome: Outcome) => {
    const { deliveryId, webhookId } = delivery;
    const now = clock.now();
    switch (outcome.result) {
      case "delivered":
        health(webhookId, { failingSince: null, lastError: null, lastSuccessAt: now });
        return update(deliveryId, { status: "delivered", deliveredAt: now, nextAttemptAt: null });
      case "aborted":
        return update(deliveryId, { status: "canceled", nextAttemptAt: null });
      case "disable":
        update(deliveryId, { status: "waiting", nextAttemptAt: null });
        return disable(webhook, outcome.reason);
      case "retry": {
        health(webhookId, { failingSince: webhook.failingSince ?? now, lastError: outcome.error });
        const wait = waitAfter(count, () => 0.5, outcome.retryAfterMs);
        if (wait === null) return update(deliveryId, { status: "dead", nextAttemptAt: null, lastError: outcome.error });
        update(deliveryId, { status: "waiting", nextAttemptAt: now + wait, lastError: outcome.error });
        return clock.at(now + wait, () => enqueue(deliveryId, count + 1, false));
      }
    }
  };

  const attempt = async (deliveryId: string, count: number, isManual: boolean): Promise<void> => {
    const delivery = tables.deliveries.get(deliveryId);
    const webhook = delivery && tables.webhooks.get(delivery.webhookId);
    // It waits while its webhook is paused, and goes with it when that is deleted.
    if (delivery?.status !== "waiting" || webhook?.status !== "active") return;
    if (!isReachable(webhook.url, receiver)) return;
    update(deliveryId, { status: "sending", nextAttemptAt: null });
    const startedAt = clock.now();
    const { url, headers, secret, previousSecret, previousUntil } = webhook;
    const result = await post({
      url,
      receiver,
      event: delivery.event,
      secret,
      previousSecret: previousUntil !== null && previousUntil > startedAt ? previousSecret : null,
      headers,
      attempt: count,
      timeoutMs: webhook.timeoutSeconds * 1000,
    });
    record(delivery, result, startedAt, isManual);
    settle(tables.webhooks.get(webhook.webhookId) ?? webhook, delivery, count, judge(result, clock.now()));
  };

  const inTurn = (webhookId: string, task: () => Promise<void> | void) => {
    const work = (lanes.get(webhookId) ?? Promise.resolve()).then(task);
    lanes.set(webhookId, work);
    clock.track(work);
  };

  const enqueue = (deliveryId: string, count: number, isManual: boolean) => {
    const { webhookId } = tables.deliveries.get(deliveryId) ?? {};
    if (webhookId !== undefined) inTurn(webhookId, () => attempt(deliveryId, count, isManual));
  };

  const plan = (webhookId: string, { event }: EventRecord, replayId: string | null): DeliveryRecord => {
    const delivery: DeliveryRecord = {
      deliveryId: newId("whd"),
      webhookId,
      event,
      status: "waiting",
      attempts: [],
      replayId,
      nextAttemptAt: null,
      deliveredAt: null,
      lastStatus: null,
      lastError: null,
      createdAt: clock.now(),
    };
    tables.deliveries.set(delivery.deliveryId, delivery);
    enqueue(delivery.deliveryId, 1, replayId !== null);
    return delivery;
  };

  const emit = ({ exceptWebhookId, ...event }: NewEvent): void => {
    const written = log.append(event);
    for (const webhook of tables.webhooks.values()) {
      if (webhook.webhookId !== exceptWebhookId && wants(webhook, event)) plan(webhook.webhookId, written, null);
    }
    for (const listener of listeners) listener();
  };

  return {
    emit,
    onEvent(listener: () => void) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    plan,
    /** When what is under way for this webhook is over. */
    inTurn,
    repeat: log.repeat,
    /** Once more, now. */
    again(deliveryId: string): void {
      update(deliveryId, { status: "waiting", deliveredAt: null, nextAttemptAt: null });
      enqueue(deliveryId, 1, true);
    },
    /** What has waited for a webhook goes out. */
    resume(webhookId: string): void {
      for (const { deliveryId } of waitingFor(webhookId)) enqueue(deliveryId, 1, false);
    },
    drop(webhookId: string): void {
      for (const { deliveryId } of waitingFor(webhookId))
        update(deliveryId, { status: "canceled", lastError: "dropped" });
    },
    /** A sample, whatever the state of the webhook. */
    test: ({ url, headers, secret, previousSecret, timeoutSeconds }: WebhookRecord, event: { readonly id: string }) =>
      post({ url, receiver, event, secret, previousSecret, headers, attempt: 1, timeoutMs: timeoutSeconds * 1000 }),
  };

  function waitingFor(webhookId: string): readonly DeliveryRecord[] {
    return [...tables.deliveries.values()].filter(
      (delivery) => delivery.webhookId === webhookId && delivery.status === "waiting",
    );
  }
}

function wants(
  { organizationId, events, sessionIds }: WebhookRecord,
  event: Pick<NewEvent, "organizationId" | "type" | "sessionId">,
): boolean {
  if (organizationId !== event.organizationId || !events.includes(event.type)) return false;
  return sessionIds === null || (event.sessionId !== null && sessionIds.includes(event.sessionId));
}
