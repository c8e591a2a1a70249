import type { EngineSnapshot, SessionStatus, StatusReason } from "../../engine/engine";

/** What the operator wants, whatever is observed. */
export type DesiredState = "running" | "stopped";

/** What is observed of a session. */
export type ObservedStatus = Pick<EngineSnapshot, "status" | "reason" | "since" | "phoneNumber">;

export interface SessionTransition {
  readonly from: SessionStatus;
  readonly to: SessionStatus;
  readonly reason: StatusReason | null;
  readonly at: number;
}

export interface Session extends ObservedStatus {
  readonly sessionId: string;
  readonly name: string | null;
  readonly desired: DesiredState;
  /** The last message in or out. */
  readonly lastActivityAt: number | null;
  /** The latest, newest first. */
  readonly transitions: readonly SessionTransition[];
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** How many changes of status are remembered. */
export const REMEMBERED_TRANSITIONS = 20;

/** Something runs for such a session, or is about to. The others are at rest until somebody starts them. */
export function isLive(status: SessionStatus): boolean {
  return status !== "stopped" && status !== "logged_out" && status !== "failed";
}
