import type { Role } from "../../contract/tenant";

export interface User {
  readonly userId: number;
  /** As `normalizeEmail` spells it. */
  readonly email: string;
  readonly name: string;
}

/** An organization that a user belongs to. */
export interface Membership {
  readonly organizationId: number;
  readonly name: string;
  readonly role: Role;
}
