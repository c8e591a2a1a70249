import { AppError, invalidRequest } from "@inbox-hub/openapi/rules";
import type { Page, PageRequest } from "../../contract/page";
import type { Tenant } from "../../contract/tenant";
import type { Clock } from "../../lib/clock";
import type { Signal } from "../../lib/signal";
import type { Caller } from "../organizations/caller";
import type { DeliveryLogStore } from "./delivery-log-store";
import type { ReplayStore } from "./replay-store";
import type { Delivery, NewReplay, Replay } from "./webhook";
import type { WebhookStore } from "./webhook-store";

interface DeliveryServiceDeps {
  readonly webhooks: Pick<WebhookStore, "find">;
  readonly deliveries: DeliveryLogStore;
  readonly replays: Pick<ReplayStore, "createReplay" | "findReplay">;
  readonly clock: Clock;
  readonly delivered: Signal;
  /** Replays wait. */
  readonly replayed: Signal;
}

/** Of one webhook: replays are work for the server, and their events wait for the same receiver. */
const MOST_OPEN_REPLAYS = 3;

export type DeliveryService = ReturnType<typeof createDeliveryService>;

/** How the events of a webhook were delivered, and delivering them again. */
export function createDeliveryService({
  webhooks,
  deliveries,
  replays,
  clock,
  delivered,
  replayed,
}: DeliveryServiceDeps) {
  const requireWebhook = async (tenant: Tenant, webhookId: string): Promise<void> => {
    if (!(await webhooks.find(tenant, webhookId))) throw new AppError("WEBHOOK_NOT_FOUND", { webhookId });
  };

  return {
    async list(
      tenant: Tenant,
      webhookId: string,
      status: Delivery["status"] | null,
      page: PageRequest,
    ): Promise<Page<Delivery>> {
      await requireWebhook(tenant, webhookId);
      return deliveries.listDeliveries(tenant, webhookId, { status }, page);
    },

    async redeliver(tenant: Tenant, webhookId: string, deliveryId: string): Promise<Delivery> {
      await requireWebhook(tenant, webhookId);
      const delivery = await deliveries.redeliver(tenant, webhookId, deliveryId);
      if (!delivery) throw new AppError("DELIVERY_NOT_FOUND", { deliveryId });
      delivered.notify();
      return delivery;
    },

    async replay(
      tenant: Tenant,
      { actor, requestId }: Caller,
      webhookId: string,
      request: Omit<NewReplay, "to"> & { readonly to: number | null },
    ): Promise<Replay> {
      await requireWebhook(tenant, webhookId);
      const now = clock.now();
      if (request.from >= now)
        throw invalidRequest([
          { path: "body.from", message: { es: "debe ser una fecha pasada", en: "must be in the past" } },
        ]);
      // What comes from now on is delivered anyway.
      const to = Math.min(request.to ?? now, now);
      if (to <= request.from)
        throw invalidRequest([
          { path: "body.to", message: { es: "debe ser posterior a from", en: "must be later than from" } },
        ]);
      const stamp = { action: "webhooks.replay", actor, requestId };
      const replay = await replays.createReplay(tenant, webhookId, { ...request, to }, MOST_OPEN_REPLAYS, stamp);
      if (replay === "too_many") throw new AppError("REPLAY_LIMIT_REACHED", { webhookId, limit: MOST_OPEN_REPLAYS });
      if (!replay) throw new AppError("WEBHOOK_NOT_FOUND", { webhookId });
      replayed.notify();
      return replay;
    },

    async getReplay(tenant: Tenant, webhookId: string, replayId: string): Promise<Replay> {
      await requireWebhook(tenant, webhookId);
      const replay = await replays.findReplay(tenant, webhookId, replayId);
      if (!replay) throw new AppError("REPLAY_NOT_FOUND", { replayId });
      return replay;
    },
  };
}
