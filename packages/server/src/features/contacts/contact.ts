import { toChatId } from "@inbox-hub/openapi/rules";

/** A person who writes to a session, or whom someone entered by hand. */
export interface Contact {
  readonly contactId: string;
  readonly sessionId: string;
  /** Digits with country code; null while only the LID is known. */
  readonly phone: string | null;
  readonly lid: string | null;
  /** As the organization calls them. */
  readonly name: string | null;
  /** As they call themselves. */
  readonly pushName: string | null;
  readonly tags: readonly string[];
  readonly notes: string | null;
  readonly assignedToUserId: number | null;
  readonly isBlocked: boolean;
  readonly lastMessageAt: number | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** What a person may change of a contact. Absent stays as it is; null clears. */
export interface ContactChanges {
  readonly name?: string | null;
  /** Replaces all tags. */
  readonly tags?: readonly string[] | null;
  readonly notes?: string | null;
  readonly assignedToUserId?: number | null;
}

/** A contact to be. */
export interface ContactDraft {
  /** Digits with country code. */
  readonly phone: string;
  readonly changes: ContactChanges;
}

/** What WhatsApp said of a number. */
export interface NumberCheck {
  readonly phone: string;
  readonly exists: boolean;
  readonly lid: string | null;
  readonly checkedAt: number;
}

/** How long that is believed. */
export const NUMBER_CHECK_LASTS_MS = 24 * 60 * 60 * 1000;

/** WhatsApp's name for the chat with this person. */
export function chatIdOf({ phone, lid }: Pick<Contact, "phone" | "lid">): string {
  const address = phone ?? lid;
  if (address === null) throw new Error("A contact has a number or a LID");
  return toChatId(address);
}
