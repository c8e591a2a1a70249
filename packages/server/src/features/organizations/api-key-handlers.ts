import type { Schemas } from "@inbox-hub/openapi";
import { toTime, toTimeOrNull } from "@inbox-hub/openapi/rules";
import type { HandlersOf } from "../../contract/handler";
import { toPageRequest, toPagination } from "../../contract/page";
import type { ApiKey } from "./api-key";
import type { ApiKeyService } from "./api-key-service";

type ApiKeyOperation = `organizations.${"listApiKeys" | "createApiKey" | "getApiKey" | "revokeApiKey"}`;

export interface ApiKeyHandlersDeps {
  readonly apiKeys: ApiKeyService;
}

export function createApiKeyHandlers({
  apiKeys,
}: ApiKeyHandlersDeps): Pick<HandlersOf<"organizations">, ApiKeyOperation> {
  return {
    "organizations.listApiKeys": async ({ params, query }) => {
      const page = await apiKeys.list(params.organizationId, toPageRequest(query));
      return { status: 200, data: page.items.map(toWireKey), pagination: toPagination(page) };
    },
    "organizations.createApiKey": async ({ params, body: { expiresAt, ...wishes } }, context) => {
      const { secret, key } = await apiKeys.create(context, params.organizationId, {
        ...wishes,
        ...(expiresAt === undefined ? {} : { expiresAt: Date.parse(expiresAt) }),
      });
      return { status: 201, data: { apiKey: secret, key: toWireKey(key) } };
    },
    "organizations.getApiKey": async ({ params: { organizationId, keyId } }) => ({
      status: 200,
      data: toWireKey(await apiKeys.get(organizationId, keyId)),
    }),
    "organizations.revokeApiKey": async ({ params: { organizationId, keyId } }, context) => {
      await apiKeys.revoke(context, organizationId, keyId);
      return { status: 204 };
    },
  };
}

function toWireKey({ keyId, name, prefix, scopes, sessionIds, ...times }: ApiKey): Schemas["ApiKey"] {
  return {
    keyId,
    name,
    prefix: `${prefix}…`,
    scopes: [...scopes],
    sessionIds: sessionIds === null ? null : [...sessionIds],
    expiresAt: toTimeOrNull(times.expiresAt),
    lastUsedAt: toTimeOrNull(times.lastUsedAt),
    revokedAt: toTimeOrNull(times.revokedAt),
    createdAt: toTime(times.createdAt),
  };
}
