import type { ErrorCode } from "../index";
import type { Message } from "./message";
import type { MessageStatus } from "./message-status";

/** Messages that were asked for together. */
export interface Batch {
  readonly batchId: string;
  readonly sessionId: string;
  /** In the order in which they were given. */
  readonly recipients: readonly BatchRecipient[];
  /** Those of them that nothing can be sent to. */
  readonly refused: readonly RefusedRecipient[];
  /** One for each other recipient; none for one that was given before in other words. */
  readonly messages: readonly BatchMessage[];
  readonly createdAt: number;
  readonly canceledAt: number | null;
  readonly completedAt: number | null;
}

export interface BatchRecipient {
  /** As it was given. */
  readonly to: string;
  /** Null where nothing can be sent to it. */
  readonly messageId: string | null;
}

export interface RefusedRecipient {
  readonly to: string;
  readonly code: ErrorCode;
}

export interface BatchMessage {
  readonly messageId: string;
  readonly status: MessageStatus;
  readonly errorCode: ErrorCode | null;
}

/** What a request to send has become: one message, or a batch. */
export type Accepted =
  | { readonly type: "message"; readonly message: Message }
  | { readonly type: "batch"; readonly batch: Batch };

/** What became of one recipient. */
export interface RecipientResult {
  readonly to: string;
  readonly messageId: string | null;
  readonly status: MessageStatus;
  readonly code: ErrorCode | null;
}

export function resultsOf({ recipients, refused, messages }: Batch): readonly RecipientResult[] {
  return recipients.map(({ to, messageId }) => {
    const message = messages.find((candidate) => candidate.messageId === messageId);
    if (message) return { to, messageId, status: message.status, code: message.errorCode };
    const code = refused.find((candidate) => candidate.to === to)?.code ?? "INVALID_RECIPIENT";
    return { to, messageId: null, status: "failed", code };
  });
}

type Counted = Pick<Batch, "messages" | "refused">;

/** How many messages there are, with those that were refused. */
export function totalOf({ messages, refused }: Counted): number {
  return messages.length + refused.length;
}

/** How many messages are in each status; what was refused has failed. */
export function countsOf({ messages, refused }: Counted): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { status } of messages) counts[status] = (counts[status] ?? 0) + 1;
  if (refused.length > 0) counts.failed = (counts.failed ?? 0) + refused.length;
  return counts;
}
