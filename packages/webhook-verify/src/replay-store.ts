/** What a store knows of an id: nothing, that it is being handled, or that it was handled. */
export type ReplayState = "new" | "busy" | "done";

/**
 * Remembers which deliveries were handled, in two phases: an id counts as handled only after the handler has succeeded.
 * Marked any earlier, the retry that follows a failed handler would be taken for a repetition, and the event be lost.
 *
 * An event has the same id at every endpoint that it is sent to: give each endpoint a store, or a key prefix, of its own.
 *
 * @example
 * ```ts
 * import type { ReplayStore } from "@inbox-hub/webhook-verify/express";
 *
 * const handled = new Set<string>();
 *
 * export const store: ReplayStore = {
 *   begin: (id) => (handled.has(id) ? "done" : "new"),
 *   commit: (id) => void handled.add(id),
 *   release: () => undefined,
 * };
 * ```
 */
export interface ReplayStore {
  /**
   * Atomically claims an id that is `new`. The claim must end by itself after a lease of the store's choice (30 seconds,
   * the sender's longest deadline, is a good one), or an id whose process died would be `busy` for ever. A handler that takes longer
   * than the lease may run beside the next attempt, whose claim its `release` ends.
   */
  begin(id: string, ttlSeconds: number): ReplayState | Promise<ReplayState>;
  /** The handler has succeeded: the id is `done` for `ttlSeconds`. */
  commit(id: string, ttlSeconds: number): unknown;
  /** The handler has failed: the id is `new` again. Must not undo a commit. */
  release(id: string): unknown;
}
