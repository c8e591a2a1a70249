import type { Accepted, Batch, Message, MessageContent } from "@inbox-hub/openapi/rules";
import type { SessionRef } from "../../contract/tenant";

/** What is the same for every message of a request. */
export interface MessageDraft {
  readonly content: MessageContent;
  readonly quotedMessageId: string | null;
  readonly templateId: string | null;
  /** Null for now. */
  readonly sendAt: number | null;
  /** What to do when it cannot be told whether it went out. */
  readonly onUncertain: "unknown" | "retry";
  /** Identifies the request, if it came with an Idempotency-Key. */
  readonly requestKey: string | null;
}

export interface NewBatch {
  /** In the order in which they were given. */
  readonly recipients: readonly NewRecipient[];
}

export interface NewRecipient {
  /** As it was given. */
  readonly to: string;
  /** The number, LID or group; null where it is none of them. */
  readonly addressee: string | null;
}

/**
 * Takes messages in: the message and its job are one write. What a request of the same key has stored within a day, in whatever
 * session of the organization, is given back instead. Somebody whose number is known gets it there, also when the request names the LID.
 */
export interface AcceptanceStore {
  findByRequest(organizationId: number, requestKey: string): Promise<Accepted | null>;
  accept(ref: SessionRef, addressee: string, draft: MessageDraft): Promise<Message>;
  /** Everybody gets one message, however often and in whatever words the request names them. */
  acceptBatch(ref: SessionRef, batch: NewBatch, draft: MessageDraft): Promise<Batch>;
}
