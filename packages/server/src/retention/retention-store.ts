/** Where a walk through the events, oldest first, has come to. */
export interface EventPlace {
  readonly createdAt: number;
  readonly seq: number;
}

/**
 * Removes what is older than a time, oldest first. Each call is one short write that removes some;
 * it resolves with true while there may be more.
 */
export interface RetentionStore {
  /**
   * Events with their deliveries, except those that an open delivery or an unfinished replay still needs: the walk goes on
   * behind them. Resolves with where it has come to; null once it has seen all.
   */
  removeEvents(before: number, after: EventPlace): Promise<EventPlace | null>;
  removeAttempts(before: number): Promise<boolean>;
  removeFinishedReplays(before: number): Promise<boolean>;
  removeAuditEntries(before: number): Promise<boolean>;
  /** Those that no refresh token can prolong since then. */
  removeLogins(before: number): Promise<boolean>;
  removeIdempotencyKeys(before: number): Promise<boolean>;
  removeNumberChecks(before: number): Promise<boolean>;
  removeGroupNotices(before: number): Promise<boolean>;
}
