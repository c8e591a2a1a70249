import type { Schemas } from "@inbox-hub/openapi";
import { toTime } from "@inbox-hub/openapi/rules";
import type { HandlersOf } from "../../contract/handler";
import { toPageRequest, toPagination } from "../../contract/page";
import { type ApiKeyHandlersDeps, createApiKeyHandlers } from "./api-key-handlers";
import type { AuditEntry, AuditStore } from "./audit-store";
import { createMemberHandlers, type MemberHandlersDeps } from "./member-handlers";
import type { Organization } from "./organization";
import type { OrganizationService } from "./organization-service";

interface OrganizationHandlersDeps extends MemberHandlersDeps, ApiKeyHandlersDeps {
  readonly organizations: OrganizationService;
  readonly audit: Pick<AuditStore, "list">;
}

export function createOrganizationHandlers({
  organizations,
  members,
  apiKeys,
  audit,
}: OrganizationHandlersDeps): HandlersOf<"organizations"> {
  return {
    ...createMemberHandlers({ members }),
    ...createApiKeyHandlers({ apiKeys }),
    "organizations.list": async ({ query }, context) => {
      const page = await organizations.list(context, toPageRequest(query));
      return { status: 200, data: page.items.map(toWireOrganization), pagination: toPagination(page) };
    },
    "organizations.create": async ({ body }, context) => ({
      status: 201,
      data: toWireOrganization(await organizations.create(context, body.name)),
    }),
    "organizations.get": async ({ params }, context) => ({
      status: 200,
      data: toWireOrganization(await organizations.get(context, params.organizationId)),
    }),
    "organizations.update": async ({ params, body }, context) => ({
      status: 200,
      data: toWireOrganization(await organizations.update(context, params.organizationId, body)),
    }),
    "organizations.delete": async ({ params }) => {
      await organizations.delete(params.organizationId);
      return { status: 204 };
    },
    "organizations.listAuditLog": async ({ params, query }) => {
      const page = await audit.list(params.organizationId, toPageRequest(query));
      return { status: 200, data: page.items.map(toWireEntry), pagination: toPagination(page) };
    },
  };
}

function toWireOrganization(organization: Organization): Schemas["Organization"] {
  const { organizationId, name, role, defaultSessionId, createdAt, updatedAt } = organization;
  return {
    organizationId,
    name,
    role,
    defaultSessionId,
    createdAt: toTime(createdAt),
    updatedAt: toTime(updatedAt),
  };
}

function toWireEntry({ entryId, action, actor, target, details, requestId, createdAt }: AuditEntry) {
  return {
    entryId,
    action,
    actor: { type: actor.type, id: actor.id },
    target,
    details,
    requestId,
    timestamp: toTime(createdAt),
  } satisfies Schemas["AuditEntry"];
}
