import type { Schemas } from "@inbox-hub/openapi";
import { toTime, toTimeOrNull } from "@inbox-hub/openapi/rules";
import type { HandlersOf } from "../../contract/handler";
import { toPageRequest, toPagination } from "../../contract/page";
import type { DeliveryService } from "./delivery-service";
import type { Delivery, Replay, Webhook } from "./webhook";
import type { WebhookService } from "./webhook-service";
import type { WebhookTester } from "./webhook-test";

interface WebhookHandlersDeps {
  readonly webhooks: WebhookService;
  readonly deliveries: DeliveryService;
  readonly test: WebhookTester;
}

export function createWebhookHandlers({ webhooks, deliveries, test }: WebhookHandlersDeps): HandlersOf<"webhooks"> {
  return {
    "webhooks.list": async ({ query }, { tenant }) => {
      const page = await webhooks.list(tenant, toPageRequest(query));
      return { status: 200, data: page.items.map(toWebhook), pagination: toPagination(page) };
    },
    "webhooks.create": async ({ body }, { tenant, actor, requestId }) => {
      const { webhook, secret } = await webhooks.create(
        tenant,
        { actor, requestId },
        {
          name: body.name,
          url: body.url,
          events: body.events,
          sessionIds: body.sessionIds ?? null,
          ordering: body.ordering ?? "chat",
          maxConcurrency: body.maxConcurrency ?? 8,
          ratePerSecond: body.ratePerSecond ?? null,
          timeoutSeconds: body.timeoutSeconds ?? 15,
          headers: body.headers ?? {},
          secret: body.secret ?? null,
        },
      );
      return { status: 201, data: { webhookId: webhook.webhookId, webhook: toWebhook(webhook), secret } };
    },
    "webhooks.get": async ({ params }, { tenant }) => ({
      status: 200,
      data: toWebhook(await webhooks.get(tenant, params.webhookId)),
    }),
    "webhooks.update": async ({ params, body }, { tenant, actor, requestId }) => ({
      status: 200,
      data: toWebhook(
        await webhooks.update(tenant, { actor, requestId }, params.webhookId, {
          ...body,
          headers: body.headers === null ? {} : body.headers,
        }),
      ),
    }),
    "webhooks.delete": async ({ params }, { tenant, actor, requestId }) => {
      await webhooks.remove(tenant, { actor, requestId }, params.webhookId);
      return { status: 204 };
    },
    "webhooks.test": async ({ params, body }, { tenant, language }) => {
      const result = await test(tenant, params.webhookId, body.type ?? null);
      return {
        status: 200,
        data: {
          delivered: result.status !== null && result.status >= 200 && result.status < 300,
          verdict: result.verdict[language],
          status: result.status,
          durationMs: Math.round(result.durationMs),
          requestHeaders: { ...result.requestHeaders },
          responseBody: result.body,
          error: result.error,
          event: result.event,
        },
      };
    },
    "webhooks.enable": async ({ params, body }, { tenant, actor, requestId }) => ({
      status: 200,
      data: toWebhook(await webhooks.enable(tenant, { actor, requestId }, params.webhookId, body.backlog ?? "resume")),
    }),
    "webhooks.rotateSecret": async ({ params, body }, { tenant, actor, requestId }) => {
      const { secret, overlapEndsAt } = await webhooks.rotateSecret(tenant, { actor, requestId }, params.webhookId, {
        overlapSeconds: body.overlapSeconds ?? 86_400,
        secret: body.secret ?? null,
      });
      return { status: 200, data: { secret, overlapEndsAt: toTime(overlapEndsAt) } };
    },
    "webhooks.finishRotation": async ({ params }, { tenant, actor, requestId }) => ({
      status: 200,
      data: toWebhook(await webhooks.finishRotation(tenant, { actor, requestId }, params.webhookId)),
    }),
    "webhooks.replay": async ({ params, body }, { tenant, actor, requestId }) => ({
      status: 202,
      data: toReplay(
        await deliveries.replay(tenant, { actor, requestId }, params.webhookId, {
          from: Date.parse(body.from),
          to: body.to === undefined ? null : Date.parse(body.to),
          types: body.types ?? null,
          statuses: body.status ?? null,
          asNew: body.asNew ?? false,
        }),
      ),
    }),
    "webhooks.getReplay": async ({ params }, { tenant }) => ({
      status: 200,
      data: toReplay(await deliveries.getReplay(tenant, params.webhookId, params.replayId)),
    }),
    "webhooks.listDeliveries": async ({ params, query }, { tenant }) => {
      const page = await deliveries.list(tenant, params.webhookId, query.status ?? null, toPageRequest(query));
      return { status: 200, data: page.items.map(toDelivery), pagination: toPagination(page) };
    },
    "webhooks.redeliver": async ({ params }, { tenant }) => ({
      status: 202,
      data: toDelivery(await deliveries.redeliver(tenant, params.webhookId, params.deliveryId)),
    }),
  };
}

function toWebhook(webhook: Webhook): Schemas["Webhook"] {
  return {
    webhookId: webhook.webhookId,
    organizationId: webhook.organizationId,
    name: webhook.name,
    url: webhook.url,
    events: [...webhook.events],
    sessionIds: webhook.sessionIds === null ? null : [...webhook.sessionIds],
    status: webhook.status,
    isActive: webhook.status === "active",
    disabledReason: webhook.disabledReason,
    ordering: webhook.ordering,
    maxConcurrency: webhook.maxConcurrency,
    ratePerSecond: webhook.ratePerSecond,
    timeoutSeconds: webhook.timeoutSeconds,
    headerNames: [...webhook.headerNames],
    rotationEndsAt: toTimeOrNull(webhook.rotationEndsAt),
    failingSince: toTimeOrNull(webhook.failingSince),
    heldUntil: toTimeOrNull(webhook.heldUntil),
    lastError: webhook.lastError,
    lastSuccessAt: toTimeOrNull(webhook.lastSuccessAt),
    createdAt: toTime(webhook.createdAt),
    updatedAt: toTime(webhook.updatedAt),
  };
}

function toDelivery(delivery: Delivery): Schemas["Delivery"] {
  return {
    deliveryId: delivery.deliveryId,
    webhookId: delivery.webhookId,
    eventId: delivery.eventId,
    type: delivery.type,
    sessionId: delivery.sessionId,
    status: delivery.status,
    attempts: delivery.attempts.map((attempt) => ({
      number: attempt.number,
      isManual: attempt.isManual,
      startedAt: toTime(attempt.startedAt),
      durationMs: attempt.durationMs,
      status: attempt.status,
      error: attempt.error,
      responseBody: attempt.responseBody,
    })),
    nextAttemptAt: toTimeOrNull(delivery.nextAttemptAt),
    deliveredAt: toTimeOrNull(delivery.deliveredAt),
    lastStatus: delivery.lastStatus,
    lastError: delivery.lastError,
    createdAt: toTime(delivery.createdAt),
  };
}

function toReplay(replay: Replay): Schemas["Replay"] {
  return {
    replayId: replay.replayId,
    webhookId: replay.webhookId,
    status: replay.completedAt === null ? "running" : "completed",
    asNew: replay.asNew,
    matched: replay.matched,
    queued: replay.queued,
    delivered: replay.delivered,
    createdAt: toTime(replay.createdAt),
    completedAt: toTimeOrNull(replay.completedAt),
  };
}
