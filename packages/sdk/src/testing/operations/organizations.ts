import { randomBytes } from "node:crypto";
import type { Schemas } from "@inbox-hub/openapi";
import { AppError, listOperations, normalizeEmail, policyOf, toTime } from "@inbox-hub/openapi/rules";
import type { Handlers, RequestContext } from "../edge/handler";
import { toPage } from "../state/pages";
import type { ApiKeyRecord, OrganizationRecord } from "../state/records";
import type { World } from "../state/world";

/** Organizations with their members and keys, as far as others need them. */
export function createOrganizationHandlers({ tables, clock, newId }: World) {
  const roleOf = (organizationId: number, userId: number | null) =>
    tables.memberships.find((one) => one.organizationId === organizationId && one.userId === userId)?.role;

  const toWire =
    ({ userId }: RequestContext) =>
    ({
      organizationId,
      name,
      defaultSessionId,
      createdAt,
      updatedAt,
    }: OrganizationRecord): Schemas["Organization"] => ({
      organizationId,
      name,
      role: roleOf(organizationId, userId) ?? "viewer",
      defaultSessionId,
      createdAt: toTime(createdAt),
      updatedAt: toTime(updatedAt),
    });

  const requireOrganization = (organizationId: number): OrganizationRecord => {
    const organization = tables.organizations.get(organizationId);
    if (!organization) throw new AppError("ORGANIZATION_NOT_FOUND", { organizationId });
    return organization;
  };

  return {
    "organizations.list": ({ query }, context) => {
      const found = [...tables.organizations.values()].filter(
        ({ organizationId }) => roleOf(organizationId, context.userId) !== undefined,
      );
      const idOf = ({ organizationId }: OrganizationRecord) => organizationId;
      return { status: 200, ...toPage({ name: "organizations", idOf, toWire: toWire(context) }, found, query) };
    },

    "organizations.create": ({ body }, context) => {
      const organizationId = 1 + Math.max(0, ...tables.organizations.keys());
      const now = clock.now();
      const organization = { organizationId, name: body.name, defaultSessionId: null, createdAt: now, updatedAt: now };
      tables.organizations.set(organizationId, organization);
      const userId = context.userId ?? 0;
      tables.memberships.push({ organizationId, userId, role: "owner", createdAt: now });
      return { status: 201, data: toWire(context)(organization) };
    },

    "organizations.get": ({ params }, context) => ({
      status: 200,
      data: toWire(context)(requireOrganization(params.organizationId)),
    }),

    "organizations.addMember": ({ params: { organizationId }, body }, context) => {
      if (body.role === "owner" && roleOf(organizationId, context.userId) !== "owner") {
        throw new AppError("FORBIDDEN", { required: "owner" });
      }
      const email = normalizeEmail(body.email);
      const known = [...tables.users.values()].find((user) => user.email === email);
      if (known && roleOf(organizationId, known.userId) !== undefined) {
        throw new AppError("MEMBER_ALREADY_EXISTS");
      }
      const { name, password, role } = body;
      const user = known ?? { userId: 1 + Math.max(0, ...tables.users.keys()), email, name, password };
      tables.users.set(user.userId, user);
      const createdAt = clock.now();
      tables.memberships.push({ organizationId, userId: user.userId, role, createdAt });
      const member = { userId: user.userId, email, name: user.name, role, createdAt: toTime(createdAt) };
      return { status: 201, data: member };
    },

    "organizations.createApiKey": ({ params: { organizationId }, body }) => {
      const { name, scopes = allScopes, sessionIds = null, expiresAt } = body;
      const key: ApiKeyRecord = {
        organizationId,
        keyId: newId("key"),
        key: `ih_test_${randomBytes(32).toString("base64url")}`,
        name,
        scopes,
        sessionIds,
        expiresAt: expiresAt === undefined ? null : Date.parse(expiresAt),
        revokedAt: null,
        createdAt: clock.now(),
      };
      tables.apiKeys.set(key.key, key);
      return { status: 201, data: { apiKey: key.key, key: toWireKey(key) } };
    },
  } satisfies Handlers;
}

/** Every scope that an operation asks for. */
export const allScopes = [...new Set(listOperations().flatMap(({ id }) => policyOf(id).scope ?? []))];

function toWireKey({ keyId, key, name, scopes, sessionIds, ...times }: ApiKeyRecord): Schemas["ApiKey"] {
  const toTimeOrNull = (time: number | null) => (time === null ? null : toTime(time));
  return {
    keyId,
    name,
    prefix: `${key.slice(0, 12)}…`,
    scopes: [...scopes],
    sessionIds: sessionIds === null ? null : [...sessionIds],
    expiresAt: toTimeOrNull(times.expiresAt),
    lastUsedAt: null,
    revokedAt: toTimeOrNull(times.revokedAt),
    createdAt: toTime(times.createdAt),
  };
}
