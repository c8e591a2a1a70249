import type { Schemas } from "@inbox-hub/openapi";
import type { APIPromise } from "../api-promise";
import type { IdempotentOptions, RequestOptions } from "../call-options";
import type { PagePromise } from "../page";
import type { DeliveriesQuery, PageQuery } from "../queries";

/** Where events are delivered, and how that went. */
export interface Webhooks {
  /**
   * List webhooks, in the order they were created.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#webhookslist}
   * @throws `ORGANIZATION_NOT_FOUND`, `INVALID_CURSOR`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * for await (const item of hub.webhooks.list(1)) console.log(item);
   * ```
   */
  list(organizationId: number, query?: PageQuery, options?: RequestOptions): PagePromise<Schemas["Webhook"]>;

  /**
   * Create a webhook. Without `secret` the server makes one; keep it, it is shown in this answer only.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#webhookscreate}
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
  ): APIPromise<Schemas["CreatedWebhook"]>;

  /**
   * Get the settings and the health of a webhook.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#webhooksget}
   * @throws `WEBHOOK_NOT_FOUND`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const webhook = await hub.webhooks.get("wh_01JAB3F5T2Q8ZK4M6N7P9R0SVW");
   * ```
   */
  get(webhookId: string, options?: RequestOptions): APIPromise<Schemas["Webhook"]>;

  /**
   * Change a webhook. Absent properties stay as they are; `sessionIds` null means every session, `headers` and
   * `ratePerSecond` null mean none, `isActive` false lets deliveries wait.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#webhooksupdate}
   * @throws `WEBHOOK_NOT_FOUND`, `SESSION_NOT_FOUND`, `WEBHOOK_URL_REFUSED`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const webhook = await hub.webhooks.update("wh_01JAB3F5T2Q8ZK4M6N7P9R0SVW", { isActive: false });
   * ```
   */
  update(
    webhookId: string,
    body: Schemas["UpdateWebhookRequest"],
    options?: RequestOptions,
  ): APIPromise<Schemas["Webhook"]>;

  /**
   * Delete a webhook with its waiting deliveries. The events stay in the log.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#webhooksdelete}
   * @throws `WEBHOOK_NOT_FOUND`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * await hub.webhooks.delete("wh_01JAB3F5T2Q8ZK4M6N7P9R0SVW");
   * ```
   */
  delete(webhookId: string, options?: RequestOptions): APIPromise<void>;

  /**
   * Deliver a sample event now, once, and learn how the receiver took it.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#webhookstest}
   * @throws `WEBHOOK_NOT_FOUND`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const webhookTest = await hub.webhooks.test("wh_01JAB3F5T2Q8ZK4M6N7P9R0SVW", { type: "message" });
   * ```
   */
  test(
    webhookId: string,
    body?: Schemas["TestWebhookRequest"],
    options?: RequestOptions,
  ): APIPromise<Schemas["WebhookTest"]>;

  /**
   * Enable a paused or disabled webhook. What waited is delivered (`resume`) or dropped (`drop`).
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#webhooksenable}
   * @throws `WEBHOOK_NOT_FOUND`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const webhook = await hub.webhooks.enable("wh_01JAB3F5T2Q8ZK4M6N7P9R0SVW", { backlog: "resume" });
   * ```
   */
  enable(
    webhookId: string,
    body?: Schemas["EnableWebhookRequest"],
    options?: RequestOptions,
  ): APIPromise<Schemas["Webhook"]>;

  /**
   * Give a webhook a new secret, shown in this answer only. Until the overlap ends, `webhook-signature` holds a signature by
   * each secret, and `x-signature` one by the old.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#webhooksrotatesecret}
   * @throws `WEBHOOK_NOT_FOUND`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const rotatedSecret = await hub.webhooks.rotateSecret("wh_01JAB3F5T2Q8ZK4M6N7P9R0SVW", { overlapSeconds: 86400 });
   * ```
   */
  rotateSecret(
    webhookId: string,
    body?: Schemas["RotateSecretRequest"],
    options?: IdempotentOptions,
  ): APIPromise<Schemas["RotatedSecret"]>;

  /**
   * End the rotation of a secret: from now on only the new one signs.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#webhooksfinishrotation}
   * @throws `WEBHOOK_NOT_FOUND`, `WEBHOOK_NOT_ROTATING`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const webhook = await hub.webhooks.finishRotation("wh_01JAB3F5T2Q8ZK4M6N7P9R0SVW");
   * ```
   */
  finishRotation(webhookId: string, options?: RequestOptions): APIPromise<Schemas["Webhook"]>;

  /**
   * Deliver a range of events again, with the same ids; with `asNew`, as copies that have ids of their own. Ask for the
   * progress with `webhooks.getReplay`. A webhook has at most 3 replays running.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#webhooksreplay}
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
  replay(webhookId: string, body: Schemas["ReplayRequest"], options?: IdempotentOptions): APIPromise<Schemas["Replay"]>;

  /**
   * Get the progress of a replay: how many events are matched, queued again and delivered.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#webhooksgetreplay}
   * @throws `WEBHOOK_NOT_FOUND`, `REPLAY_NOT_FOUND`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const replay = await hub.webhooks.getReplay("wh_01JAB3F5T2Q8ZK4M6N7P9R0SVW", "whr_01JAB3F5T2Q8ZK4M6N7P9R0SVW");
   * ```
   */
  getReplay(webhookId: string, replayId: string, options?: RequestOptions): APIPromise<Schemas["Replay"]>;

  /**
   * List deliveries with the attempts that were made, newest first.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#webhookslistdeliveries}
   * @throws `WEBHOOK_NOT_FOUND`, `INVALID_CURSOR`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * for await (const item of hub.webhooks.listDeliveries("wh_01JAB3F5T2Q8ZK4M6N7P9R0SVW")) console.log(item);
   * ```
   */
  listDeliveries(
    webhookId: string,
    query?: DeliveriesQuery,
    options?: RequestOptions,
  ): PagePromise<Schemas["Delivery"]>;

  /**
   * Deliver one event again now, with the same `webhook-id`; the schedule begins anew.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#webhooksredeliver}
   * @throws `WEBHOOK_NOT_FOUND`, `DELIVERY_NOT_FOUND`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const delivery = await hub.webhooks.redeliver("wh_01JAB3F5T2Q8ZK4M6N7P9R0SVW", "whd_01JAB3F5T2Q8ZK4M6N7P9R0SVW");
   * ```
   */
  redeliver(webhookId: string, deliveryId: string, options?: RequestOptions): APIPromise<Schemas["Delivery"]>;
}
