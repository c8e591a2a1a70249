import { normalizeEmail } from "@inbox-hub/openapi/rules";
import type { Page, PageRequest } from "../../contract/page";
import type { Role } from "../../contract/tenant";
import type { Passwords } from "../auth/passwords";
import { type Caller, requireUserId, toStamp } from "./caller";
import { checkAdding, checkRemoval, checkRoleChange, type Member } from "./member";
import type { MemberStore } from "./member-store";

export interface MemberService {
  list(organizationId: number, page: PageRequest): Promise<Page<Member>>;
  /** Creates the user if nobody has that address. @throws AppError FORBIDDEN, MEMBER_ALREADY_EXISTS */
  add(
    caller: Caller,
    organizationId: number,
    member: { readonly email: string; readonly name: string; readonly role: Role; readonly password: string },
  ): Promise<Member>;
  /** @throws AppError FORBIDDEN, MEMBER_NOT_FOUND, LAST_OWNER */
  changeRole(caller: Caller, organizationId: number, userId: number, role: Role): Promise<Member>;
  /** Ends the member's logins to the organization. @throws AppError FORBIDDEN, MEMBER_NOT_FOUND, LAST_OWNER */
  remove(caller: Caller, organizationId: number, userId: number): Promise<void>;
}

interface MemberServiceDeps {
  readonly members: MemberStore;
  readonly passwords: Pick<Passwords, "hash">;
}

export function createMemberService({ members, passwords }: MemberServiceDeps): MemberService {
  const toScope = (caller: Caller, organizationId: number) => ({ organizationId, actorId: requireUserId(caller) });

  return {
    list: (organizationId, page) => members.list(organizationId, page),

    async add(caller, organizationId, { email, name, role, password }) {
      // Hashed for users who exist too: the time does not tell who they are.
      const passwordHash = await passwords.hash(password);
      return members.add(
        toScope(caller, organizationId),
        { email: normalizeEmail(email), name, role, passwordHash },
        (facts) => checkAdding(facts, role),
        toStamp("organizations.addMember", caller),
      );
    },

    changeRole: async (caller, organizationId, userId, role) =>
      members.changeRole(
        toScope(caller, organizationId),
        { userId, role },
        (facts, target) => checkRoleChange(facts, target, role),
        toStamp("organizations.updateMember", caller),
      ),

    remove: async (caller, organizationId, userId) =>
      members.remove(
        toScope(caller, organizationId),
        userId,
        checkRemoval,
        toStamp("organizations.removeMember", caller),
      ),
  };
}
