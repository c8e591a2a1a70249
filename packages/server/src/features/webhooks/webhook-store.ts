import type { Page, PageRequest } from "../../contract/page";
import type { Tenant } from "../../contract/tenant";
import type { AuditStamp } from "../organizations/caller";
import type { NewWebhook, Webhook, WebhookChange, WebhookSecrets } from "./webhook";

/**
 * What the webhook service needs stored. Each method is one transaction, the audit log included, unless it says otherwise.
 * A webhook that the tenant may not see is as none: another organization's, or one that gets events of sessions
 * outside the key's.
 */
export interface WebhookStore {
  /** In the order they were created. @throws AppError INVALID_CURSOR */
  list(tenant: Tenant, page: PageRequest): Promise<Page<Webhook>>;
  /** Unless the organization has `most` of them. */
  create(tenant: Tenant, webhook: NewWebhook, most: number, stamp: AuditStamp): Promise<Webhook | "too_many">;
  find(tenant: Tenant, webhookId: string): Promise<Webhook | null>;
  secretsOf(tenant: Tenant, webhookId: string): Promise<WebhookSecrets | null>;
  /** Made active, it is as if enabled, in several writes; of a new URL, nothing bad is known. */
  update(tenant: Tenant, webhookId: string, change: WebhookChange, stamp: AuditStamp): Promise<Webhook | null>;
  /**
   * With its deliveries and their attempts, in several writes: from the first one on nothing is delivered, with the last one
   * it is gone. It may be repeated after a failure.
   */
  remove(tenant: Tenant, webhookId: string, stamp: AuditStamp): Promise<boolean>;
  /**
   * Active again, its health as new. In several writes before, what waits becomes due now and has time anew; or is canceled.
   * It may be repeated after a failure.
   */
  enable(tenant: Tenant, webhookId: string, backlog: "resume" | "drop", stamp: AuditStamp): Promise<Webhook | null>;
  /** What signed until now goes on signing until the overlap ends. */
  rotate(
    tenant: Tenant,
    webhookId: string,
    rotation: { readonly secret: string; readonly overlapEndsAt: number },
    stamp: AuditStamp,
  ): Promise<boolean>;
  finishRotation(tenant: Tenant, webhookId: string, stamp: AuditStamp): Promise<Webhook | "not_rotating" | null>;
}
