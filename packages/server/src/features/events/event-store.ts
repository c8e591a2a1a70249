import type { Tenant } from "../../contract/tenant";
import type { EventFilter, EventPage, EventStart } from "./event";

/** The most that a page holds. One event is given however large it is. */
export interface PageSize {
  readonly events: number;
  readonly bytes: number;
}

/** Reads the log, the oldest event first. A tenant that is limited to sessions sees the events of those only. */
export interface EventStore {
  /**
   * The cursor of a place to begin.
   * @throws AppError INVALID_CURSOR, EVENTS_EXPIRED
   */
  begin(tenant: Tenant, filter: EventFilter, start: EventStart): Promise<string>;
  /**
   * What follows a cursor, looking at a limited number of events however few of them match.
   * @throws AppError INVALID_CURSOR for a cursor of another filter, EVENTS_EXPIRED when some of what follows is gone.
   */
  read(tenant: Tenant, filter: EventFilter, cursor: string, size: PageSize): Promise<EventPage>;
}
