import type { Membership, User } from "./user";

export interface UserStore {
  /** `email` as `normalizeEmail` spells it. The hash is for comparing only: it goes no further. */
  findByEmail(email: string): Promise<{ readonly userId: number; readonly passwordHash: string } | null>;
  get(userId: number): Promise<User | null>;
  getPasswordHash(userId: number): Promise<string | null>;
  /** By organization id. */
  listMemberships(userId: number): Promise<readonly Membership[]>;
  /**
   * Changes the password and ends every other login of the user.
   * False, and nothing changed, when the password is no longer the one that was checked.
   */
  changePassword(change: {
    readonly userId: number;
    readonly checkedHash: string;
    readonly newHash: string;
    readonly keepLoginId: string;
  }): Promise<boolean>;
}
