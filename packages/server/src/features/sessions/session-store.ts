import type { Page, PageRequest } from "../../contract/page";
import type { SessionRef } from "../../contract/tenant";
import type { SessionStatus } from "../../engine/engine";
import type { DesiredState, ObservedStatus, Session } from "./session";

export interface NewSession {
  readonly name: string | null;
  readonly desired: DesiredState;
}

export interface SessionFilter {
  readonly status: SessionStatus | null;
  /** Null means all of the organization's. */
  readonly sessionIds: ReadonlySet<string> | null;
}

/** What the sessions need stored. Each method is one atomic operation. */
export interface SessionStore {
  /** Null when the id is taken. */
  create(ref: SessionRef, session: NewSession): Promise<Session | null>;
  exists(ref: SessionRef): Promise<boolean>;
  find(ref: SessionRef): Promise<Session | null>;
  /** By id. @throws AppError INVALID_CURSOR */
  list(organizationId: number, filter: SessionFilter, page: PageRequest): Promise<Page<Session>>;
  /** Null when there is no such session. */
  rename(ref: SessionRef, name: string | null): Promise<Session | null>;
  /** False when there is no such session. */
  setDesired(ref: SessionRef, desired: DesiredState): Promise<boolean>;
  /**
   * Writes down what is observed and, if that is another status than before, the transition and the event.
   * Calls take effect in the order in which they are made. Does nothing when there is no such session.
   */
  recordStatus(ref: SessionRef, observed: ObservedStatus): Promise<void>;
  /** Removes the session and everything that belongs to it, but for the events it has caused. */
  /** Gives back the contents of the files that went with it. */
  remove(ref: SessionRef): Promise<readonly string[]>;
  /** Every session of every organization, as the last process left it. */
  all(): Promise<readonly { ref: SessionRef; desired: DesiredState; observed: ObservedStatus }[]>;
  /** The session that the organization has named for what names none. */
  defaultOf(organizationId: number): Promise<string | null>;
}
