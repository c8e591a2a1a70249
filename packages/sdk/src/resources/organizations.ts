import type { Schemas } from "@inbox-hub/openapi";
import type { APIPromise } from "../api-promise";
import type { IdempotentOptions, RequestOptions } from "../call-options";
import type { PagePromise } from "../page";
import type { PageQuery } from "../queries";

/** Organizations, their members, API keys and audit log. All of it needs a login, and no API key. */
export interface Organizations {
  /**
   * List the organizations that the user is a member of, by id.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#organizationslist}
   * @throws `INVALID_CURSOR`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * for await (const item of hub.organizations.list()) console.log(item);
   * ```
   */
  list(query?: PageQuery, options?: RequestOptions): PagePromise<Schemas["Organization"]>;

  /**
   * Create an organization, whose owner the user becomes.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#organizationscreate}
   * @throws Only what every method can fail with.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const organization = await hub.organizations.create({ name: "Empresa" });
   * ```
   */
  create(body: Schemas["CreateOrganizationRequest"], options?: IdempotentOptions): APIPromise<Schemas["Organization"]>;

  /**
   * Get an organization that the user is a member of.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#organizationsget}
   * @throws `ORGANIZATION_NOT_FOUND`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const organization = await hub.organizations.get(1);
   * ```
   */
  get(organizationId: number, options?: RequestOptions): APIPromise<Schemas["Organization"]>;

  /**
   * Change an organization. Absent properties stay as they are; null clears the `defaultSessionId`.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#organizationsupdate}
   * @throws `ORGANIZATION_NOT_FOUND`, `SESSION_NOT_FOUND`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const organization = await hub.organizations.update(1, { defaultSessionId: "session_crm_01" });
   * ```
   */
  update(
    organizationId: number,
    body: Schemas["UpdateOrganizationRequest"],
    options?: RequestOptions,
  ): APIPromise<Schemas["Organization"]>;

  /**
   * Delete an organization with its sessions, its keys and all its data. It cannot be undone.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#organizationsdelete}
   * @throws `ORGANIZATION_NOT_FOUND`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * await hub.organizations.delete(1);
   * ```
   */
  delete(organizationId: number, options?: RequestOptions): APIPromise<void>;

  /**
   * List the members of an organization, by user id.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#organizationslistmembers}
   * @throws `ORGANIZATION_NOT_FOUND`, `INVALID_CURSOR`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * for await (const item of hub.organizations.listMembers(1)) console.log(item);
   * ```
   */
  listMembers(organizationId: number, query?: PageQuery, options?: RequestOptions): PagePromise<Schemas["Member"]>;

  /**
   * Add a member. If no user has that e-mail address, one is created with `password`. Only an owner can add an owner.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#organizationsaddmember}
   * @throws `ORGANIZATION_NOT_FOUND`, `MEMBER_ALREADY_EXISTS`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const member = await hub.organizations.addMember(1, { email: "ana@empresa.com", name: "Ana", role: "agent", password: "una frase larga y tuya" });
   * ```
   */
  addMember(
    organizationId: number,
    body: Schemas["AddMemberRequest"],
    options?: IdempotentOptions,
  ): APIPromise<Schemas["Member"]>;

  /**
   * Change the role of a member. Only an owner can make or unmake an owner, and one owner must remain.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#organizationsupdatemember}
   * @throws `ORGANIZATION_NOT_FOUND`, `MEMBER_NOT_FOUND`, `LAST_OWNER`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const member = await hub.organizations.updateMember(1, 5, { role: "admin" });
   * ```
   */
  updateMember(
    organizationId: number,
    userId: number,
    body: Schemas["UpdateMemberRequest"],
    options?: RequestOptions,
  ): APIPromise<Schemas["Member"]>;

  /**
   * Remove a member. Members may remove themselves; one owner must remain.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#organizationsremovemember}
   * @throws `ORGANIZATION_NOT_FOUND`, `MEMBER_NOT_FOUND`, `LAST_OWNER`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * await hub.organizations.removeMember(1, 5);
   * ```
   */
  removeMember(organizationId: number, userId: number, options?: RequestOptions): APIPromise<void>;

  /**
   * List API keys, newest first, revoked ones included. The keys themselves are never shown again.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#organizationslistapikeys}
   * @throws `ORGANIZATION_NOT_FOUND`, `INVALID_CURSOR`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * for await (const item of hub.organizations.listApiKeys(1)) console.log(item);
   * ```
   */
  listApiKeys(organizationId: number, query?: PageQuery, options?: RequestOptions): PagePromise<Schemas["ApiKey"]>;

  /**
   * Create an API key. Keep it, it is shown in this answer only.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#organizationscreateapikey}
   * @throws `ORGANIZATION_NOT_FOUND`, `SESSION_NOT_FOUND`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const createdApiKey = await hub.organizations.createApiKey(1, { name: "CRM", scopes: ["messages:write", "contacts:read"] });
   * ```
   */
  createApiKey(
    organizationId: number,
    body: Schemas["CreateApiKeyRequest"],
    options?: IdempotentOptions,
  ): APIPromise<Schemas["CreatedApiKey"]>;

  /**
   * Get what an API key may do and when it was last used.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#organizationsgetapikey}
   * @throws `ORGANIZATION_NOT_FOUND`, `API_KEY_NOT_FOUND`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const apiKey = await hub.organizations.getApiKey(1, "key_01JAB3F5T2Q8ZK4M6N7P9R0SVW");
   * ```
   */
  getApiKey(organizationId: number, keyId: string, options?: RequestOptions): APIPromise<Schemas["ApiKey"]>;

  /**
   * Revoke an API key. It stays in the list, with `revokedAt`.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#organizationsrevokeapikey}
   * @throws `ORGANIZATION_NOT_FOUND`, `API_KEY_NOT_FOUND`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * await hub.organizations.revokeApiKey(1, "key_01JAB3F5T2Q8ZK4M6N7P9R0SVW");
   * ```
   */
  revokeApiKey(organizationId: number, keyId: string, options?: RequestOptions): APIPromise<void>;

  /**
   * List who did what: changes to the organization, its members, keys, sessions and webhooks, newest first.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#organizationslistauditlog}
   * @throws `ORGANIZATION_NOT_FOUND`, `INVALID_CURSOR`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * for await (const item of hub.organizations.listAuditLog(1)) console.log(item);
   * ```
   */
  listAuditLog(organizationId: number, query?: PageQuery, options?: RequestOptions): PagePromise<Schemas["AuditEntry"]>;
}
