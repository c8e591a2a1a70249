import type { Phrase } from "@inbox-hub/openapi/rules";
import { AppError, invalidRequest, phrases } from "@inbox-hub/openapi/rules";
import type { Tenant } from "../../contract/tenant";
import type { ParticipantAction } from "../../engine/engine-group";
import type { SessionAccess } from "../sessions/session-access";
import type { ParticipantOutcome } from "./group";
import { type AskedParticipant, createGroupPeople, pathOf, toOwnChatId } from "./group-people";
import { adminRequired, createAskWhatsApp, ofAdmin } from "./group-questions";
import type { GroupPeopleStore } from "./group-store";
import { chatIdsOf, toOutcomes } from "./participant-outcomes";

export interface ParticipantService {
  /**
   * One that cannot be added does not stop the others.
   * @throws AppError SESSION_NOT_FOUND, GROUP_NOT_FOUND, GROUP_ADMIN_REQUIRED, SESSION_DISCONNECTED, ENGINE_FAILED
   */
  add(
    tenant: Tenant,
    sessionId: string,
    groupId: string,
    participants: readonly string[],
  ): Promise<readonly ParticipantOutcome[]>;
  /** Of nobody when one of them is not in the group. @throws AppError as `add`, and PARTICIPANT_NOT_IN_GROUP */
  change(
    tenant: Tenant,
    sessionId: string,
    groupId: string,
    action: Exclude<ParticipantAction, "add">,
    participants: readonly string[],
  ): Promise<readonly ParticipantOutcome[]>;
}

interface ParticipantServiceDeps {
  readonly sessions: Pick<SessionAccess, "require" | "requireEngine">;
  readonly people: GroupPeopleStore;
}

export function createParticipantService({ sessions, people: store }: ParticipantServiceDeps): ParticipantService {
  const askWhatsApp = createAskWhatsApp(sessions);
  const people = createGroupPeople(store);
  const path = "body.participants";

  return {
    async add(tenant, sessionId, groupId, participants) {
      const ref = await sessions.require(tenant, sessionId);
      const asked = await people.read(ref, participants);
      const results = await askWhatsApp(ref, {
        groupId,
        path,
        refusals: ofAdmin,
        ask: (engine) => engine.changeParticipants(groupId, "add", chatIdsOf(asked)),
      });
      return toOutcomes(asked, results);
    },

    async change(tenant, sessionId, groupId, action, participants) {
      const ref = await sessions.require(tenant, sessionId);
      const asked = await people.read(ref, participants);
      return askWhatsApp(ref, {
        groupId,
        path,
        refusals: ofAdmin,
        async ask(engine) {
          if (action === "remove") refuseAccount(asked, toOwnChatId(engine.snapshot().phoneNumber));
          const group = await engine.group(groupId);
          if (!group.isAdmin) throw adminRequired(groupId);
          const members = await people.membersOf(ref, group);
          refuseStrangers(asked, members, groupId);
          // As WhatsApp names them in this group, which may be by their LID.
          const named = asked.map(({ participant, chatId }) => ({
            participant,
            chatId: members.get(chatId) ?? chatId,
          }));
          return toOutcomes(named, await engine.changeParticipants(groupId, action, chatIdsOf(named)));
        },
      });
    },
  };
}

const isAccount: Phrase = {
  es: "es la propia cuenta: en su lugar, hay que salir del grupo",
  en: "is the account itself: leave the group instead",
};

function refuseAccount(asked: readonly AskedParticipant[], own: string | null): void {
  const details = asked.flatMap(({ chatId }, index) =>
    chatId === own ? [{ path: pathOf(index), message: isAccount }] : [],
  );
  if (details.length > 0) throw invalidRequest(details);
}

function refuseStrangers(
  asked: readonly AskedParticipant[],
  members: ReadonlyMap<string, string>,
  groupId: string,
): void {
  const details = asked.flatMap(({ chatId }, index) =>
    members.has(chatId) ? [] : [{ path: pathOf(index), message: phrases.notInGroup }],
  );
  if (details.length > 0) throw new AppError("PARTICIPANT_NOT_IN_GROUP", { groupId }, { details });
}
