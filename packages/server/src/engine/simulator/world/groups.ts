import type { Accounts } from "./accounts";
import { type Random, randomText } from "./random-text";
import { accountOf } from "./state";
import type { WorldContext } from "./world-context";
import { WorldError } from "./world-error";
import type { Address, Group, Phone } from "./world-types";

/** 200 added, 403 only by invitation, 404 not on WhatsApp, 409 already a member. */
interface MemberOutcome {
  readonly phone: Phone;
  readonly code: 200 | 403 | 404 | 409;
}

interface GroupOutcome {
  readonly group: Group;
  readonly members: readonly MemberOutcome[];
}

export interface Groups {
  /** The creator is its first admin. One member that cannot be added does not stop the others. */
  create(creator: Phone, subject: string, members: readonly Phone[]): GroupOutcome;
  get(id: Address): Group | null;
  add(id: Address, by: Phone, members: readonly Phone[]): GroupOutcome;
  /** A member may remove itself; anybody else needs an admin. */
  remove(id: Address, by: Phone, member: Phone): void;
  setAdmin(id: Address, by: Phone, member: Phone, admin: boolean): void;
}

interface GroupsDeps extends WorldContext {
  readonly random: Random;
  readonly accounts: Accounts;
}

export function createGroups({ clock, state, record, random, accounts }: GroupsDeps): Groups {
  const outcomeOf = (group: Group, by: Phone, phone: Phone): MemberOutcome => {
    if (!accounts.isOnWhatsApp(phone)) return { phone, code: 404 };
    if (group.members.includes(phone)) return { phone, code: 409 };
    // Somebody who blocked the inviter cannot be pulled into a group.
    return { phone, code: accountOf(state, phone).blocked.includes(by) ? 403 : 200 };
  };

  const withMembers = (group: Group, by: Phone, phones: readonly Phone[]): GroupOutcome => {
    const members = [...new Set(phones)].map((phone) => outcomeOf(group, by, phone));
    const added = members.filter(({ code }) => code === 200).map(({ phone }) => phone);
    return { group: { ...group, members: [...group.members, ...added] }, members };
  };

  const existing = (id: Address): Group => {
    const group = state.groups.get(id);
    if (!group) throw new WorldError("CHAT_NOT_FOUND", "There is no such group");
    return group;
  };

  const existingForAdmin = (id: Address, by: Phone): Group => {
    const group = existing(id);
    if (!group.admins.includes(by)) throw new WorldError("FORBIDDEN", "Only an admin of the group may do this");
    return group;
  };

  return {
    create(creator, subject, phones) {
      accounts.get(creator);
      const id = `120363${randomText(random, "0123456789", 12)}@g.us`;
      const empty: Group = { id, subject, members: [creator], admins: [creator], createdAt: clock.now() };
      const outcome = withMembers(empty, creator, phones);
      record({ type: "group", group: outcome.group });
      return outcome;
    },
    get: (id) => state.groups.get(id) ?? null,
    add(id, by, phones) {
      const outcome = withMembers(existingForAdmin(id, by), by, phones);
      record({ type: "group", group: outcome.group });
      return outcome;
    },
    remove(id, by, member) {
      const group = by === member ? existing(id) : existingForAdmin(id, by);
      const without = (phones: readonly Phone[]) => phones.filter((phone) => phone !== member);
      record({ type: "group", group: { ...group, members: without(group.members), admins: without(group.admins) } });
    },
    setAdmin(id, by, member, admin) {
      const group = existingForAdmin(id, by);
      if (!group.members.includes(member)) throw new WorldError("FORBIDDEN", "Only a member can be an admin");
      const others = group.admins.filter((phone) => phone !== member);
      record({ type: "group", group: { ...group, admins: admin ? [...others, member] : others } });
    },
  };
}
