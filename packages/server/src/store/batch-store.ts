import { eq } from "drizzle-orm";
import type { BatchStore } from "../features/messages/batch-store";
import type { Clock } from "../lib/clock";
import type { Database } from "./database";
import { cancelUnsent } from "./message-cancel";
import type { MessageProgress } from "./message-progress";
import { batchRows, findBatch } from "./message-rows";
import { batches } from "./schema/messages";

interface BatchStoreDeps {
  readonly database: Database;
  readonly progress: MessageProgress;
  readonly clock: Clock;
}

export function createBatchStore({ database, progress, clock }: BatchStoreDeps): BatchStore {
  const { orm } = database;
  return {
    find: async (ref, batchId) => findBatch(orm, ref, batchId),

    cancel: (ref, batchId) =>
      database.write(() => {
        const batch = findBatch(orm, ref, batchId);
        if (batch === null || batch.completedAt !== null) return false;
        orm.update(batches).set({ canceledAt: clock.now() }).where(eq(batches.id, batchId)).run();
        for (const row of batchRows(orm, batchId)) cancelUnsent({ orm, progress, clock }, row);
        return true;
      }),
  };
}
