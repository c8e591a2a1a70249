import type { Page, PageRequest } from "../../contract/page";
import type { AuditTrail } from "./audit-trail";

export type NewAuditEntry = Parameters<AuditTrail["record"]>[0];

export interface AuditEntry {
  readonly entryId: number;
  readonly action: string;
  readonly actor: { readonly type: "user" | "api_key" | "system"; readonly id: string | null };
  readonly target: string | null;
  readonly details: Readonly<Record<string, unknown>>;
  readonly requestId: string | null;
  readonly createdAt: number;
}

export interface AuditStore extends AuditTrail {
  /** Newest first. */
  list(organizationId: number, page: PageRequest): Promise<Page<AuditEntry>>;
}
