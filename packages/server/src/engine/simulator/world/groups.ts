import type { Accounts } from "./accounts";
import { createGroupBook, type GroupNews } from "./group-book";
import { createGroupMembers, type GroupMembers, newInviteCode } from "./group-members";
import { openSettings } from "./kept-group";
import type { Lines } from "./lines";
import { createMemberChanges, type MemberResult } from "./member-changes";
import { type Random, randomText } from "./random-text";
import { groupSeenBy } from "./view";
import type { WorldContext } from "./world-context";
import type { Actor, Address, Group, GroupSettings, Phone, SeenGroup } from "./world-types";

export interface GroupChanges {
  readonly subject?: string;
  readonly description?: string | null;
  readonly settings?: Partial<GroupSettings>;
}

export interface Groups extends GroupMembers {
  /** The creator owns it. Its id is made up unless there is one. One member that cannot be added does not stop the others. */
  create(
    actor: Actor,
    subject: string,
    members: readonly Address[],
    id?: Address,
  ): { readonly group: Group; readonly results: readonly MemberResult[] };
  /** The group itself. */
  get(id: Address): Group | null;
  /** The groups that this account is a member of. */
  of(viewer: Phone): readonly SeenGroup[];
  /** @throws WorldError CHAT_NOT_FOUND for anybody but a member. */
  seenBy(viewer: Phone, id: Address): SeenGroup;
  /** What is as it was before is no change. Nothing is changed when any of it is forbidden. */
  update(actor: Actor, id: Address, changes: GroupChanges): void;
}

interface GroupsDeps extends WorldContext {
  readonly random: Random;
  readonly accounts: Accounts;
  readonly lines: Lines;
}

export function createGroups(deps: GroupsDeps): Groups {
  const { clock, state, random, accounts, lines } = deps;
  const book = createGroupBook(deps);
  const changeMembers = createMemberChanges({ ...deps, book });

  return {
    ...createGroupMembers({ ...deps, book, changeMembers }),
    create(actor, subject, addresses, id) {
      lines.requireOnline(actor);
      const { phone } = accounts.get(actor.phone);
      const empty: Group = {
        id: id ?? `120363${randomText(random, "0123456789", 12)}@g.us`,
        subject,
        description: null,
        members: [phone],
        admins: [phone],
        owner: phone,
        settings: openSettings,
        inviteCode: newInviteCode(random),
        createdAt: clock.now(),
      };
      const { group, done, results } = changeMembers(empty, "add", phone, addresses);
      book.keep(group, [{ action: "created", author: phone, participants: done }]);
      return { group, results };
    },
    get: (id) => state.groups.get(id) ?? null,
    of: (viewer) =>
      [...state.groups.values()]
        .filter((group) => group.members.includes(viewer))
        .map((group) => groupSeenBy(state, viewer, group)),
    seenBy: (viewer, id) => groupSeenBy(state, viewer, book.forMember(id, viewer)),
    update(actor, id, { subject, description, settings }) {
      lines.requireOnline(actor);
      const before = book.forMember(id, actor.phone);
      if (settings !== undefined || before.settings.infoAdminsOnly) book.forAdmin(id, actor.phone);
      const group: Group = {
        ...before,
        subject: subject ?? before.subject,
        description: description === undefined ? before.description : description || null,
        settings: { ...before.settings, ...settings },
      };
      const news = changesBetween(before, group).map((action): GroupNews => ({ action, author: actor.phone }));
      if (news.length > 0) book.keep(group, news);
    },
  };
}

function changesBetween(before: Group, after: Group): ("subject" | "description" | "settings")[] {
  const isOther = {
    subject: before.subject !== after.subject,
    description: before.description !== after.description,
    settings: (Object.keys(openSettings) as (keyof GroupSettings)[]).some(
      (setting) => before.settings[setting] !== after.settings[setting],
    ),
  };
  return (["subject", "description", "settings"] as const).filter((part) => isOther[part]);
}
