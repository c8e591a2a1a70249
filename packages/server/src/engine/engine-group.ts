import type { ChatId } from "./engine";

/** Groups, in the words of the port to WhatsApp. */

export interface GroupSettings {
  readonly messagesAdminsOnly: boolean;
  readonly infoAdminsOnly: boolean;
  readonly addMembersAdminsOnly: boolean;
}

export interface EngineParticipant {
  /** By the number, wherever it is known. */
  readonly chatId: ChatId;
  readonly role: "member" | "admin" | "owner";
}

export interface EngineGroup {
  readonly id: ChatId;
  readonly subject: string;
  readonly description: string | null;
  /** Whether this account is an admin. */
  readonly isAdmin: boolean;
  readonly participants: readonly EngineParticipant[];
  readonly settings: GroupSettings;
  readonly createdAt: number | null;
}

export interface GroupChanges {
  readonly subject?: string;
  /** Null removes it. */
  readonly description?: string | null;
  readonly settings?: Partial<GroupSettings>;
}

export type ParticipantAction = "add" | "remove" | "promote" | "demote";

export interface ParticipantResult {
  /** As it was asked for. */
  readonly chatId: ChatId;
  readonly outcome: "done" | "already" | "invitation_required" | "not_on_whatsapp" | "failed";
}

export interface GroupNotice {
  /** The same however often it is told. */
  readonly key: string;
  readonly groupId: ChatId;
  readonly action: "created" | "joined" | "left" | "promoted" | "demoted" | "subject" | "description" | "settings";
  readonly participants: readonly ChatId[];
  /** Who did it, where that is known. */
  readonly author: ChatId | null;
  /** The subject from now on, where it is known. */
  readonly subject: string | null;
  readonly timestamp: number;
}
