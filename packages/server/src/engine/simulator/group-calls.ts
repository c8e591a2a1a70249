import type { Engine } from "../engine";
import type { Call } from "./caller";
import { toEngineGroup, toParticipantResults } from "./seen-group";
import type { World } from "./world/world";

type CallName =
  | "groups"
  | "group"
  | "createGroup"
  | "updateGroup"
  | "changeParticipants"
  | "inviteCode"
  | "revokeInviteCode"
  | "joinGroup"
  | "leaveGroup";

interface GroupCallsDeps {
  readonly world: World;
  readonly call: Call;
}

/** What can be asked of a connected session about groups. */
export function createGroupCalls({ world, call }: GroupCallsDeps): Pick<Engine, CallName> {
  const { groups, accounts } = world;
  return {
    groups: () => call(({ phone }) => groups.of(phone).map((group) => toEngineGroup(group, accounts))),
    group: (id) => call(({ phone }) => toEngineGroup(groups.seenBy(phone, id), accounts)),
    createGroup: (subject, participants) =>
      call((actor) => {
        const { group, results } = groups.create(actor, subject, participants);
        return {
          group: toEngineGroup(groups.seenBy(actor.phone, group.id), accounts),
          results: toParticipantResults(results),
        };
      }),
    updateGroup: (id, changes) => call((actor) => groups.update(actor, id, changes)),
    changeParticipants: (id, action, participants) =>
      call((actor) => toParticipantResults(groups.change(actor, id, action, participants))),
    inviteCode: (id) => call((actor) => groups.inviteCode(actor, id)),
    revokeInviteCode: (id) => call((actor) => groups.revokeInviteCode(actor, id)),
    joinGroup: (code) => call((actor) => groups.join(actor, code)),
    leaveGroup: (id) => call((actor) => groups.leave(actor, id)),
  };
}
