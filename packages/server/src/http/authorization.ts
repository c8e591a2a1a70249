import type { OperationId } from "@inbox-hub/openapi";
import type { Authenticator } from "../contract/authenticator";
import { policyOf } from "../contract/policy";
import type { Role, Scope, Tenant } from "../contract/tenant";
import { AppError } from "../lib/app-error";
import type { Caller } from "./authentication";

const RANKS = { viewer: 0, agent: 1, admin: 2, owner: 3 } as const satisfies Record<Role, number>;

/** The role that a user needs for what a key needs a scope for. */
const ROLES_OF_SCOPES = {
  "sessions:read": "viewer",
  "messages:read": "viewer",
  "contacts:read": "viewer",
  "media:read": "viewer",
  "templates:read": "viewer",
  "webhooks:read": "viewer",
  "conversations:read": "viewer",
  "groups:read": "viewer",
  "status:read": "viewer",
  "events:read": "viewer",
  "statistics:read": "viewer",
  "messages:write": "agent",
  "contacts:write": "agent",
  "media:write": "agent",
  "templates:write": "agent",
  "conversations:write": "agent",
  "groups:write": "agent",
  "status:write": "agent",
  "sessions:write": "admin",
  "webhooks:write": "admin",
  "sandbox:write": "admin",
} as const satisfies Record<Scope, Role>;

/**
 * Whether the caller may do this, and whose data it is done with.
 * @throws AppError FORBIDDEN, or ORGANIZATION_NOT_FOUND for an organization in the path that is not the caller's.
 */
export function createAuthorization({ authenticator }: { authenticator: Pick<Authenticator, "roleIn"> }) {
  return async function authorize(
    id: OperationId,
    caller: Caller,
    params: Readonly<Record<string, unknown>>,
  ): Promise<Tenant> {
    const { scope, role } = policyOf(id);
    const inPath = typeof params.organizationId === "number" ? params.organizationId : null;
    const organizationId = inPath ?? caller.organizationId ?? 0;

    if (caller.actor.type === "api_key") {
      if (scope !== null && !caller.scopes.includes(scope)) throw forbidden(scope);
      if (organizationId !== caller.organizationId) throw new AppError("ORGANIZATION_NOT_FOUND", { organizationId });
    }
    if (caller.actor.type === "user") {
      const required = role ?? (scope === null ? null : ROLES_OF_SCOPES[scope]);
      if (required !== null) {
        const held = await authenticator.roleIn(caller.actor.userId, organizationId);
        if (held === null && inPath !== null) throw new AppError("ORGANIZATION_NOT_FOUND", { organizationId });
        if (held === null || RANKS[held] < RANKS[required]) throw forbidden(role ?? scope ?? required);
      }
    }
    return { organizationId, sessionIds: caller.sessionIds };
  };
}

function forbidden(required: Scope | Role): AppError {
  return new AppError("FORBIDDEN", { required });
}
