import type { Page, PageRequest } from "../../contract/page";
import type { SessionRef, Tenant } from "../../contract/tenant";
import type { EngineGroup, GroupChanges } from "../../engine/engine-group";
import type { Clock } from "../../lib/clock";
import type { Log } from "../../lib/log";
import type { SessionAccess } from "../sessions/session-access";
import {
  compareGroups,
  type Group,
  type GroupSummary,
  type ParticipantOutcome,
  toInviteCode,
  toSummary,
} from "./group";
import { createGroup } from "./group-creation";
import { createGroupPeople, toOwnChatId } from "./group-people";
import { adminRequired, createAskWhatsApp, ofAdmin, ofInvitation, ofMember } from "./group-questions";
import type { GroupCursors, GroupPeopleStore } from "./group-store";
import { chatIdsOf, toOutcomes } from "./participant-outcomes";

export interface NewGroup {
  readonly subject: string;
  readonly description?: string;
  readonly participants: readonly string[];
}

export interface CreatedGroup {
  readonly group: Group;
  readonly results: readonly ParticipantOutcome[];
}

/** Groups as WhatsApp has them at the moment of the call. */
export interface GroupService {
  /** @throws AppError SESSION_NOT_FOUND, SESSION_DISCONNECTED, ENGINE_FAILED, INVALID_CURSOR */
  list(tenant: Tenant, sessionId: string, page: PageRequest): Promise<Page<GroupSummary>>;
  /** @throws AppError SESSION_NOT_FOUND, GROUP_NOT_FOUND, SESSION_DISCONNECTED, ENGINE_FAILED */
  get(tenant: Tenant, sessionId: string, groupId: string): Promise<Group>;
  /**
   * A group whose description WhatsApp does not take is there all the same, and is answered without it.
   * @throws AppError SESSION_NOT_FOUND, SESSION_DISCONNECTED, ENGINE_FAILED
   */
  create(tenant: Tenant, sessionId: string, group: NewGroup): Promise<CreatedGroup>;
  /** @throws AppError as `get`, and GROUP_ADMIN_REQUIRED */
  update(tenant: Tenant, sessionId: string, groupId: string, changes: GroupChanges): Promise<Group>;
  /** @throws AppError as `get` */
  leave(tenant: Tenant, sessionId: string, groupId: string): Promise<void>;
  /** @throws AppError as `update` */
  inviteCode(tenant: Tenant, sessionId: string, groupId: string): Promise<string>;
  /** Returns the new code. @throws AppError as `update` */
  revokeInviteCode(tenant: Tenant, sessionId: string, groupId: string): Promise<string>;
  /** By the code or its link. @throws AppError SESSION_NOT_FOUND, INVITE_CODE_INVALID, SESSION_DISCONNECTED, ENGINE_FAILED */
  join(tenant: Tenant, sessionId: string, codeOrLink: string): Promise<Group>;
}

interface GroupServiceDeps {
  readonly sessions: Pick<SessionAccess, "require" | "requireEngine">;
  readonly people: GroupPeopleStore;
  readonly cursors: GroupCursors;
  readonly clock: Clock;
  readonly log: Pick<Log, "warn">;
}

export function createGroupService({ sessions, people: store, cursors, clock, log }: GroupServiceDeps): GroupService {
  const askWhatsApp = createAskWhatsApp(sessions);
  const people = createGroupPeople(store);

  const describe = async (ref: SessionRef, group: EngineGroup, description: string): Promise<EngineGroup> => {
    try {
      await askWhatsApp(ref, { ask: (engine) => engine.updateGroup(group.id, { description }) });
      return { ...group, description };
    } catch (error) {
      // An error now would only have the group made a second time.
      log.warn({ err: error, ...ref }, "new group left without its description");
      return group;
    }
  };

  return {
    async list(tenant, sessionId, { limit, cursor }) {
      const ref = await sessions.require(tenant, sessionId);
      const after = cursor === null ? null : cursors.decode(ref, cursor);
      const groups = await askWhatsApp(ref, { ask: (engine) => engine.groups() });
      const following = groups
        .map((group) => toSummary(sessionId, group))
        .filter((group) => after === null || compareGroups(group, after) > 0)
        .sort(compareGroups);
      const items = following.slice(0, limit);
      const last = following.length > limit ? items.at(-1) : undefined;
      return { items, limit, nextCursor: last === undefined ? null : cursors.encode(ref, last) };
    },

    async get(tenant, sessionId, groupId) {
      const ref = await sessions.require(tenant, sessionId);
      const group = await askWhatsApp(ref, { groupId, refusals: ofMember, ask: (engine) => engine.group(groupId) });
      return people.present(ref, group);
    },

    async create(tenant, sessionId, { subject, description, participants }) {
      const ref = await sessions.require(tenant, sessionId);
      const asked = await people.read(ref, participants);
      const { group, results } = await askWhatsApp(ref, {
        path: "body.participants",
        async ask(engine) {
          const own = toOwnChatId(engine.snapshot().phoneNumber);
          const others = chatIdsOf(asked).filter((chatId) => chatId !== own);
          const made = await createGroup(engine, { subject, participants: others, now: clock.now() });
          // Whoever creates a group is in it.
          const account = own === null ? [] : [{ chatId: own, outcome: "already" } as const];
          return { group: made.group, results: [...made.results, ...account] };
        },
      });
      const described = description === undefined ? group : await describe(ref, group, description);
      return { group: await people.present(ref, described), results: toOutcomes(asked, results) };
    },

    async update(tenant, sessionId, groupId, changes) {
      const ref = await sessions.require(tenant, sessionId);
      const changed = await askWhatsApp(ref, {
        groupId,
        refusals: ofAdmin,
        async ask(engine) {
          // WhatsApp takes the changes one by one: whoever may not make all of them makes none.
          if (!mayChange(await engine.group(groupId), changes)) throw adminRequired(groupId);
          await engine.updateGroup(groupId, changes);
          return engine.group(groupId);
        },
      });
      return people.present(ref, changed);
    },

    async leave(tenant, sessionId, groupId) {
      const ref = await sessions.require(tenant, sessionId);
      await askWhatsApp(ref, { groupId, refusals: ofMember, ask: (engine) => engine.leaveGroup(groupId) });
    },

    async inviteCode(tenant, sessionId, groupId) {
      const ref = await sessions.require(tenant, sessionId);
      return askWhatsApp(ref, { groupId, refusals: ofAdmin, ask: (engine) => engine.inviteCode(groupId) });
    },

    async revokeInviteCode(tenant, sessionId, groupId) {
      const ref = await sessions.require(tenant, sessionId);
      return askWhatsApp(ref, { groupId, refusals: ofAdmin, ask: (engine) => engine.revokeInviteCode(groupId) });
    },

    async join(tenant, sessionId, codeOrLink) {
      const ref = await sessions.require(tenant, sessionId);
      const joined = await askWhatsApp(ref, {
        refusals: ofInvitation,
        ask: async (engine) => engine.group(await engine.joinGroup(toInviteCode(codeOrLink))),
      });
      return people.present(ref, joined);
    },
  };
}

function mayChange({ isAdmin, settings }: EngineGroup, changes: GroupChanges): boolean {
  return isAdmin || (changes.settings === undefined && !settings.infoAdminsOnly);
}
