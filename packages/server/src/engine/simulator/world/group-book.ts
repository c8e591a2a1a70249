import { parseAddress } from "./addresses";
import { newMessageKey, type Random } from "./random-text";
import type { WorldContext } from "./world-context";
import { WorldError } from "./world-error";
import type { Address, Group, GroupAction, GroupNote, Phone } from "./world-types";

/** What happened, and to whom. */
export interface GroupNews {
  readonly action: GroupAction;
  readonly author: Phone | null;
  readonly participants?: readonly Phone[];
}

export interface GroupBook {
  /** @throws WorldError CHAT_NOT_FOUND for anybody but a member. */
  forMember(id: Address, phone: Phone): Group;
  /** @throws WorldError CHAT_NOT_FOUND or FORBIDDEN. */
  forAdmin(id: Address, phone: Phone): Group;
  /** The number behind an address, on WhatsApp or not; null for what is no person. */
  phoneOf(address: Address): Phone | null;
  /** Keeps the group as it is from now on, and tells its members what happened. */
  keep(group: Group, news: readonly GroupNews[]): void;
}

interface GroupBookDeps extends WorldContext {
  readonly random: Random;
}

/** The groups as they are written down. */
export function createGroupBook({ clock, state, record, random }: GroupBookDeps): GroupBook {
  const forMember: GroupBook["forMember"] = (id, phone) => {
    const group = state.groups.get(id);
    if (!group?.members.includes(phone)) throw new WorldError("CHAT_NOT_FOUND", "This account is in no such group");
    return group;
  };

  const noteOf = ({ action, author, participants = [] }: GroupNews): GroupNote => ({
    key: newMessageKey(random),
    action,
    author,
    participants,
    at: clock.now(),
  });

  return {
    forMember,
    forAdmin(id, phone) {
      const group = forMember(id, phone);
      if (!group.admins.includes(phone)) throw new WorldError("FORBIDDEN", "Only an admin of the group may do this");
      return group;
    },
    phoneOf(address) {
      const parsed = parseAddress(address);
      if (parsed?.kind === "phone") return parsed.phone;
      return parsed?.kind === "lid" ? (state.phonesByLid.get(parsed.lid) ?? null) : null;
    },
    keep(group, news) {
      record({ type: "group", group, notes: news.map(noteOf) });
    },
  };
}
