import type { Schemas } from "@inbox-hub/openapi";

/** Which events of the log a reader wants, of those that the tenant may see. */
export interface EventFilter {
  /** Null means every type. */
  readonly types: readonly Schemas["EventType"][] | null;
  /** Null means every session, and the events that belong to none. */
  readonly sessionId: string | null;
}

/** Where a reader begins. */
export type EventStart =
  | { readonly at: "oldest" }
  | { readonly at: "now" }
  | { readonly at: "time"; readonly since: number }
  | { readonly at: "cursor"; readonly cursor: string };

export interface StoredEvent {
  /** Where a reader goes on after this event. */
  readonly cursor: string;
  readonly type: Schemas["EventType"];
  /** The event as JSON: serialised once, when it happened. */
  readonly body: Buffer;
}

export interface EventPage {
  readonly events: readonly StoredEvent[];
  /** Where a reader goes on. It moves on past events that the filter left out, so a page may be empty and not the last. */
  readonly cursor: string;
  readonly hasMore: boolean;
}
