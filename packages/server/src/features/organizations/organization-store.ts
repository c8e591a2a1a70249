import type { Page, PageRequest } from "../../contract/page";
import type { AuditStamp } from "./caller";
import type { Organization, OrganizationChanges } from "./organization";

export interface OrganizationStore {
  /** Those that the user is a member of, by id. */
  list(userId: number, page: PageRequest): Promise<Page<Organization>>;
  /** Null also when the user is not a member. */
  get(organizationId: number, userId: number): Promise<Organization | null>;
  /** The user becomes its owner. */
  create(organization: { readonly name: string; readonly userId: number }, stamp: AuditStamp): Promise<Organization>;
  /**
   * Null when the user is not a member.
   * @throws AppError SESSION_NOT_FOUND when the default session is not one of the organization's.
   */
  update(
    member: { readonly organizationId: number; readonly userId: number },
    changes: OrganizationChanges,
    stamp: AuditStamp,
  ): Promise<Organization | null>;
  /** Revokes all keys and ends all logins, so that nobody works in it any more. */
  close(organizationId: number): Promise<void>;
  /** Removes it with everything that is stored of it. Users stay: they belong to themselves. */
  remove(organizationId: number): Promise<void>;
}
