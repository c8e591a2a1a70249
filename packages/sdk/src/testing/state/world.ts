import type { WorldClock } from "./clock";
import type { NewEvent } from "./event-log";
import type { NewId } from "./ids";
import type { Tables } from "./tables";

/** Everything there is behind the mock's front door. */
export interface World {
  readonly tables: Tables;
  readonly clock: WorldClock;
  readonly newId: NewId;
  /** How long after it was sent a message gets there; null for never. */
  readonly receipts: { readonly deliveredAfter: number; readonly readAfter: number } | null;
  /** Writes an event down, and sends it to whoever wants it. */
  emit(event: NewEvent): void;
  /** Told after each event, until it is taken back. */
  onEvent(listener: () => void): () => void;
}

/** Whose data a request may see. */
export interface Tenant {
  readonly organizationId: number;
  /** The sessions that its key is limited to; null for all. */
  readonly sessionIds: readonly string[] | null;
}

export function mayUse({ sessionIds }: Tenant, sessionId: string): boolean {
  return sessionIds === null || sessionIds.includes(sessionId);
}
