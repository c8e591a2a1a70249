import type { OperationId } from "@inbox-hub/openapi";
import { AppError, isEnough, policyOf, requiredRole } from "@inbox-hub/openapi/rules";
import type { Authenticator } from "../contract/authenticator";
import type { Role, Scope, Tenant } from "../contract/tenant";
import type { Caller } from "./authentication";

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
      const required = requiredRole({ role, scope });
      if (required !== null) {
        const held = await authenticator.roleIn(caller.actor.userId, organizationId);
        if (held === null && inPath !== null) throw new AppError("ORGANIZATION_NOT_FOUND", { organizationId });
        if (!isEnough(held, required)) throw forbidden(role ?? scope ?? required);
      }
    }
    return { organizationId, sessionIds: caller.sessionIds };
  };
}

function forbidden(required: Scope | Role): AppError {
  return new AppError("FORBIDDEN", { required });
}
