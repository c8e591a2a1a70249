import type { Page, PageRequest } from "../../contract/page";
import type { Tenant } from "../../contract/tenant";
import type { Delivery } from "./webhook";

/** What became of the events of a webhook. Each method is one transaction; what the tenant may not see is as none. */
export interface DeliveryLogStore {
  /** Newest first. @throws AppError INVALID_CURSOR */
  listDeliveries(
    tenant: Tenant,
    webhookId: string,
    filter: { readonly status: Delivery["status"] | null },
    page: PageRequest,
  ): Promise<Page<Delivery>>;
  /** Due now, its schedule from the beginning; null when the webhook has no such delivery. */
  redeliver(tenant: Tenant, webhookId: string, deliveryId: string): Promise<Delivery | null>;
}
