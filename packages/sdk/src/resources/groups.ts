import type { Schemas } from "@inbox-hub/openapi";
import type { IdempotentOptions, RequestOptions } from "../call-options";
import type { Page } from "../page";
import type { PageQuery } from "../queries";
import { Resource } from "../resource";

/** WhatsApp groups, as WhatsApp has them at the moment of the call. */
export class Groups extends Resource {
  /**
   * List the groups that the account is a member of, by subject.
   * @throws `SESSION_NOT_FOUND`, `SESSION_DISCONNECTED`, `ENGINE_FAILED`, `INVALID_CURSOR`.
   */
  list(sessionId: string, query?: PageQuery, options?: RequestOptions): Promise<Page<Schemas["GroupSummary"]>> {
    return this.hub.request("groups.list", { path: { sessionId }, query }, options);
  }

  /**
   * Create a group. `results` says of each participant whether it was added; some can only join by the invite code.
   * @throws `SESSION_NOT_FOUND`, `SESSION_DISCONNECTED`, `ENGINE_FAILED`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const { group, results } = await hub.groups.create("session_crm_01", {
   *   subject: "Obra Atocha",
   *   participants: ["34612345678", "34687654321"],
   * });
   * if (results.some(({ outcome }) => outcome === "invitation_required")) {
   *   const { link } = await hub.groups.getInviteCode("session_crm_01", group.groupId);
   * }
   * ```
   */
  create(
    sessionId: string,
    body: Schemas["CreateGroupRequest"],
    options?: IdempotentOptions,
  ): Promise<Schemas["CreatedGroup"]> {
    return this.hub.request("groups.create", { path: { sessionId }, body }, options);
  }

  /**
   * Join a group by its invite code, or the whole link. Joining a group that the account is in already changes nothing.
   * @throws `SESSION_NOT_FOUND`, `INVITE_CODE_INVALID`, `SESSION_DISCONNECTED`, `ENGINE_FAILED`.
   */
  join(sessionId: string, body: Schemas["JoinGroupRequest"], options?: RequestOptions): Promise<Schemas["Group"]> {
    return this.hub.request("groups.join", { path: { sessionId }, body }, options);
  }

  /**
   * Get a group with its participants.
   * @throws `SESSION_NOT_FOUND`, `GROUP_NOT_FOUND`, `SESSION_DISCONNECTED`, `ENGINE_FAILED`.
   */
  get(sessionId: string, groupId: string, options?: RequestOptions): Promise<Schemas["Group"]> {
    return this.hub.request("groups.get", { path: { sessionId, groupId } }, options);
  }

  /**
   * Change subject, description or settings. Absent properties stay as they are; a `description` of null removes it.
   * @throws `SESSION_NOT_FOUND`, `GROUP_NOT_FOUND`, `GROUP_ADMIN_REQUIRED`, `SESSION_DISCONNECTED`, `ENGINE_FAILED`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * await hub.groups.update("session_crm_01", "120363021234567890@g.us", {
   *   description: null,
   *   settings: { messagesAdminsOnly: true },
   * });
   * ```
   */
  update(
    sessionId: string,
    groupId: string,
    body: Schemas["UpdateGroupRequest"],
    options?: RequestOptions,
  ): Promise<Schemas["Group"]> {
    return this.hub.request("groups.update", { path: { sessionId, groupId }, body }, options);
  }

  /**
   * Leave a group. Its messages stay in the hub.
   * @throws `SESSION_NOT_FOUND`, `GROUP_NOT_FOUND`, `SESSION_DISCONNECTED`, `ENGINE_FAILED`.
   */
  leave(sessionId: string, groupId: string, options?: RequestOptions): Promise<void> {
    return this.hub.request("groups.leave", { path: { sessionId, groupId } }, options);
  }

  /**
   * Add participants. One that was not added does not stop the others.
   * @throws `SESSION_NOT_FOUND`, `GROUP_NOT_FOUND`, `GROUP_ADMIN_REQUIRED`, `SESSION_DISCONNECTED`, `ENGINE_FAILED`.
   */
  addParticipants(
    sessionId: string,
    groupId: string,
    body: Schemas["ParticipantsRequest"],
    options?: RequestOptions,
  ): Promise<Schemas["ParticipantResults"]> {
    return this.hub.request("groups.addParticipants", { path: { sessionId, groupId }, body }, options);
  }

  /**
   * Remove participants; nobody, when one of them is not in the group. To take out the account itself, `leave`.
   * @throws `SESSION_NOT_FOUND`, `GROUP_NOT_FOUND`, `GROUP_ADMIN_REQUIRED`, `PARTICIPANT_NOT_IN_GROUP`, `SESSION_DISCONNECTED`, `ENGINE_FAILED`.
   */
  removeParticipants(
    sessionId: string,
    groupId: string,
    body: Schemas["ParticipantsRequest"],
    options?: RequestOptions,
  ): Promise<Schemas["ParticipantResults"]> {
    return this.hub.request("groups.removeParticipants", { path: { sessionId, groupId }, body }, options);
  }

  /**
   * Make participants admins; nobody, when one of them is not in the group.
   * @throws `SESSION_NOT_FOUND`, `GROUP_NOT_FOUND`, `GROUP_ADMIN_REQUIRED`, `PARTICIPANT_NOT_IN_GROUP`, `SESSION_DISCONNECTED`, `ENGINE_FAILED`.
   */
  promoteParticipants(
    sessionId: string,
    groupId: string,
    body: Schemas["ParticipantsRequest"],
    options?: RequestOptions,
  ): Promise<Schemas["ParticipantResults"]> {
    return this.hub.request("groups.promoteParticipants", { path: { sessionId, groupId }, body }, options);
  }

  /**
   * Take the admin role from participants; from nobody, when one of them is not in the group.
   * @throws `SESSION_NOT_FOUND`, `GROUP_NOT_FOUND`, `GROUP_ADMIN_REQUIRED`, `PARTICIPANT_NOT_IN_GROUP`, `SESSION_DISCONNECTED`, `ENGINE_FAILED`.
   */
  demoteParticipants(
    sessionId: string,
    groupId: string,
    body: Schemas["ParticipantsRequest"],
    options?: RequestOptions,
  ): Promise<Schemas["ParticipantResults"]> {
    return this.hub.request("groups.demoteParticipants", { path: { sessionId, groupId }, body }, options);
  }

  /**
   * Get the invite code of a group. Whoever has it can join.
   * @throws `SESSION_NOT_FOUND`, `GROUP_NOT_FOUND`, `GROUP_ADMIN_REQUIRED`, `SESSION_DISCONNECTED`, `ENGINE_FAILED`.
   */
  getInviteCode(sessionId: string, groupId: string, options?: RequestOptions): Promise<Schemas["InviteCode"]> {
    return this.hub.request("groups.getInviteCode", { path: { sessionId, groupId } }, options);
  }

  /**
   * Replace the invite code of a group. The old code and its link stop working at once.
   * @throws `SESSION_NOT_FOUND`, `GROUP_NOT_FOUND`, `GROUP_ADMIN_REQUIRED`, `SESSION_DISCONNECTED`, `ENGINE_FAILED`.
   */
  revokeInviteCode(sessionId: string, groupId: string, options?: RequestOptions): Promise<Schemas["InviteCode"]> {
    return this.hub.request("groups.revokeInviteCode", { path: { sessionId, groupId } }, options);
  }
}
