import type { Role } from "../../contract/tenant";

/** An organization as one of its members sees it. */
export interface Organization {
  readonly organizationId: number;
  readonly name: string;
  /** Of the member who looks. */
  readonly role: Role;
  readonly defaultSessionId: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** Absent = leave, null = clear. */
export interface OrganizationChanges {
  readonly name?: string;
  readonly defaultSessionId?: string | null;
}
