import type { Page, PageRequest } from "../../contract/page";
import type { Role } from "../../contract/tenant";
import type { AuditStamp } from "./caller";
import type { Member, MemberFacts, MemberTarget } from "./member";

/** Which organization, and who wants to change its members. */
export interface MemberScope {
  readonly organizationId: number;
  readonly actorId: number;
}

export interface NewMember {
  /** As `normalizeEmail` spells it. */
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** For a new user; one who exists keeps the password. */
  readonly passwordHash: string;
}

/**
 * A change takes the rule that must hold for it: a pure function, called in the transaction with what stands there.
 * When it throws, nothing is changed and its error is the caller's.
 */
export interface MemberStore {
  /** By user id. */
  list(organizationId: number, page: PageRequest): Promise<Page<Member>>;
  /** Null when the user is not a member. */
  roleIn(userId: number, organizationId: number): Promise<Role | null>;
  /** Creates the user if there is none. @throws AppError MEMBER_ALREADY_EXISTS */
  add(scope: MemberScope, member: NewMember, check: (facts: MemberFacts) => void, stamp: AuditStamp): Promise<Member>;
  /** @throws AppError MEMBER_NOT_FOUND, once the rule has passed. */
  changeRole(
    scope: MemberScope,
    change: { readonly userId: number; readonly role: Role },
    check: (facts: MemberFacts, target: MemberTarget) => void,
    stamp: AuditStamp,
  ): Promise<Member>;
  /** Ends the member's logins to this organization too. @throws AppError MEMBER_NOT_FOUND, once the rule has passed. */
  remove(
    scope: MemberScope,
    userId: number,
    check: (facts: MemberFacts, target: MemberTarget) => void,
    stamp: AuditStamp,
  ): Promise<void>;
}
