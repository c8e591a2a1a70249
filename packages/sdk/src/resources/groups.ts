import type { Schemas } from "@inbox-hub/openapi";
import type { APIPromise } from "../api-promise";
import type { IdempotentOptions, RequestOptions } from "../call-options";
import type { PagePromise } from "../page";
import type { PageQuery } from "../queries";

/** WhatsApp groups, as WhatsApp has them at the moment of the call. */
export interface Groups<Id extends readonly unknown[] = [sessionId: string]> {
  /**
   * List the groups that the account is a member of, by subject.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#groupslist}
   * @throws `SESSION_NOT_FOUND`, `SESSION_DISCONNECTED`, `ENGINE_FAILED`, `INVALID_CURSOR`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * for await (const item of hub.groups.list("session_crm_01")) console.log(item);
   * ```
   */
  list(...args: [...session: Id, query?: PageQuery, options?: RequestOptions]): PagePromise<Schemas["GroupSummary"]>;

  /**
   * Create a group. `results` says of each participant whether it was added; some can only join by the invite code.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#groupscreate}
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
    ...args: [...session: Id, body: Schemas["CreateGroupRequest"], options?: IdempotentOptions]
  ): APIPromise<Schemas["CreatedGroup"]>;

  /**
   * Join a group by its invite code, or the whole link. Joining a group that the account is in already changes nothing.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#groupsjoin}
   * @throws `SESSION_NOT_FOUND`, `INVITE_CODE_INVALID`, `SESSION_DISCONNECTED`, `ENGINE_FAILED`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const group = await hub.groups.join("session_crm_01", { inviteCode: "AbCdEfGhIjKlMnOpQrStUv" });
   * ```
   */
  join(
    ...args: [...session: Id, body: Schemas["JoinGroupRequest"], options?: RequestOptions]
  ): APIPromise<Schemas["Group"]>;

  /**
   * Get a group with its participants.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#groupsget}
   * @throws `SESSION_NOT_FOUND`, `GROUP_NOT_FOUND`, `SESSION_DISCONNECTED`, `ENGINE_FAILED`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const group = await hub.groups.get("session_crm_01", "120363021234567890@g.us");
   * ```
   */
  get(...args: [...session: Id, groupId: string, options?: RequestOptions]): APIPromise<Schemas["Group"]>;

  /**
   * Change subject, description or settings. Absent properties stay as they are; a `description` of null removes it.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#groupsupdate}
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
    ...args: [...session: Id, groupId: string, body: Schemas["UpdateGroupRequest"], options?: RequestOptions]
  ): APIPromise<Schemas["Group"]>;

  /**
   * Leave a group. Its messages stay in the hub.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#groupsleave}
   * @throws `SESSION_NOT_FOUND`, `GROUP_NOT_FOUND`, `SESSION_DISCONNECTED`, `ENGINE_FAILED`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * await hub.groups.leave("session_crm_01", "120363021234567890@g.us");
   * ```
   */
  leave(...args: [...session: Id, groupId: string, options?: RequestOptions]): APIPromise<void>;

  /**
   * Add participants. One that was not added does not stop the others.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#groupsaddparticipants}
   * @throws `SESSION_NOT_FOUND`, `GROUP_NOT_FOUND`, `GROUP_ADMIN_REQUIRED`, `SESSION_DISCONNECTED`, `ENGINE_FAILED`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const participantResults = await hub.groups.addParticipants("session_crm_01", "120363021234567890@g.us", { participants: ["34612345678"] });
   * ```
   */
  addParticipants(
    ...args: [...session: Id, groupId: string, body: Schemas["ParticipantsRequest"], options?: RequestOptions]
  ): APIPromise<Schemas["ParticipantResults"]>;

  /**
   * Remove participants; nobody, when one of them is not in the group. To take out the account itself, `leave`.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#groupsremoveparticipants}
   * @throws `SESSION_NOT_FOUND`, `GROUP_NOT_FOUND`, `GROUP_ADMIN_REQUIRED`, `PARTICIPANT_NOT_IN_GROUP`, `SESSION_DISCONNECTED`, `ENGINE_FAILED`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const participantResults = await hub.groups.removeParticipants("session_crm_01", "120363021234567890@g.us", { participants: ["34612345678"] });
   * ```
   */
  removeParticipants(
    ...args: [...session: Id, groupId: string, body: Schemas["ParticipantsRequest"], options?: RequestOptions]
  ): APIPromise<Schemas["ParticipantResults"]>;

  /**
   * Make participants admins; nobody, when one of them is not in the group.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#groupspromoteparticipants}
   * @throws `SESSION_NOT_FOUND`, `GROUP_NOT_FOUND`, `GROUP_ADMIN_REQUIRED`, `PARTICIPANT_NOT_IN_GROUP`, `SESSION_DISCONNECTED`, `ENGINE_FAILED`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const participantResults = await hub.groups.promoteParticipants("session_crm_01", "120363021234567890@g.us", { participants: ["34612345678"] });
   * ```
   */
  promoteParticipants(
    ...args: [...session: Id, groupId: string, body: Schemas["ParticipantsRequest"], options?: RequestOptions]
  ): APIPromise<Schemas["ParticipantResults"]>;

  /**
   * Take the admin role from participants; from nobody, when one of them is not in the group.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#groupsdemoteparticipants}
   * @throws `SESSION_NOT_FOUND`, `GROUP_NOT_FOUND`, `GROUP_ADMIN_REQUIRED`, `PARTICIPANT_NOT_IN_GROUP`, `SESSION_DISCONNECTED`, `ENGINE_FAILED`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const participantResults = await hub.groups.demoteParticipants("session_crm_01", "120363021234567890@g.us", { participants: ["34612345678"] });
   * ```
   */
  demoteParticipants(
    ...args: [...session: Id, groupId: string, body: Schemas["ParticipantsRequest"], options?: RequestOptions]
  ): APIPromise<Schemas["ParticipantResults"]>;

  /**
   * Get the invite code of a group. Whoever has it can join.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#groupsgetinvitecode}
   * @throws `SESSION_NOT_FOUND`, `GROUP_NOT_FOUND`, `GROUP_ADMIN_REQUIRED`, `SESSION_DISCONNECTED`, `ENGINE_FAILED`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const inviteCode = await hub.groups.getInviteCode("session_crm_01", "120363021234567890@g.us");
   * ```
   */
  getInviteCode(
    ...args: [...session: Id, groupId: string, options?: RequestOptions]
  ): APIPromise<Schemas["InviteCode"]>;

  /**
   * Replace the invite code of a group. The old code and its link stop working at once.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#groupsrevokeinvitecode}
   * @throws `SESSION_NOT_FOUND`, `GROUP_NOT_FOUND`, `GROUP_ADMIN_REQUIRED`, `SESSION_DISCONNECTED`, `ENGINE_FAILED`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const inviteCode = await hub.groups.revokeInviteCode("session_crm_01", "120363021234567890@g.us");
   * ```
   */
  revokeInviteCode(
    ...args: [...session: Id, groupId: string, options?: RequestOptions]
  ): APIPromise<Schemas["InviteCode"]>;
}
