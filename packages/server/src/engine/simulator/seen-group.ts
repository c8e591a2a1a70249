import type { EngineGroup, GroupNotice, ParticipantResult } from "../engine-group";
import { personOf } from "./seen-message";
import type { Accounts } from "./world/accounts";
import type { MemberResult } from "./world/member-changes";
import type { SeenGroup, SeenNote } from "./world/world-types";

/** A group of the World in the words of the engine port: everybody by their number, where it can be found out. */
export function toEngineGroup(group: SeenGroup, accounts: Accounts): EngineGroup {
  return {
    id: group.id,
    subject: group.subject,
    description: group.description,
    isAdmin: group.isAdmin,
    participants: group.participants.map(({ address, role }) => ({
      chatId: personOf(address, accounts).address,
      role,
    })),
    settings: group.settings,
    createdAt: group.createdAt,
  };
}

export function toGroupNotice(note: SeenNote, accounts: Accounts): GroupNotice {
  return {
    key: note.key,
    groupId: note.groupId,
    action: note.action,
    participants: note.participants.map((address) => personOf(address, accounts).address),
    author: note.author === null ? null : personOf(note.author, accounts).address,
    subject: note.subject,
    timestamp: note.at,
  };
}

export function toParticipantResults(results: readonly MemberResult[]): ParticipantResult[] {
  return results.map(({ address, outcome }) => ({ chatId: address, outcome }));
}
