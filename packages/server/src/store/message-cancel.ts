import { and, eq } from "drizzle-orm";
import type { Clock } from "../lib/clock";
import type { MessageProgress } from "./message-progress";
import type { MessageRow, Orm } from "./message-rows";
import { sendJobs } from "./schema/messages";

interface CancelDeps {
  readonly orm: Orm;
  readonly progress: MessageProgress;
  readonly clock: Clock;
}

/**
 * Cancels a message unless it is being sent; false when it is too late. One that was put back into the line after an attempt
 * can be canceled too, though its status has been `sending`. Only to be called inside `database.write`.
 */
export function cancelUnsent({ orm, progress, clock }: CancelDeps, row: MessageRow): boolean {
  const waits = orm
    .delete(sendJobs)
    .where(and(eq(sendJobs.messageId, row.id), eq(sendJobs.state, "queued")))
    .run().changes;
  if (waits === 0 && row.status !== "scheduled") return false;
  return progress.move(row, { status: "canceled", at: clock.now() });
}
