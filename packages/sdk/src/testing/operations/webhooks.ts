import type { Schemas } from "@inbox-hub/openapi";
import { webhookSamples } from "@inbox-hub/openapi";
import {
  AppError,
  headerProblems,
  invalidRequest,
  normalizeHeaders,
  type Phrase,
  phrases,
  toTime,
  verdictOf,
} from "@inbox-hub/openapi/rules";
import { checkSecret, generateSecret } from "@inbox-hub/webhook-verify/sign";
import type { Deliverer } from "../delivery/deliverer";
import type { HandlersOf } from "../edge/handler";
import { toPage } from "../state/pages";
import type { DeliveryRecord, EventRecord, ReplayRecord, WebhookRecord } from "../state/records";
import type { SessionBook } from "../state/session-book";
import type { Tenant, World } from "../state/world";
import { urlProblem } from "./webhook-url";

const MOST_WEBHOOKS = 50;
const HIDDEN = "…";

const badSecret: Phrase = { es: "no puede firmar", en: "cannot sign" };

export function createWebhookHandlers(
  { tables, clock, newId }: World,
  { sessions, deliverer }: { readonly sessions: SessionBook; readonly deliverer: Deliverer },
): HandlersOf<"webhooks"> {
  const requireWebhook = (tenant: Tenant, webhookId: string): WebhookRecord => {
    const webhook = tables.webhooks.get(webhookId);
    const isTheirs = tenant.sessionIds === null || webhook?.sessionIds?.every((id) => tenant.sessionIds?.includes(id));
    if (webhook?.organizationId === tenant.organizationId && isTheirs) return webhook;
    throw new AppError("WEBHOOK_NOT_FOUND", { webhookId });
  };

  const store = (webhook: WebhookRecord): WebhookRecord => {
    tables.webhooks.set(webhook.webhookId, webhook);
    return webhook;
  };

  const checkTarget = (tenant: Tenant, url: string | undefined, sessionIds: readonly string[] | null | undefined) => {
    const problem = url === undefined ? null : urlProblem(url);
    if (problem !== null) throw new AppError("WEBHOOK_URL_REFUSED", { problem });
    if (sessionIds === null && tenant.sessionIds !== null) {
      throw new AppError("FORBIDDEN", { required: phrases.everySession });
    }
    for (const sessionId of sessionIds ?? []) sessions.require(tenant, sessionId);
  };

  const chooseSecret = (chosen: string = generateSecret()): string => {
    if (checkSecret(chosen) === undefined) return chosen;
    throw invalidRequest([{ path: "body.secret", message: badSecret }]);
  };

  const chooseHeaders = (chosen: Readonly<Record<string, string>>) => {
    const problems = headerProblems(chosen);
    if (problems.length > 0) throw invalidRequest(problems);
    return normalizeHeaders(chosen);
  };

  const deliveriesOf = (webhookId: string) =>
    [...tables.deliveries.values()].filter((delivery) => delivery.webhookId === webhookId);

  const toWireReplay = (replay: ReplayRecord): Schemas["Replay"] => {
    const queued = deliveriesOf(replay.webhookId).filter(({ replayId }) => replayId === replay.replayId);
    return {
      ...replay,
      status: replay.completedAt === null ? "running" : "completed",
      queued: queued.length,
      delivered: queued.filter(({ status }) => status === "delivered").length,
      createdAt: toTime(replay.createdAt),
      completedAt: toTimeOrNull(replay.completedAt),
    };
  };

  return {
    "webhooks.list": ({ query }, { tenant }) => {
      const found = [...tables.webhooks.values()].filter(
        ({ organizationId }) => organizationId === tenant.organizationId,
      );
      const list = { name: "webhooks", idOf: ({ webhookId }: WebhookRecord) => webhookId, toWire: toWire };
      return { status: 200, ...toPage(list, found, query) };
    },

    "webhooks.create": ({ body }, { tenant }) => {
      const { name, url, events, sessionIds = null, ordering = "chat", maxConcurrency = 8 } = body;
      const { ratePerSecond = null, timeoutSeconds = 15, headers = {} } = body;
      checkTarget(tenant, url, sessionIds);
      const secret = chooseSecret(body.secret);
      const { organizationId } = tenant;
      const own = [...tables.webhooks.values()].filter((webhook) => webhook.organizationId === organizationId);
      const ownHeaders = chooseHeaders(headers ?? {});
      if (own.length >= MOST_WEBHOOKS) throw new AppError("WEBHOOK_LIMIT_REACHED", { limit: MOST_WEBHOOKS });
      const webhook = store({
        webhookId: newId("wh"),
        organizationId,
        name,
        url,
        events,
        sessionIds,
        status: "active",
        disabledReason: null,
        ordering,
        maxConcurrency,
        ratePerSecond,
        timeoutSeconds,
        headers: ownHeaders,
        secret,
        previousSecret: null,
        previousUntil: null,
        failingSince: null,
        lastError: null,
        lastSuccessAt: null,
        createdAt: clock.now(),
        updatedAt: clock.now(),
      });
      return { status: 201, data: { webhookId: webhook.webhookId, webhook: toWire(webhook), secret } };
    },

    "webhooks.get": ({ params }, { tenant }) => ({
      status: 200,
      data: toWire(requireWebhook(tenant, params.webhookId)),
    }),

    "webhooks.update": ({ params, body: { isActive, headers, ...changes } }, { tenant }) => {
      const webhook = requireWebhook(tenant, params.webhookId);
      checkTarget(tenant, changes.url, changes.sessionIds);
      const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
      const status = isActive === undefined ? webhook.status : isActive ? "active" : "paused";
      const updated = store({
        ...webhook,
        ...given,
        status,
        disabledReason: status === "active" ? null : webhook.disabledReason,
        headers: headers === undefined ? webhook.headers : chooseHeaders(headers ?? {}),
        updatedAt: clock.now(),
      });
      if (status === "active" && webhook.status !== "active") deliverer.resume(webhook.webhookId);
      return { status: 200, data: toWire(updated) };
    },

    "webhooks.delete": ({ params }, { tenant }) => {
      const { webhookId } = requireWebhook(tenant, params.webhookId);
      for (const { deliveryId } of deliveriesOf(webhookId)) tables.deliveries.delete(deliveryId);
      tables.webhooks.delete(webhookId);
      return { status: 204 };
    },

    "webhooks.test": async ({ params, body }, { tenant, language }) => {
      const webhook = requireWebhook(tenant, params.webhookId);
      const sample = webhookSamples[body.type ?? webhook.events[0] ?? "message"];
      const event = { ...sample, id: newId("evt"), timestamp: toTime(clock.now()), sequence: 0 };
      const answer = await deliverer.test(webhook, event);
      const { status, durationMs, requestHeaders, body: responseBody, error } = answer;
      const hidden = Object.fromEntries(Object.keys(webhook.headers).map((name) => [name, HIDDEN]));
      return {
        status: 200,
        data: {
          delivered: status !== null && status >= 200 && status < 300,
          verdict: verdictOf(answer)[language],
          status,
          durationMs: Math.round(durationMs),
          requestHeaders: { ...requestHeaders, ...hidden },
          responseBody,
          error,
          event,
        },
      };
    },

    "webhooks.enable": ({ params, body }, { tenant }) => {
      const webhook = requireWebhook(tenant, params.webhookId);
      if (body.backlog === "drop") deliverer.drop(webhook.webhookId);
      const healthy = { status: "active", disabledReason: null, failingSince: null, lastError: null } as const;
      const enabled = store({ ...webhook, ...healthy, updatedAt: clock.now() });
      deliverer.resume(webhook.webhookId);
      return { status: 200, data: toWire(enabled) };
    },

    "webhooks.rotateSecret": ({ params, body }, { tenant }) => {
      const webhook = requireWebhook(tenant, params.webhookId);
      const secret = chooseSecret(body.secret);
      const overlapEndsAt = clock.now() + (body.overlapSeconds ?? 86_400) * 1000;
      store({
        ...webhook,
        secret,
        previousSecret: webhook.secret,
        previousUntil: overlapEndsAt,
        updatedAt: clock.now(),
      });
      return { status: 200, data: { secret, overlapEndsAt: toTime(overlapEndsAt) } };
    },

    "webhooks.finishRotation": ({ params }, { tenant }) => {
      const webhook = requireWebhook(tenant, params.webhookId);
      const { webhookId, previousUntil } = webhook;
      if (previousUntil === null || previousUntil <= clock.now())
        throw new AppError("WEBHOOK_NOT_ROTATING", { webhookId });
      const finished = { ...webhook, previousSecret: null, previousUntil: null, updatedAt: clock.now() };
      return { status: 200, data: toWire(store(finished)) };
    },

    "webhooks.replay": ({ params, body }, { tenant }) => {
      const { webhookId, organizationId } = requireWebhook(tenant, params.webhookId);
      const now = clock.now();
      const from = Date.parse(body.from);
      if (from >= now) throw invalidRequest([{ path: "body.from", message: phrases.inThePast }]);
      const to = Math.min(body.to === undefined ? now : Date.parse(body.to), now);
      if (to <= from) throw invalidRequest([{ path: "body.to", message: phrases.afterFrom }]);
      const { types, status: statuses, asNew = false } = body;
      const statusOf = (eventId: string) =>
        deliveriesOf(webhookId).find(({ event }) => event.id === eventId)?.status ?? "missing";
      const isMatch = ({ event, at, ...record }: EventRecord) =>
        record.organizationId === organizationId &&
        at >= from &&
        at <= to &&
        (types === undefined || types.includes(event.type)) &&
        (statuses === undefined || statuses.some((status) => status === statusOf(event.id)));
      const replay = { replayId: newId("whr"), webhookId, asNew, matched: 0, createdAt: now, completedAt: null };
      tables.replays.set(replay.replayId, replay);
      // What is under way may be what is asked for.
      deliverer.inTurn(webhookId, () => {
        const matching = tables.events.filter(isMatch);
        for (const event of matching) {
          const waits = ["waiting", "sending"].includes(statusOf(event.event.id));
          if (asNew) deliverer.plan(webhookId, deliverer.repeat(event), replay.replayId);
          else if (!waits) deliverer.plan(webhookId, event, replay.replayId);
        }
        tables.replays.set(replay.replayId, { ...replay, matched: matching.length, completedAt: clock.now() });
      });
      return { status: 202, data: toWireReplay(replay) };
    },

    "webhooks.getReplay": ({ params: { webhookId, replayId } }, { tenant }) => {
      requireWebhook(tenant, webhookId);
      const replay = tables.replays.get(replayId);
      if (replay?.webhookId !== webhookId) throw new AppError("REPLAY_NOT_FOUND", { replayId });
      return { status: 200, data: toWireReplay(replay) };
    },

    "webhooks.listDeliveries": ({ params, query }, { tenant }) => {
      const { webhookId } = requireWebhook(tenant, params.webhookId);
      const { status } = query;
      const found = deliveriesOf(webhookId).filter((delivery) => status === undefined || delivery.status === status);
      const list = {
        name: `deliveries ${webhookId}`,
        idOf: ({ deliveryId }: DeliveryRecord) => deliveryId,
        toWire: toWireDelivery,
      };
      return { status: 200, ...toPage(list, found.reverse(), query) };
    },

    "webhooks.redeliver": ({ params: { webhookId, deliveryId } }, { tenant }) => {
      requireWebhook(tenant, webhookId);
      const delivery = tables.deliveries.get(deliveryId);
      if (delivery?.webhookId !== webhookId) throw new AppError("DELIVERY_NOT_FOUND", { deliveryId });
      deliverer.again(deliveryId);
      return { status: 202, data: toWireDelivery(tables.deliveries.get(deliveryId) ?? delivery) };
    },
  };
}

function toWire(webhook: WebhookRecord): Schemas["Webhook"] {
  const { headers, secret: _, previousSecret: __, previousUntil, ...shown } = webhook;
  return {
    ...shown,
    events: [...webhook.events],
    sessionIds: webhook.sessionIds === null ? null : [...webhook.sessionIds],
    isActive: webhook.status === "active",
    headerNames: Object.keys(headers),
    rotationEndsAt: toTimeOrNull(previousUntil),
    failingSince: toTimeOrNull(webhook.failingSince),
    heldUntil: null,
    lastSuccessAt: toTimeOrNull(webhook.lastSuccessAt),
    createdAt: toTime(webhook.createdAt),
    updatedAt: toTime(webhook.updatedAt),
  };
}

function toWireDelivery({ event, replayId: _, ...delivery }: DeliveryRecord): Schemas["Delivery"] {
  return {
    ...delivery,
    attempts: [...delivery.attempts],
    eventId: event.id,
    type: event.type,
    sessionId: event.sessionId,
    nextAttemptAt: toTimeOrNull(delivery.nextAttemptAt),
    deliveredAt: toTimeOrNull(delivery.deliveredAt),
    createdAt: toTime(delivery.createdAt),
  };
}

function toTimeOrNull(time: number | null): string | null {
  return time === null ? null : toTime(time);
}
