import type { Schemas } from "@inbox-hub/openapi";
import { toTimeOrNull } from "@inbox-hub/openapi/rules";
import type { HandlersOf, RequestContext } from "../../contract/handler";
import { toPageRequest, toPagination } from "../../contract/page";
import type { Group, GroupSummary, ParticipantOutcome } from "./group";
import { toInviteLink } from "./group";
import type { GroupService } from "./group-service";
import type { ParticipantService } from "./participant-service";

interface GroupHandlersDeps {
  readonly groups: GroupService;
  readonly participants: ParticipantService;
}

export function createGroupHandlers({ groups, participants }: GroupHandlersDeps): HandlersOf<"groups"> {
  const change =
    (action: Parameters<ParticipantService["change"]>[3]) =>
    async (
      { params, body }: { readonly params: InGroup; readonly body: Schemas["ParticipantsRequest"] },
      { tenant }: RequestContext,
    ) => {
      const outcomes = await participants.change(tenant, params.sessionId, params.groupId, action, body.participants);
      return { status: 200, data: toWireResults(outcomes) } as const;
    };

  return {
    "groups.list": async ({ params, query }, { tenant }) => {
      const page = await groups.list(tenant, params.sessionId, toPageRequest(query));
      return { status: 200, data: page.items.map(toWireSummary), pagination: toPagination(page) };
    },
    "groups.create": async ({ params, body }, { tenant }) => {
      const { group, results } = await groups.create(tenant, params.sessionId, body);
      return { status: 201, data: { group: toWireGroup(group), ...toWireResults(results) } };
    },
    "groups.join": async ({ params, body }, { tenant }) => ({
      status: 200,
      data: toWireGroup(await groups.join(tenant, params.sessionId, body.inviteCode)),
    }),
    "groups.get": async ({ params }, { tenant }) => ({
      status: 200,
      data: toWireGroup(await groups.get(tenant, params.sessionId, params.groupId)),
    }),
    "groups.update": async ({ params, body }, { tenant }) => ({
      status: 200,
      data: toWireGroup(await groups.update(tenant, params.sessionId, params.groupId, body)),
    }),
    "groups.leave": async ({ params }, { tenant }) => {
      await groups.leave(tenant, params.sessionId, params.groupId);
      return { status: 204 };
    },
    "groups.addParticipants": async ({ params, body }, { tenant }) => ({
      status: 200,
      data: toWireResults(await participants.add(tenant, params.sessionId, params.groupId, body.participants)),
    }),
    "groups.removeParticipants": change("remove"),
    "groups.promoteParticipants": change("promote"),
    "groups.demoteParticipants": change("demote"),
    "groups.getInviteCode": async ({ params }, { tenant }) => ({
      status: 200,
      data: toWireInvitation(await groups.inviteCode(tenant, params.sessionId, params.groupId)),
    }),
    "groups.revokeInviteCode": async ({ params }, { tenant }) => ({
      status: 200,
      data: toWireInvitation(await groups.revokeInviteCode(tenant, params.sessionId, params.groupId)),
    }),
  };
}

interface InGroup {
  readonly sessionId: string;
  readonly groupId: string;
}

function toWireSummary(group: GroupSummary): Schemas["GroupSummary"] {
  return {
    groupId: group.groupId,
    sessionId: group.sessionId,
    subject: group.subject,
    isAdmin: group.isAdmin,
    participantCount: group.participantCount,
    createdAt: toTimeOrNull(group.createdAt),
  };
}

function toWireGroup(group: Group): Schemas["Group"] {
  const { messagesAdminsOnly, infoAdminsOnly, addMembersAdminsOnly } = group.settings;
  return {
    groupId: group.groupId,
    sessionId: group.sessionId,
    subject: group.subject,
    description: group.description,
    isAdmin: group.isAdmin,
    participants: group.participants.map(({ participant, name, role }) => ({ participant, name, role })),
    settings: { messagesAdminsOnly, infoAdminsOnly, addMembersAdminsOnly },
    createdAt: toTimeOrNull(group.createdAt),
  };
}

function toWireResults(outcomes: readonly ParticipantOutcome[]): Schemas["ParticipantResults"] {
  return { results: outcomes.map(({ participant, outcome }) => ({ participant, outcome })) };
}

function toWireInvitation(inviteCode: string): Schemas["InviteCode"] {
  return { inviteCode, link: toInviteLink(inviteCode) };
}
