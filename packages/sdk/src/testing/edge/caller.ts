import type { OperationId, Schemas } from "@inbox-hub/openapi";
import { AppError, isEnough, policyOf, requiredRole } from "@inbox-hub/openapi/rules";
import type { Tenant, World } from "../state/world";

/** Whose request it is. */
export interface Caller {
  /** Whose limits count: a key's, a user's, or nobody's. */
  readonly name: string;
  readonly organizationId: number | null;
  readonly sessionIds: readonly string[] | null;
  /** Of an API key; a user's follow from their role. */
  readonly scopes: readonly Schemas["Scope"][] | null;
  readonly userId: number | null;
  readonly loginId: string | null;
}

const anonymous: Caller = {
  name: "ip",
  organizationId: null,
  sessionIds: null,
  scopes: null,
  userId: null,
  loginId: null,
};

export function createCallers({ tables, clock }: Pick<World, "tables" | "clock">, openTo: number | null) {
  const byApiKey = (key: string): Caller => {
    const known = tables.apiKeys.get(key);
    if (known && known.revokedAt === null && (known.expiresAt === null || known.expiresAt > clock.now())) {
      const { keyId, organizationId, sessionIds, scopes } = known;
      return { ...anonymous, name: `key:${keyId}`, organizationId, sessionIds, scopes };
    }
    // A test that names no keys does not care which one is sent.
    if (known || openTo === null) throw new AppError("INVALID_API_KEY");
    return { ...anonymous, name: "key", organizationId: openTo };
  };

  const byToken = (token: string): Caller => {
    for (const { accessToken, accessExpiresAt, ...login } of tables.logins.values()) {
      if (accessToken !== token || accessExpiresAt <= clock.now()) continue;
      const { userId, loginId, organizationId } = login;
      return { ...anonymous, name: `user:${userId}`, userId, loginId, organizationId };
    }
    throw new AppError("INVALID_TOKEN");
  };

  const roleIn = (userId: number, organizationId: number) =>
    tables.memberships.find(
      (membership) => membership.userId === userId && membership.organizationId === organizationId,
    )?.role ?? null;

  return {
    /** @throws AppError MISSING_API_KEY, INVALID_API_KEY, MISSING_TOKEN, INVALID_TOKEN */
    authenticate(id: OperationId, headers: Headers): Caller {
      const { security } = policyOf(id);
      const key = headers.get("x-api-key") ?? "";
      const token = /^Bearer +(\S+) *$/i.exec(headers.get("authorization") ?? "")?.[1];
      if (security === "none" || security === "metricsToken") return anonymous;
      if (security === "apiKey" && key !== "") return byApiKey(key);
      if (token === undefined) throw new AppError(security === "apiKey" ? "MISSING_API_KEY" : "MISSING_TOKEN");
      return byToken(token);
    },

    /** @throws AppError FORBIDDEN, ORGANIZATION_NOT_FOUND */
    authorize(id: OperationId, caller: Caller, params: Readonly<Record<string, unknown>>): Tenant {
      const { scope, role } = policyOf(id);
      const inPath = typeof params.organizationId === "number" ? params.organizationId : null;
      const organizationId = inPath ?? caller.organizationId ?? 0;
      const required = requiredRole({ role, scope });
      if (caller.userId !== null && required !== null) {
        const held = roleIn(caller.userId, organizationId);
        if (held === null && inPath !== null) throw new AppError("ORGANIZATION_NOT_FOUND", { organizationId });
        if (!isEnough(held, required)) throw new AppError("FORBIDDEN", { required: role ?? scope ?? required });
      }
      if (caller.userId === null && caller.organizationId !== null) {
        if (scope !== null && caller.scopes !== null && !caller.scopes.includes(scope)) {
          throw new AppError("FORBIDDEN", { required: scope });
        }
        if (organizationId !== caller.organizationId) throw new AppError("ORGANIZATION_NOT_FOUND", { organizationId });
      }
      return { organizationId, sessionIds: caller.sessionIds };
    },
  };
}
