import type { Schemas } from "@inbox-hub/openapi";
import type { Phrase } from "@inbox-hub/openapi/rules";

export type Role = Schemas["Role"];
export type Scope = Schemas["Scope"];

/**
 * Whose data a request may see. Every service call takes it, every query filters by it:
 * what lies outside is answered like what does not exist.
 */
export interface Tenant {
  readonly organizationId: number;
  /** The sessions an API key is limited to; null means all of the organization's. */
  readonly sessionIds: ReadonlySet<string> | null;
}

/** Who acts, for the audit log. */
export type Actor =
  | { readonly type: "user"; readonly userId: number; readonly loginId: string }
  | { readonly type: "api_key"; readonly keyId: string }
  | { readonly type: "system" }
  | { readonly type: "anonymous" };

/** Identifies a session: ids are chosen by clients and unique within an organization only. */
export interface SessionRef {
  readonly organizationId: number;
  readonly sessionId: string;
}

/** What is required where something reaches beyond the sessions that a key is limited to. */
export const KEY_FOR_EVERY_SESSION: Phrase = {
  es: "una API Key para todas las sesiones",
  en: "an API key for every session",
};

/** Whether the tenant may see this session at all. */
export function mayUse(tenant: Tenant, sessionId: string): boolean {
  return tenant.sessionIds === null || tenant.sessionIds.has(sessionId);
}
