import { AppError } from "@inbox-hub/openapi/rules";
import type { Page, PageRequest } from "../../contract/page";
import { type Caller, requireUserId, toStamp } from "./caller";
import type { Organization, OrganizationChanges } from "./organization";
import type { OrganizationStore } from "./organization-store";

export interface OrganizationService {
  list(caller: Caller, page: PageRequest): Promise<Page<Organization>>;
  /** @throws AppError ORGANIZATION_NOT_FOUND */
  get(caller: Caller, organizationId: number): Promise<Organization>;
  create(caller: Caller, name: string): Promise<Organization>;
  /** @throws AppError ORGANIZATION_NOT_FOUND, SESSION_NOT_FOUND */
  update(caller: Caller, organizationId: number, changes: OrganizationChanges): Promise<Organization>;
  /** Everything of it is gone when this resolves. It may be repeated after a failure. */
  delete(organizationId: number): Promise<void>;
}

interface OrganizationServiceDeps {
  readonly organizations: OrganizationStore;
  /** Ends the engines of an organization's sessions and removes what they keep outside the database. */
  readonly sessions: { removeAll(organizationId: number): Promise<void> };
  /** Removes an organization's files, but for bytes that another one has too. */
  readonly media: { removeAll(organizationId: number): Promise<void> };
}

export function createOrganizationService({
  organizations,
  sessions,
  media,
}: OrganizationServiceDeps): OrganizationService {
  return {
    list: (caller, page) => organizations.list(requireUserId(caller), page),

    async get(caller, organizationId) {
      const organization = await organizations.get(organizationId, requireUserId(caller));
      if (organization === null) throw new AppError("ORGANIZATION_NOT_FOUND", { organizationId });
      return organization;
    },

    create: (caller, name) =>
      organizations.create({ name, userId: requireUserId(caller) }, toStamp("organizations.create", caller)),

    async update(caller, organizationId, changes) {
      const member = { organizationId, userId: requireUserId(caller) };
      const organization = await organizations.update(member, changes, toStamp("organizations.update", caller));
      if (organization === null) throw new AppError("ORGANIZATION_NOT_FOUND", { organizationId });
      return organization;
    },

    async delete(organizationId) {
      // Its rows go last: until then they tell a second attempt what is left to remove.
      await organizations.close(organizationId);
      await sessions.removeAll(organizationId);
      await media.removeAll(organizationId);
      await organizations.remove(organizationId);
    },
  };
}
