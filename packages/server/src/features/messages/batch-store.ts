import type { Batch } from "@inbox-hub/openapi/rules";
import type { SessionRef } from "../../contract/tenant";

export interface BatchStore {
  find(ref: SessionRef, batchId: string): Promise<Batch | null>;
  /** Cancels every message that is not being sent. False when the batch has ended or does not exist. */
  cancel(ref: SessionRef, batchId: string): Promise<boolean>;
}
