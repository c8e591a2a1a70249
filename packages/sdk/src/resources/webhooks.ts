import type { Schemas } from "@inbox-hub/openapi";
import type { IdempotentOptions, RequestOptions } from "../call-options";
import type { Page } from "../page";
import type { DeliveriesQuery, PageQuery } from "../queries";
import { Resource } from "../resource";

/** Where events are delivered, and how that went. */
export class Webhooks extends Resource {
  /**
   * List webhooks, in the order they were created.
   * @throws `ORGANIZATION_NOT_FOUND`, `INVALID_CURSOR`.
   */
  list(organizationId: number, query?: PageQuery, options?: RequestOptions): Promise<Page<Schemas["Webhook"]>> {
    return this.hub.request("webhooks.list", { path: { organizationId }, query }, options);
  }

  /**
   * Create a webhook. Without `secret` the server makes one; keep it, it is shown in this answer only.
   * @throws `ORGANIZATION_NOT_FOUND`, `SESSION_NOT_FOUND`, `WEBHOOK_URL_REFUSED`, `WEBHOOK_LIMIT_REACHED`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const { webhookId, secret } = await hub.webhooks.create(1, {
   *   name: "CRM",
   *   url: "https://tu-crm.com/api/webhooks/inbox-hub",
   *   events: ["message", "message_status", "session_status"],
   * });
   * ```
   */
  create(
    organizationId: number,
    body: Schemas["CreateWebhookRequest"],
    options?: IdempotentOptions,
  ): Promise<Schemas["CreatedWebhook"]> {
    return this.hub.request("webhooks.create", { path: { organizationId }, body }, options);
  }

  /**
   * Get the settings and the health of a webhook.
   * @throws `WEBHOOK_NOT_FOUND`.
   */
  get(webhookId: string, options?: RequestOptions): Promise<Schemas["Webhook"]> {
    return this.hub.request("webhooks.get", { path: { webhookId } }, options);
  }

  /**
   * Change a webhook. Absent properties stay as they are; `sessionIds` null means every session, `headers` and
   * `ratePerSecond` null mean none, `isActive` false lets deliveries wait.
   * @throws `WEBHOOK_NOT_FOUND`, `SESSION_NOT_FOUND`, `WEBHOOK_URL_REFUSED`.
   */
  update(
    webhookId: string,
    body: Schemas["UpdateWebhookRequest"],
    options?: RequestOptions,
  ): Promise<Schemas["Webhook"]> {
    return this.hub.request("webhooks.update", { path: { webhookId }, body }, options);
  }

  /**
   * Delete a webhook with its waiting deliveries. The events stay in the log.
   * @throws `WEBHOOK_NOT_FOUND`.
   */
  delete(webhookId: string, options?: RequestOptions): Promise<void> {
    return this.hub.request("webhooks.delete", { path: { webhookId } }, options);
  }

  /**
   * Deliver a sample event now, once, and learn how the receiver took it.
   * @throws `WEBHOOK_NOT_FOUND`.
   */
  test(
    webhookId: string,
    body: Schemas["TestWebhookRequest"] = {},
    options?: RequestOptions,
  ): Promise<Schemas["WebhookTest"]> {
    return this.hub.request("webhooks.test", { path: { webhookId }, body }, options);
  }

  /**
   * Enable a paused or disabled webhook. What waited is delivered (`resume`) or dropped (`drop`).
   * @throws `WEBHOOK_NOT_FOUND`.
   */
  enable(
    webhookId: string,
    body: Schemas["EnableWebhookRequest"] = {},
    options?: RequestOptions,
  ): Promise<Schemas["Webhook"]> {
    return this.hub.request("webhooks.enable", { path: { webhookId }, body }, options);
  }

  /**
   * Give a webhook a new secret, shown in this answer only. Until the overlap ends, `webhook-signature` holds a signature by
   * each secret, and `x-signature` one by the old.
   * @throws `WEBHOOK_NOT_FOUND`.
   */
  rotateSecret(
    webhookId: string,
    body: Schemas["RotateSecretRequest"] = {},
    options?: IdempotentOptions,
  ): Promise<Schemas["RotatedSecret"]> {
    return this.hub.request("webhooks.rotateSecret", { path: { webhookId }, body }, options);
  }

  /**
   * End the rotation of a secret: from now on only the new one signs.
   * @throws `WEBHOOK_NOT_FOUND`, `WEBHOOK_NOT_ROTATING`.
   */
  finishRotation(webhookId: string, options?: RequestOptions): Promise<Schemas["Webhook"]> {
    return this.hub.request("webhooks.finishRotation", { path: { webhookId } }, options);
  }

  /**
   * Deliver a range of events again, with the same ids; with `asNew`, as copies that have ids of their own. Ask for the
   * progress with `webhooks.getReplay`. A webhook has at most 3 replays running.
   * @throws `WEBHOOK_NOT_FOUND`, `REPLAY_LIMIT_REACHED`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * // The CRM's database was restored from a backup of midnight: what it has forgotten comes again.
   * const { replayId } = await hub.webhooks.replay("wh_01JAB3F5T2Q8ZK4M6N7P9R0SVW", {
   *   from: "2025-10-14T00:00:00.000Z",
   *   asNew: true,
   * });
   * ```
   */
  replay(webhookId: string, body: Schemas["ReplayRequest"], options?: IdempotentOptions): Promise<Schemas["Replay"]> {
    return this.hub.request("webhooks.replay", { path: { webhookId }, body }, options);
  }

  /**
   * Get the progress of a replay: how many events are matched, queued again and delivered.
   * @throws `WEBHOOK_NOT_FOUND`, `REPLAY_NOT_FOUND`.
   */
  getReplay(webhookId: string, replayId: string, options?: RequestOptions): Promise<Schemas["Replay"]> {
    return this.hub.request("webhooks.getReplay", { path: { webhookId, replayId } }, options);
  }

  /**
   * List deliveries with the attempts that were made, newest first.
   * @throws `WEBHOOK_NOT_FOUND`, `INVALID_CURSOR`.
   */
  listDeliveries(
    webhookId: string,
    query?: DeliveriesQuery,
    options?: RequestOptions,
  ): Promise<Page<Schemas["Delivery"]>> {
    return this.hub.request("webhooks.listDeliveries", { path: { webhookId }, query }, options);
  }

  /**
   * Deliver one event again now, with the same `webhook-id`; the schedule begins anew.
   * @throws `WEBHOOK_NOT_FOUND`, `DELIVERY_NOT_FOUND`.
   */
  redeliver(webhookId: string, deliveryId: string, options?: RequestOptions): Promise<Schemas["Delivery"]> {
    return this.hub.request("webhooks.redeliver", { path: { webhookId, deliveryId } }, options);
  }
}
