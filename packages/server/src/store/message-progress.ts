import type { ErrorCode, Schemas } from "@inbox-hub/openapi";
import { and, eq, isNull } from "drizzle-orm";
import { sentenceOf } from "../contract/error-catalog";
import type { SessionRef } from "../contract/tenant";
import { toTime } from "../contract/time";
import { countsOf, totalOf } from "../features/messages/batch";
import type { MessageStatus } from "../features/messages/message-status";
import { isOpen, mayBecome, withTime } from "../features/messages/message-status";
import type { Clock } from "../lib/clock";
import type { Database } from "./database";
import type { EventLog } from "./event-log";
import type { MessageRow } from "./message-rows";
import { findBatch } from "./message-rows";
import { batches, messages } from "./schema/messages";

export interface Step {
  readonly status: MessageStatus;
  readonly at: number;
  readonly errorCode?: ErrorCode;
}

/** Moves messages on. Only to be called inside `database.write`. */
export interface MessageProgress {
  /** Writes the step, its event and, after a batch's last one, the end of the batch. False when the message has come as far already. */
  move(row: MessageRow, step: Step): boolean;
  /** Ends a batch that nothing of is left to be sent. */
  endBatch(ref: SessionRef, batchId: string): void;
}

interface MessageProgressDeps {
  readonly database: Pick<Database, "orm">;
  readonly events: EventLog;
  readonly clock: Clock;
}

/** Steps that nobody is told of: they are not news of WhatsApp. */
const silent: readonly MessageStatus[] = ["scheduled", "queued", "sending"];

export function createMessageProgress({ database: { orm }, events, clock }: MessageProgressDeps): MessageProgress {
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
    move(row, { status, at, errorCode }) {
      if (!mayBecome(row.status, status)) return false;
      const statusTimes = withTime(row.statusTimes, status, at);
      orm
        .update(messages)
        .set({ status, statusTimes, errorCode: errorCode ?? null, updatedAt: clock.now() })
        .where(eq(messages.seq, row.seq))
        .run();
      if (silent.includes(status)) return true;
      const ref = { organizationId: row.organizationId, sessionId: row.sessionId };
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
      if (row.batchId !== null && isOpen(row.status)) endBatch(ref, row.batchId);
      return true;
    },
  };
}

function failureOf(code: ErrorCode, { id, mediaId }: MessageRow): Schemas["Failure"] {
  return { code, message: sentenceOf(code, "en", { messageId: id, mediaId: mediaId ?? "" }) };
}
