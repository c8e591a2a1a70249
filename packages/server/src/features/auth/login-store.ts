import type { Role } from "../../contract/tenant";
import type { User } from "./user";

/** Whom a login belongs to, and what it acts as. */
export interface LoginStanding {
  readonly user: User;
  /** Null for a user without an organization. */
  readonly organizationId: number | null;
  readonly role: Role | null;
}

interface NewLogin {
  readonly loginId: string;
  readonly userId: number;
  /** The hash that the password was checked against. */
  readonly checkedHash: string;
  /** Null: the user's first one. */
  readonly organizationId: number | null;
  readonly refreshHash: string;
  readonly refreshExpiresAt: number;
}

export interface LoginStore {
  /**
   * Null when the user is not a member of that organization, or the password was changed since it was checked:
   * a change ends all logins, also the one that is just beginning.
   */
  start(login: NewLogin): Promise<LoginStanding | null>;
  /**
   * Puts the next refresh token in the place of the present one. Null when the login has ended, or `refreshHash` is
   * not its present one: then the token was used twice, perhaps by a thief, and the login ends here.
   */
  rotate(rotation: {
    readonly loginId: string;
    readonly refreshHash: string;
    readonly nextRefreshHash: string;
    readonly nextRefreshExpiresAt: number;
  }): Promise<LoginStanding | null>;
  /** Null when the login has ended. */
  findActive(loginId: string): Promise<{ readonly userId: number; readonly organizationId: number | null } | null>;
  end(loginId: string): Promise<void>;
}
