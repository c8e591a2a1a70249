import type { Page, PageRequest } from "../../contract/page";
import type { Delivery, NewReplay, NewWebhook, Replay, Webhook, WebhookChange, WebhookSecrets } from "./webhook";

/** What the webhook service needs stored. Each method is one transaction; another organization's webhook is as none. */
export interface WebhookStore {
  list(organizationId: number, page: PageRequest): Promise<Page<Webhook>>;
  create(organizationId: number, webhook: NewWebhook): Promise<Webhook>;
  find(organizationId: number, webhookId: string): Promise<Webhook | null>;
  secretsOf(organizationId: number, webhookId: string): Promise<WebhookSecrets | null>;
  update(organizationId: number, webhookId: string, change: WebhookChange): Promise<Webhook | null>;
  /** With its deliveries and their attempts. */
  remove(organizationId: number, webhookId: string): Promise<boolean>;
  /** Active again, its health as new; what waits stays or is canceled. */
  enable(organizationId: number, webhookId: string, backlog: "resume" | "drop"): Promise<Webhook | null>;
  rotate(organizationId: number, webhookId: string, secret: string, overlapEndsAt: number): Promise<boolean>;
  finishRotation(organizationId: number, webhookId: string): Promise<"finished" | "not_rotating" | "missing">;
  listDeliveries(
    webhookId: string,
    filter: { readonly status: Delivery["status"] | null },
    page: PageRequest,
  ): Promise<Page<Delivery>>;
  /** Due now, its schedule from the beginning; null when the webhook has no such delivery. */
  redeliver(webhookId: string, deliveryId: string): Promise<Delivery | null>;
  createReplay(organizationId: number, webhookId: string, replay: NewReplay): Promise<Replay>;
  findReplay(webhookId: string, replayId: string): Promise<Replay | null>;
  /** Queues the next few events of the oldest open replay; false when none is open. */
  advanceReplay(): Promise<boolean>;
}
