import type { Schemas } from "@inbox-hub/openapi";
import type { IdempotentOptions, RequestOptions } from "../call-options";
import type { Page } from "../page";
import type { PageQuery } from "../queries";
import { Resource } from "../resource";

/** Organizations, their members, API keys and audit log. All of it needs a login, and no API key. */
export class Organizations extends Resource {
  /**
   * List the organizations that the user is a member of, by id.
   * @throws `INVALID_CURSOR`.
   */
  list(query?: PageQuery, options?: RequestOptions): Promise<Page<Schemas["Organization"]>> {
    return this.hub.request("organizations.list", { query }, options);
  }

  /** Create an organization, whose owner the user becomes. */
  create(body: Schemas["CreateOrganizationRequest"], options?: IdempotentOptions): Promise<Schemas["Organization"]> {
    return this.hub.request("organizations.create", { body }, options);
  }

  /**
   * Get an organization that the user is a member of.
   * @throws `ORGANIZATION_NOT_FOUND`.
   */
  get(organizationId: number, options?: RequestOptions): Promise<Schemas["Organization"]> {
    return this.hub.request("organizations.get", { path: { organizationId } }, options);
  }

  /**
   * Change an organization. Absent properties stay as they are; null clears the `defaultSessionId`.
   * @throws `ORGANIZATION_NOT_FOUND`, `SESSION_NOT_FOUND`.
   */
  update(
    organizationId: number,
    body: Schemas["UpdateOrganizationRequest"],
    options?: RequestOptions,
  ): Promise<Schemas["Organization"]> {
    return this.hub.request("organizations.update", { path: { organizationId }, body }, options);
  }

  /**
   * Delete an organization with its sessions, its keys and all its data. It cannot be undone.
   * @throws `ORGANIZATION_NOT_FOUND`.
   */
  delete(organizationId: number, options?: RequestOptions): Promise<void> {
    return this.hub.request("organizations.delete", { path: { organizationId } }, options);
  }

  /**
   * List the members of an organization, by user id.
   * @throws `ORGANIZATION_NOT_FOUND`, `INVALID_CURSOR`.
   */
  listMembers(organizationId: number, query?: PageQuery, options?: RequestOptions): Promise<Page<Schemas["Member"]>> {
    return this.hub.request("organizations.listMembers", { path: { organizationId }, query }, options);
  }

  /**
   * Add a member. If no user has that e-mail address, one is created with `password`. Only an owner can add an owner.
   * @throws `ORGANIZATION_NOT_FOUND`, `MEMBER_ALREADY_EXISTS`.
   */
  addMember(
    organizationId: number,
    body: Schemas["AddMemberRequest"],
    options?: IdempotentOptions,
  ): Promise<Schemas["Member"]> {
    return this.hub.request("organizations.addMember", { path: { organizationId }, body }, options);
  }

  /**
   * Change the role of a member. Only an owner can make or unmake an owner, and one owner must remain.
   * @throws `ORGANIZATION_NOT_FOUND`, `MEMBER_NOT_FOUND`, `LAST_OWNER`.
   */
  updateMember(
    organizationId: number,
    userId: number,
    body: Schemas["UpdateMemberRequest"],
    options?: RequestOptions,
  ): Promise<Schemas["Member"]> {
    return this.hub.request("organizations.updateMember", { path: { organizationId, userId }, body }, options);
  }

  /**
   * Remove a member. Members may remove themselves; one owner must remain.
   * @throws `ORGANIZATION_NOT_FOUND`, `MEMBER_NOT_FOUND`, `LAST_OWNER`.
   */
  removeMember(organizationId: number, userId: number, options?: RequestOptions): Promise<void> {
    return this.hub.request("organizations.removeMember", { path: { organizationId, userId } }, options);
  }

  /**
   * List API keys, newest first, revoked ones included. The keys themselves are never shown again.
   * @throws `ORGANIZATION_NOT_FOUND`, `INVALID_CURSOR`.
   */
  listApiKeys(organizationId: number, query?: PageQuery, options?: RequestOptions): Promise<Page<Schemas["ApiKey"]>> {
    return this.hub.request("organizations.listApiKeys", { path: { organizationId }, query }, options);
  }

  /**
   * Create an API key. Keep it, it is shown in this answer only.
   * @throws `ORGANIZATION_NOT_FOUND`, `SESSION_NOT_FOUND`.
   */
  createApiKey(
    organizationId: number,
    body: Schemas["CreateApiKeyRequest"],
    options?: IdempotentOptions,
  ): Promise<Schemas["CreatedApiKey"]> {
    return this.hub.request("organizations.createApiKey", { path: { organizationId }, body }, options);
  }

  /**
   * Get what an API key may do and when it was last used.
   * @throws `ORGANIZATION_NOT_FOUND`, `API_KEY_NOT_FOUND`.
   */
  getApiKey(organizationId: number, keyId: string, options?: RequestOptions): Promise<Schemas["ApiKey"]> {
    return this.hub.request("organizations.getApiKey", { path: { organizationId, keyId } }, options);
  }

  /**
   * Revoke an API key. It stays in the list, with `revokedAt`.
   * @throws `ORGANIZATION_NOT_FOUND`, `API_KEY_NOT_FOUND`.
   */
  revokeApiKey(organizationId: number, keyId: string, options?: RequestOptions): Promise<void> {
    return this.hub.request("organizations.revokeApiKey", { path: { organizationId, keyId } }, options);
  }

  /**
   * List who did what: changes to the organization, its members, keys, sessions and webhooks, newest first.
   * @throws `ORGANIZATION_NOT_FOUND`, `INVALID_CURSOR`.
   */
  listAuditLog(
    organizationId: number,
    query?: PageQuery,
    options?: RequestOptions,
  ): Promise<Page<Schemas["AuditEntry"]>> {
    return this.hub.request("organizations.listAuditLog", { path: { organizationId }, query }, options);
  }
}
