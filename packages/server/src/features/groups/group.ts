import type { EngineGroup, EngineParticipant, GroupSettings, ParticipantResult } from "../../engine/engine-group";

/** A group as WhatsApp knows it now, with its people as the session's contacts know them. */
export interface Group {
  readonly groupId: string;
  readonly sessionId: string;
  readonly subject: string;
  readonly description: string | null;
  /** Whether the session's account is an admin. */
  readonly isAdmin: boolean;
  readonly participants: readonly GroupParticipant[];
  readonly settings: GroupSettings;
  readonly createdAt: number | null;
}

export interface GroupParticipant {
  /** The number, or the LID while the number is not known. */
  readonly participant: string;
  readonly name: string | null;
  readonly role: EngineParticipant["role"];
}

export interface GroupSummary {
  readonly groupId: string;
  readonly sessionId: string;
  readonly subject: string;
  readonly isAdmin: boolean;
  readonly participantCount: number;
  readonly createdAt: number | null;
}

/** What became of one participant that was asked for. */
export interface ParticipantOutcome {
  /** As it was sent. */
  readonly participant: string;
  readonly outcome: ParticipantResult["outcome"];
}

/** How long it is kept which changes were told: WhatsApp repeats nothing that is older. */
export const GROUP_NOTICES_LAST_MS = 7 * 24 * 60 * 60 * 1000;

/** Where a group stands in the list. */
export type GroupPosition = Pick<GroupSummary, "groupId" | "subject">;

const bySubject = new Intl.Collator("und", { sensitivity: "base" });

/** By subject, whatever its case and accents; groups of the same name by id. */
export function compareGroups(a: GroupPosition, b: GroupPosition): number {
  return bySubject.compare(a.subject, b.subject) || compareIds(a.groupId, b.groupId);
}

export function toSummary(
  sessionId: string,
  { id, subject, isAdmin, participants, createdAt }: EngineGroup,
): GroupSummary {
  return { groupId: id, sessionId, subject, isAdmin, participantCount: participants.length, createdAt };
}

function compareIds(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

const INVITATION = "https://chat.whatsapp.com/";

/** The link that a person taps to join. */
export function toInviteLink(inviteCode: string): string {
  return `${INVITATION}${inviteCode}`;
}

/** The code of an invitation, given as such or as the link. */
export function toInviteCode(codeOrLink: string): string {
  if (!codeOrLink.startsWith(INVITATION)) return codeOrLink;
  return new URL(codeOrLink).pathname.split("/").at(-1) ?? "";
}
