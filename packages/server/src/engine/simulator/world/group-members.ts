import type { Accounts } from "./accounts";
import type { GroupBook } from "./group-book";
import type { Lines } from "./lines";
import { type ChangeMembers, type MemberAction, type MemberResult, withoutMember } from "./member-changes";
import { type Random, randomText } from "./random-text";
import type { WorldContext } from "./world-context";
import { WorldError } from "./world-error";
import type { Actor, Address, GroupAction } from "./world-types";

/** Who comes and goes. Everything throws CHAT_NOT_FOUND for who is no member, FORBIDDEN for who needs to be an admin. */
export interface GroupMembers {
  change(actor: Actor, id: Address, action: MemberAction, members: readonly Address[]): readonly MemberResult[];
  inviteCode(actor: Actor, id: Address): string;
  /** Returns the new code. */
  revokeInviteCode(actor: Actor, id: Address): string;
  /** Returns the group. @throws WorldError INVITATION_INVALID */
  join(actor: Actor, inviteCode: string): Address;
  leave(actor: Actor, id: Address): void;
}

interface GroupMembersDeps extends WorldContext {
  readonly random: Random;
  readonly accounts: Accounts;
  readonly lines: Lines;
  readonly book: GroupBook;
  readonly changeMembers: ChangeMembers;
}

const actionOf = { add: "joined", remove: "left", promote: "promoted", demote: "demoted" } as const satisfies Record<
  MemberAction,
  GroupAction
>;

export function newInviteCode(random: Random): string {
  return randomText(random, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", 22);
}

export function createGroupMembers(deps: GroupMembersDeps): GroupMembers {
  const { state, random, accounts, lines, book, changeMembers } = deps;
  return {
    change(actor, id, action, addresses) {
      lines.requireOnline(actor);
      const { phone } = actor;
      const before = book.forMember(id, phone);
      if (action !== "add" || before.settings.addMembersAdminsOnly) book.forAdmin(id, phone);
      const { group, done, results } = changeMembers(before, action, phone, addresses);
      if (done.length > 0) book.keep(group, [{ action: actionOf[action], author: phone, participants: done }]);
      return results;
    },
    inviteCode(actor, id) {
      lines.requireOnline(actor);
      return book.forAdmin(id, actor.phone).inviteCode;
    },
    revokeInviteCode(actor, id) {
      lines.requireOnline(actor);
      const group = { ...book.forAdmin(id, actor.phone), inviteCode: newInviteCode(random) };
      book.keep(group, []);
      return group.inviteCode;
    },
    join(actor, inviteCode) {
      lines.requireOnline(actor);
      const { phone } = accounts.get(actor.phone);
      const group = [...state.groups.values()].find((candidate) => candidate.inviteCode === inviteCode);
      // A group that everybody has left is no more.
      if (!group || group.members.length === 0) {
        throw new WorldError("INVITATION_INVALID", "There is no such invitation, or no longer");
      }
      if (group.members.includes(phone)) return group.id;
      const joined = { ...group, members: [...group.members, phone] };
      book.keep(joined, [{ action: "joined", author: phone, participants: [phone] }]);
      return group.id;
    },
    leave(actor, id) {
      lines.requireOnline(actor);
      const { phone } = actor;
      const left = withoutMember(book.forMember(id, phone), phone);
      book.keep(left, [{ action: "left", author: phone, participants: [phone] }]);
      const [eldest] = left.members;
      if (left.admins.length > 0 || eldest === undefined) return;
      // WhatsApp leaves no group without an admin.
      book.keep({ ...left, admins: [eldest] }, [{ action: "promoted", author: null, participants: [eldest] }]);
    },
  };
}
