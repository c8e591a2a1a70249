import type { Batch } from "@inbox-hub/openapi/rules";
import { AppError } from "@inbox-hub/openapi/rules";
import type { SessionRef, Tenant } from "../../contract/tenant";
import type { SessionAccess } from "../sessions/session-access";
import type { BatchStore } from "./batch-store";

export interface BatchService {
  /** @throws AppError SESSION_NOT_FOUND, BATCH_NOT_FOUND */
  get(tenant: Tenant, sessionId: string, batchId: string): Promise<Batch>;
  /** Cancels what is not being sent. @throws AppError SESSION_NOT_FOUND, BATCH_NOT_FOUND, BATCH_NOT_CANCELABLE */
  cancel(tenant: Tenant, sessionId: string, batchId: string): Promise<Batch>;
}

interface BatchServiceDeps {
  readonly sessions: Pick<SessionAccess, "require">;
  readonly batches: BatchStore;
}

export function createBatchService({ sessions, batches }: BatchServiceDeps): BatchService {
  const find = async (ref: SessionRef, batchId: string): Promise<Batch> => {
    const batch = await batches.find(ref, batchId);
    if (batch === null) throw new AppError("BATCH_NOT_FOUND", { batchId });
    return batch;
  };

  return {
    async get(tenant, sessionId, batchId) {
      return find(await sessions.require(tenant, sessionId), batchId);
    },
    async cancel(tenant, sessionId, batchId) {
      const ref = await sessions.require(tenant, sessionId);
      const isCanceled = await batches.cancel(ref, batchId);
      const batch = await find(ref, batchId);
      if (!isCanceled) throw new AppError("BATCH_NOT_CANCELABLE", { batchId });
      return batch;
    },
  };
}
