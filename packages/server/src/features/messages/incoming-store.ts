import type { MessageContent, MessageStatus } from "@inbox-hub/openapi/rules";
import type { SessionRef } from "../../contract/tenant";

/** A message that somebody wrote to the session. */
export interface IncomingMessage {
  readonly key: string;
  /** Null between two people. */
  readonly groupId: string | null;
  /** The subject of the group, where it is known. */
  readonly groupName: string | null;
  /** At least one of number and LID is known. */
  readonly writer: { readonly phone: string | null; readonly lid: string | null; readonly pushName: string | null };
  readonly content: MessageContent;
  readonly quotedKey: string | null;
  readonly at: number;
}

/** A message that was written on the phone, or on another device of the account. */
export interface OwnMessage {
  readonly key: string;
  /** A number, a LID or a group. */
  readonly to: string;
  /** The subject of the group, where it is known. */
  readonly groupName: string | null;
  readonly content: MessageContent;
  readonly quotedKey: string | null;
  readonly status: MessageStatus;
  readonly at: number;
}

export interface Receipt {
  readonly key: string;
  readonly status: MessageStatus;
  readonly at: number;
}

/** Keeps what WhatsApp tells, each thing with its event in one write. What comes again changes nothing. */
export interface IncomingStore {
  /** The id of the message that is known by this key, or null. */
  findByKey(ref: SessionRef, key: string): Promise<string | null>;
  recordIncoming(ref: SessionRef, message: IncomingMessage): Promise<void>;
  recordOwn(ref: SessionRef, message: OwnMessage): Promise<void>;
  /** Moves a message of the session on. Returns its id when that changed it. */
  recordReceipt(ref: SessionRef, receipt: Receipt): Promise<string | null>;
}
