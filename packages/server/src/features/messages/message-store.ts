import type { Message, MessageFilter } from "@inbox-hub/openapi/rules";
import type { Page, PageRequest } from "../../contract/page";
import type { SessionRef } from "../../contract/tenant";

export interface MessageStore {
  /** Newest first: as they came, or by their time where that is asked for. @throws AppError INVALID_CURSOR */
  list(ref: SessionRef, filter: MessageFilter, page: PageRequest): Promise<Page<Message>>;
  find(ref: SessionRef, messageId: string): Promise<Message | null>;
  /** The chat with a number, LID or group: of somebody whose number is known it is the one with that. */
  chatOf(ref: SessionRef, address: string): Promise<string>;
  /** False when it is too late: it is being sent, or its fate is decided. */
  cancel(ref: SessionRef, messageId: string): Promise<boolean>;
}

/** What happens to messages that are there, by whoever does it. Each writes the row and its event; what is known already changes nothing. */
export interface MessageChangeStore {
  recordEdit(ref: SessionRef, key: string, edit: { readonly text: string; readonly at: number }): Promise<void>;
  /** Removes the content. */
  recordRevoke(ref: SessionRef, key: string, revoke: { readonly at: number }): Promise<void>;
  recordReaction(ref: SessionRef, key: string, reaction: NewReaction): Promise<void>;
  /** Of a poll. */
  recordVote(ref: SessionRef, key: string, vote: NewVote): Promise<void>;
}

export interface NewVote {
  /** WhatsApp's address of who voted; null for the session itself. */
  readonly from: string | null;
  /** All that they choose from now on; nothing takes the vote back. */
  readonly options: readonly string[];
  readonly at: number;
}

export interface NewReaction {
  /** WhatsApp's address of who reacted; null for the session itself. */
  readonly from: string | null;
  /** Null takes it back. */
  readonly emoji: string | null;
  readonly at: number;
}
