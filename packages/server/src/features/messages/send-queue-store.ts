import type { ErrorCode } from "@inbox-hub/openapi";
import type { MessageContent, MessageStatus } from "@inbox-hub/openapi/rules";
import type { SessionRef } from "../../contract/tenant";

/** A message that is to be sent, in the hands of one process. */
export interface SendJob {
  readonly jobId: number;
  readonly ref: SessionRef;
  /** The process that claimed it: another one's late word does not touch the job. */
  readonly bootId: string;
  readonly messageId: string;
  /** A number or a group. */
  readonly to: string;
  readonly content: MessageContent;
  readonly quotedKey: string | null;
  /** The key under which WhatsApp knows it, the same at every attempt. */
  readonly waKey: string;
  readonly isBulk: boolean;
  /** Attempts to send it, with this one. */
  readonly attempts: number;
  readonly onUncertain: "unknown" | "retry";
}

export type Claim =
  | { readonly type: "nothing" }
  /** Only bulk waits, and none was wanted. */
  | { readonly type: "bulk" }
  | { readonly type: "send"; readonly job: SendJob }
  /** It was being sent, and nobody knows how that ended. */
  | { readonly type: "settle"; readonly job: SendJob };

export interface ClaimOptions {
  readonly bootId: string;
  /** Makes the key for a message that has none yet. */
  readonly newKey: () => string;
  readonly withBulk: boolean;
}

export interface SendOutcome {
  readonly status: MessageStatus;
  readonly errorCode?: ErrorCode;
  /** The subject of the group that it went to, where it is known. */
  readonly groupName?: string;
}

/** The line of each session: single messages before bulk, each in the order in which they were accepted. */
export interface SendQueueStore {
  /** Takes what must be settled, else the head of the line; marks it as being sent, under its key. */
  claim(ref: SessionRef, options: ClaimOptions): Promise<Claim>;
  /** The job is done: writes the outcome down, unless the message has come further already. */
  finish(job: SendJob, outcome: SendOutcome): Promise<void>;
  /** Puts it back to its place in the line: it did not go out. */
  requeue(job: SendJob): Promise<void>;
  /** Moves scheduled messages whose time has come into the line; returns whose line. */
  promoteDue(): Promise<readonly SessionRef[]>;
  /** When the next scheduled message is due; null when there is none. */
  nextDue(): Promise<number | null>;
}
