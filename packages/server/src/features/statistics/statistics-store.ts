import type { Schemas } from "@inbox-hub/openapi";
import type { Range } from "./steps";
import type { Waits } from "./waits";

/** Sessions of one organization. */
export interface SessionsRef {
  readonly organizationId: number;
  readonly sessionIds: readonly string[];
}

/** How many messages of this kind were written in a step, and have this status now. */
export interface MessageCount {
  readonly direction: Schemas["MessageDirection"];
  readonly type: Schemas["MessageType"];
  readonly status: Schemas["MessageStatus"];
  readonly count: number;
}

export interface ActiveChats {
  readonly perStep: readonly number[];
  /** In all steps together: fewer than the sum, where a chat was active in several. */
  readonly total: number;
}

export interface WebhookCounts {
  readonly active: number;
  readonly paused: number;
  readonly disabled: number;
  /** Deliveries that wait now. */
  readonly waiting: number;
  readonly attempts: number;
  readonly failedAttempts: number;
}

/**
 * What was counted. Steps are whole quarters of an hour and follow each other without gaps.
 * However much there is to read, nothing else waits long for it.
 */
export interface StatisticsStore {
  sessionIds(organizationId: number): Promise<readonly string[]>;
  /** For each step, each kind once. */
  messages(sessions: SessionsRef, steps: readonly Range[]): Promise<readonly (readonly MessageCount[])[]>;
  activeChats(sessions: SessionsRef, steps: readonly Range[]): Promise<ActiveChats>;
  /** For each step. */
  firstResponses(sessions: SessionsRef, steps: readonly Range[]): Promise<readonly Waits[]>;
  webhooks(organizationId: number, range: Range): Promise<WebhookCounts>;
}
