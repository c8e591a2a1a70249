import type { Accounts } from "./accounts";
import type { GroupBook } from "./group-book";
import { accountOf } from "./state";
import type { WorldContext } from "./world-context";
import type { Address, Group, Phone } from "./world-types";

export type MemberAction = "add" | "remove" | "promote" | "demote";

/** `failed` for whoever is no member, or may not be touched. */
export type MemberOutcome = "done" | "already" | "invitation_required" | "not_on_whatsapp" | "failed";

export interface MemberResult {
  /** As it was asked for. */
  readonly address: Address;
  readonly outcome: MemberOutcome;
}

interface ChangedGroup {
  readonly group: Group;
  readonly done: readonly Phone[];
  readonly results: readonly MemberResult[];
}

/** What becomes of a group when one of its members changes others. One that cannot be changed does not stop the rest. */
export type ChangeMembers = (
  group: Group,
  action: MemberAction,
  by: Phone,
  addresses: readonly Address[],
) => ChangedGroup;

interface MemberChangesDeps extends WorldContext {
  readonly accounts: Accounts;
  readonly book: Pick<GroupBook, "phoneOf">;
}

export function createMemberChanges({ state, accounts, book }: MemberChangesDeps): ChangeMembers {
  /** The group after the change; an outcome where there is none. */
  const changed = (group: Group, action: MemberAction, by: Phone, phone: Phone): Group | MemberOutcome => {
    if (!accounts.isOnWhatsApp(phone)) return "not_on_whatsapp";
    const isMember = group.members.includes(phone);
    const isAdmin = group.admins.includes(phone);
    if (action === "add") {
      if (isMember) return "already";
      // Somebody who blocked the inviter cannot be pulled into a group.
      const refuses = accountOf(state, phone).blocked.includes(by);
      return refuses ? "invitation_required" : { ...group, members: [...group.members, phone] };
    }
    if (!isMember) return "failed";
    if (action === "promote") return isAdmin ? "already" : { ...group, admins: [...group.admins, phone] };
    // Nobody can touch who created the group, and nobody removes themselves: they leave.
    if (phone === group.owner || (action === "remove" && phone === by)) return "failed";
    if (action === "remove") return withoutMember(group, phone);
    if (!isAdmin) return "already";
    const admins = group.admins.filter((admin) => admin !== phone);
    return admins.length === 0 ? "failed" : { ...group, admins };
  };

  return (group, action, by, addresses) => {
    let next = group;
    const done: Phone[] = [];
    const results = addresses.map((address): MemberResult => {
      const phone = book.phoneOf(address);
      if (phone === null) return { address, outcome: address.endsWith("@lid") ? "not_on_whatsapp" : "failed" };
      const after = changed(next, action, by, phone);
      if (typeof after === "string") return { address, outcome: after };
      next = after;
      done.push(phone);
      return { address, outcome: "done" };
    });
    return { group: next, done, results };
  };
}

export function withoutMember(group: Group, phone: Phone): Group {
  return {
    ...group,
    members: group.members.filter((member) => member !== phone),
    admins: group.admins.filter((admin) => admin !== phone),
    owner: group.owner === phone ? null : group.owner,
  };
}
