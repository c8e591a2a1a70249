import type { Page, PageRequest } from "../../contract/page";
import type { Actor, Tenant } from "../../contract/tenant";
import { mayUse } from "../../contract/tenant";
import { AppError } from "../../lib/app-error";
import type { Clock } from "../../lib/clock";
import type { Signal } from "../../lib/signal";
import type { AuditTrail } from "../organizations/audit-trail";
import type { SessionAccess } from "../sessions/session-access";
import type { Delivery, NewReplay, NewWebhook, Replay, Webhook, WebhookChange } from "./webhook";
import type { WebhookStore } from "./webhook-store";

/** On whose behalf a change is made, for the audit log. */
export interface WebhookCaller {
  readonly actor: Actor;
  readonly requestId: string;
}

interface WebhookServiceDeps {
  readonly webhooks: WebhookStore;
  readonly sessions: Pick<SessionAccess, "require">;
  readonly audit: AuditTrail;
  /** A sentence that says what is wrong with a URL, or null. */
  readonly checkUrl: (url: string) => string | null;
  readonly generateSecret: () => string;
  readonly clock: Clock;
  readonly delivered: Signal;
  /** Replays wait. */
  readonly replayed: Signal;
}

export type WebhookService = ReturnType<typeof createWebhookService>;

export function createWebhookService({
  webhooks,
  sessions,
  audit,
  checkUrl,
  generateSecret,
  clock,
  delivered,
  replayed,
}: WebhookServiceDeps) {
  /** A key that is limited to sessions sees the webhooks of those sessions only. */
  const isVisible = (tenant: Tenant, webhook: Webhook): boolean =>
    tenant.sessionIds === null || webhook.sessionIds?.every((sessionId) => mayUse(tenant, sessionId)) === true;

  const visible = async (tenant: Tenant, webhookId: string): Promise<Webhook> => {
    const webhook = await webhooks.find(tenant.organizationId, webhookId);
    if (!webhook || !isVisible(tenant, webhook)) throw notFound(webhookId);
    return webhook;
  };

  const checkTarget = async (tenant: Tenant, target: Pick<WebhookChange, "url" | "sessionIds">) => {
    const problem = target.url === undefined ? null : checkUrl(target.url);
    if (problem !== null) throw new AppError("WEBHOOK_URL_REFUSED", { problem });
    if (target.sessionIds === null && tenant.sessionIds !== null) {
      throw new AppError("FORBIDDEN", { required: "a key that is not limited to sessions" });
    }
    for (const sessionId of target.sessionIds ?? []) await sessions.require(tenant, sessionId);
  };

  const record = (tenant: Tenant, caller: WebhookCaller, action: string, webhookId: string) =>
    audit.record({ organizationId: tenant.organizationId, action, target: webhookId, ...caller });

  return {
    async list(tenant: Tenant, page: PageRequest): Promise<Page<Webhook>> {
      const found = await webhooks.list(tenant.organizationId, page);
      return { ...found, items: found.items.filter((webhook) => isVisible(tenant, webhook)) };
    },

    get: visible,

    async create(
      tenant: Tenant,
      caller: WebhookCaller,
      webhook: Omit<NewWebhook, "secret"> & { readonly secret: string | null },
    ): Promise<{ webhook: Webhook; secret: string }> {
      await checkTarget(tenant, webhook);
      const secret = webhook.secret ?? generateSecret();
      const created = await webhooks.create(tenant.organizationId, { ...webhook, secret });
      await record(tenant, caller, "webhooks.create", created.webhookId);
      return { webhook: created, secret };
    },

    async update(tenant: Tenant, caller: WebhookCaller, webhookId: string, change: WebhookChange): Promise<Webhook> {
      await visible(tenant, webhookId);
      await checkTarget(tenant, change);
      const updated = await webhooks.update(tenant.organizationId, webhookId, change);
      if (!updated) throw notFound(webhookId);
      await record(tenant, caller, "webhooks.update", webhookId);
      delivered.notify();
      return updated;
    },

    async remove(tenant: Tenant, caller: WebhookCaller, webhookId: string): Promise<void> {
      await visible(tenant, webhookId);
      if (!(await webhooks.remove(tenant.organizationId, webhookId))) throw notFound(webhookId);
      await record(tenant, caller, "webhooks.delete", webhookId);
    },

    async enable(
      tenant: Tenant,
      caller: WebhookCaller,
      webhookId: string,
      backlog: "resume" | "drop",
    ): Promise<Webhook> {
      await visible(tenant, webhookId);
      const enabled = await webhooks.enable(tenant.organizationId, webhookId, backlog);
      if (!enabled) throw notFound(webhookId);
      await record(tenant, caller, "webhooks.enable", webhookId);
      delivered.notify();
      return enabled;
    },

    async rotateSecret(
      tenant: Tenant,
      caller: WebhookCaller,
      webhookId: string,
      rotation: { readonly overlapSeconds: number; readonly secret: string | null },
    ): Promise<{ secret: string; overlapEndsAt: number }> {
      await visible(tenant, webhookId);
      const secret = rotation.secret ?? generateSecret();
      const overlapEndsAt = clock.now() + rotation.overlapSeconds * 1000;
      if (!(await webhooks.rotate(tenant.organizationId, webhookId, secret, overlapEndsAt))) throw notFound(webhookId);
      await record(tenant, caller, "webhooks.rotateSecret", webhookId);
      return { secret, overlapEndsAt };
    },

    async finishRotation(tenant: Tenant, caller: WebhookCaller, webhookId: string): Promise<Webhook> {
      await visible(tenant, webhookId);
      const result = await webhooks.finishRotation(tenant.organizationId, webhookId);
      if (result === "missing") throw notFound(webhookId);
      if (result === "not_rotating") throw new AppError("WEBHOOK_NOT_ROTATING", { webhookId });
      await record(tenant, caller, "webhooks.finishRotation", webhookId);
      return visible(tenant, webhookId);
    },

    async listDeliveries(
      tenant: Tenant,
      webhookId: string,
      status: Delivery["status"] | null,
      page: PageRequest,
    ): Promise<Page<Delivery>> {
      await visible(tenant, webhookId);
      return webhooks.listDeliveries(webhookId, { status }, page);
    },

    async redeliver(tenant: Tenant, webhookId: string, deliveryId: string): Promise<Delivery> {
      await visible(tenant, webhookId);
      const delivery = await webhooks.redeliver(webhookId, deliveryId);
      if (!delivery) throw new AppError("DELIVERY_NOT_FOUND", { deliveryId });
      delivered.notify();
      return delivery;
    },

    async replay(
      tenant: Tenant,
      caller: WebhookCaller,
      webhookId: string,
      request: Omit<NewReplay, "to"> & { readonly to: number | null },
    ): Promise<Replay> {
      await visible(tenant, webhookId);
      const to = request.to ?? clock.now();
      if (to <= request.from) {
        throw new AppError(
          "INVALID_REQUEST",
          { problem: "body.to" },
          { details: [{ path: "body.to", message: "must be later than from" }] },
        );
      }
      const replay = await webhooks.createReplay(tenant.organizationId, webhookId, { ...request, to });
      await record(tenant, caller, "webhooks.replay", webhookId);
      replayed.notify();
      return replay;
    },

    async getReplay(tenant: Tenant, webhookId: string, replayId: string): Promise<Replay> {
      await visible(tenant, webhookId);
      const replay = await webhooks.findReplay(webhookId, replayId);
      if (!replay) throw new AppError("REPLAY_NOT_FOUND", { replayId });
      return replay;
    },
  };
}

function notFound(webhookId: string): AppError {
  return new AppError("WEBHOOK_NOT_FOUND", { webhookId });
}
