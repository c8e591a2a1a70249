import type { ErrorCode, OperationId, Schemas } from "../index";
import { operations, policies } from "../index";

export type RateLimitClass = "auth" | "general" | "whatsapp" | "messages";

/** Who may call an operation, how often, and what can go wrong. */
export interface Policy {
  readonly tag: string;
  readonly security: "none" | "bearer" | "apiKey" | "metricsToken";
  readonly scope: Schemas["Scope"] | null;
  readonly role: Schemas["Role"] | null;
  readonly rateLimit: readonly RateLimitClass[];
  readonly sandbox: boolean;
  readonly idempotent: boolean;
  readonly errors: readonly ErrorCode[];
}

export interface Operation {
  readonly id: OperationId;
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** As in the contract: `/api/sessions/{sessionId}`. */
  readonly path: string;
}

export function policyOf(id: OperationId): Policy {
  return policies[id];
}

/** Every operation of the contract. */
export function listOperations(): readonly Operation[] {
  // The table's keys are the operation ids; Object.keys forgets that.
  return (Object.keys(operations) as OperationId[]).map((id) => ({
    id,
    method: operations[id].method,
    path: operations[id].path,
  }));
}
