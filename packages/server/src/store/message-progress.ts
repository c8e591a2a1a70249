import type { ErrorCode, Schemas } from "@inbox-hub/openapi";
import type { MessageStatus } from "@inbox-hub/openapi/rules";
import {
  countsOf,
  isOpen,
  mayBecome,
  mayHaveGoneOut,
  sentenceOf,
  toTime,
  totalOf,
  withTime,
} from "@inbox-hub/openapi/rules";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { SessionRef } from "../contract/tenant";
import type { Clock } from "../lib/clock";
import type { ConversationMessages } from "./conversation-messages";
import type { Database } from "./database";
import type { EventLog } from "./event-log";
import type { MessageRow } from "./message-rows";
import { findBatch } from "./message-rows";
import { prepared } from "./prepared";
import { batches, messages } from "./schema/messages";

export interface Step {
  readonly status: MessageStatus;
  readonly at: number;
  readonly errorCode?: ErrorCode;
  /** The subject of the group that it went to, where that is known. */
  readonly subject?: string | null;
}

/** Moves messages on. Only to be called inside `database.write`. */
export interface MessageProgress {
  /**
   * Writes the step, its event, what it means for the conversation and, after a batch's last one, the end of the batch.
   * False when the message has come as far already.
   */
  move(row: MessageRow, step: Step): boolean;
  /** Ends a batch that nothing of is left to be sent. */
  endBatch(ref: SessionRef, batchId: string): void;
}

interface MessageProgressDeps {
  readonly database: Pick<Database, "orm">;
  readonly conversations: ConversationMessages;
  readonly events: EventLog;
  readonly clock: Clock;
}

/** Steps that nobody is told of: they are not news of WhatsApp. */
const silent: readonly MessageStatus[] = ["scheduled", "queued", "sending"];

const moveRow = prepared((orm) =>
  orm
    .update(messages)
    .set({
      status: sql`${sql.placeholder("status")}`,
      statusTimes: sql`${sql.placeholder("statusTimes")}`,
      errorCode: sql`${sql.placeholder("errorCode")}`,
      updatedAt: sql`${sql.placeholder("now")}`,
    })
    .where(eq(messages.seq, sql.placeholder("seq")))
    .prepare(),
);

export function createMessageProgress({
  database: { orm },
  conversations,
  events,
  clock,
}: MessageProgressDeps): MessageProgress {
  const endBatch = (ref: SessionRef, batchId: string) => {
    const batch = findBatch(orm, ref, batchId);
    if (batch === null || batch.completedAt !== null || batch.messages.some(({ status }) => isOpen(status))) return;
    const now = clock.now();
    orm
      .update(batches)
      .set({ completedAt: now })
      .where(and(eq(batches.id, batchId), isNull(batches.completedAt)))
      .run();
    const data = { batchId, total: totalOf(batch), counts: { ...countsOf(batch) }, timestamp: toTime(now) };
    events.append({ type: "batch_completed", ...ref, data });
  };

  return {
    endBatch,
    move(row, { status, at, errorCode, subject = null }) {
      const ref = { organizationId: row.organizationId, sessionId: row.sessionId };
      if (!mayBecome(row.status, status)) {
        // A receipt may have come before the answer that knows the subject.
        if (subject !== null) conversations.nameGroup(ref, row.chatId, subject);
        return false;
      }
      const statusTimes = withTime(row.statusTimes, status, at);
      moveRow(orm).run({
        seq: row.seq,
        status,
        statusTimes: JSON.stringify(statusTimes),
        errorCode: errorCode ?? null,
        now: clock.now(),
      });
      if (silent.includes(status)) return true;
      events.append({
        type: "message_status",
        ...ref,
        chatId: row.chatId,
        data: {
          messageId: row.id,
          to: row.peer,
          status,
          timestamp: toTime(statusTimes[status] ?? at),
          chatId: row.chatId,
          ...(row.batchId === null ? {} : { batchId: row.batchId }),
          ...(errorCode === undefined ? {} : { error: failureOf(errorCode, row) }),
        },
      });
      if (mayHaveGoneOut(statusTimes) && !mayHaveGoneOut(row.statusTimes)) {
        const { id: messageId, chatId, batchId, sendAt, createdAt: composedAt } = row;
        const options = { isAnswer: batchId === null && sendAt === null, composedAt };
        conversations.recordSent(ref, { messageId, chatId, at: statusTimes[status] ?? at, subject }, options);
      }
      if (row.batchId !== null && isOpen(row.status)) endBatch(ref, row.batchId);
      return true;
    },
  };
}

function failureOf(code: ErrorCode, { id, mediaId, chatId }: MessageRow): Schemas["Failure"] {
  return { code, message: sentenceOf(code, "en", { messageId: id, mediaId: mediaId ?? "", groupId: chatId }) };
}
