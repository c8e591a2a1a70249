import type { Tenant } from "../../contract/tenant";
import type { AuditStamp } from "../organizations/caller";
import type { NewReplay, Replay } from "./webhook";

/** The jobs that deliver a range of the event log again. Each method is one transaction. */
export interface ReplayStore {
  /** Null when there is no such webhook; `too_many` when so many of its replays are open as may be. */
  createReplay(
    tenant: Tenant,
    webhookId: string,
    replay: NewReplay,
    mostOpen: number,
    stamp: AuditStamp,
  ): Promise<Replay | "too_many" | null>;
  findReplay(tenant: Tenant, webhookId: string, replayId: string): Promise<Replay | null>;
  /** Queues the next few events of one of the open replays, whose organizations take turns; false when none is open. */
  advanceReplay(): Promise<boolean>;
}
