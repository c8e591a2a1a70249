import { AppError, invalidRequest, phrases } from "@inbox-hub/openapi/rules";
import type { Page, PageRequest } from "../../contract/page";
import type { Scope } from "../../contract/tenant";
import type { Clock } from "../../lib/clock";
import type { NewId } from "../../lib/ids";
import { sha256 } from "../../lib/sha256";
import { type ApiKey, createKey, defaultScopes, type KeyEnvironment, prefixOf } from "./api-key";
import type { ApiKeyStore } from "./api-key-store";
import { type Caller, toStamp } from "./caller";

interface KeyWishes {
  readonly name: string;
  /** All of them if absent. */
  readonly scopes?: readonly Scope[];
  /** Every session if absent. */
  readonly sessionIds?: readonly string[];
  readonly expiresAt?: number;
}

export interface ApiKeyService {
  list(organizationId: number, page: PageRequest): Promise<Page<ApiKey>>;
  /** @throws AppError API_KEY_NOT_FOUND */
  get(organizationId: number, keyId: string): Promise<ApiKey>;
  /** The only time that the key itself is seen. @throws AppError SESSION_NOT_FOUND, INVALID_REQUEST */
  create(
    caller: Caller,
    organizationId: number,
    wishes: KeyWishes,
  ): Promise<{ readonly secret: string; readonly key: ApiKey }>;
  /** @throws AppError API_KEY_NOT_FOUND */
  revoke(caller: Caller, organizationId: number, keyId: string): Promise<void>;
}

interface ApiKeyServiceDeps {
  readonly apiKeys: ApiKeyStore;
  readonly environment: KeyEnvironment;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly randomBytes: (size: number) => Buffer;
}

export function createApiKeyService({
  apiKeys,
  environment,
  clock,
  newId,
  randomBytes,
}: ApiKeyServiceDeps): ApiKeyService {
  return {
    list: (organizationId, page) => apiKeys.list(organizationId, page),

    async get(organizationId, keyId) {
      const key = await apiKeys.get(organizationId, keyId);
      if (key === null) throw new AppError("API_KEY_NOT_FOUND", { keyId });
      return key;
    },

    async create(caller, organizationId, { name, scopes, sessionIds, expiresAt }) {
      if (expiresAt !== undefined) requireFuture(expiresAt, clock.now());
      const secret = createKey(environment, randomBytes);
      const key = await apiKeys.create(
        {
          keyId: newId("key"),
          organizationId,
          name,
          prefix: prefixOf(secret),
          hash: sha256(secret),
          scopes: scopes ?? defaultScopes(environment),
          sessionIds: sessionIds ?? null,
          expiresAt: expiresAt ?? null,
        },
        toStamp("organizations.createApiKey", caller),
      );
      return { secret, key };
    },

    async revoke(caller, organizationId, keyId) {
      const found = await apiKeys.revoke(organizationId, keyId, toStamp("organizations.revokeApiKey", caller));
      if (!found) throw new AppError("API_KEY_NOT_FOUND", { keyId });
    },
  };
}

/** Written so that NaN, which a leap second becomes, is refused as well. */
function requireFuture(expiresAt: number, now: number): void {
  if (expiresAt > now) return;
  throw invalidRequest([{ path: "body.expiresAt", message: phrases.inTheFuture }]);
}
