import { setImmediate as nextTurn } from "node:timers/promises";
import type { Tenant } from "../../contract/tenant";
import type { SessionAccess } from "../sessions/session-access";
import type { EventFilter, EventPage, EventStart, StoredEvent } from "./event";
import type { EventStore } from "./event-store";

interface EventServiceDeps {
  readonly events: EventStore;
  readonly sessions: Pick<SessionAccess, "require">;
}

/** A place in the log, and how to read on from there. */
export interface EventFeed {
  readonly cursor: string;
  read(cursor: string): Promise<EventPage>;
}

export type EventService = ReturnType<typeof createEventService>;

const LARGEST_PAGE_BYTES = 1024 * 1024;
/** How often one request looks further where few events match. */
const MOST_READS = 25;
/** All that a follower holds in memory at a time. */
const FEED_PAGE = { events: 100, bytes: 64 * 1024 };

/** The event log, to be read page by page or followed. */
export function createEventService({ events, sessions }: EventServiceDeps) {
  const begin = async (tenant: Tenant, filter: EventFilter, start: EventStart): Promise<string> => {
    if (filter.sessionId !== null) await sessions.require(tenant, filter.sessionId);
    return events.begin(tenant, filter, start);
  };

  return {
    /** @throws AppError SESSION_NOT_FOUND, INVALID_CURSOR, EVENTS_EXPIRED */
    async list(tenant: Tenant, filter: EventFilter, start: EventStart, limit: number): Promise<EventPage> {
      const found: StoredEvent[] = [];
      let room = LARGEST_PAGE_BYTES;
      let cursor = await begin(tenant, filter, start);
      for (let reads = 1; ; reads++) {
        const page = await events.read(tenant, filter, cursor, { events: limit - found.length, bytes: room });
        found.push(...page.events);
        room -= page.events.reduce((bytes, { body }) => bytes + body.length, 0);
        cursor = page.cursor;
        const isFull = found.length >= limit || room <= 0;
        if (isFull || !page.hasMore || reads === MOST_READS) return { events: found, cursor, hasMore: page.hasMore };
        // Between two reads others have their turn.
        await nextTurn();
      }
    },

    /** @throws AppError SESSION_NOT_FOUND, INVALID_CURSOR, EVENTS_EXPIRED */
    async follow(tenant: Tenant, filter: EventFilter, start: EventStart): Promise<EventFeed> {
      const cursor = await begin(tenant, filter, start);
      return { cursor, read: (from) => events.read(tenant, filter, from, FEED_PAGE) };
    },
  };
}
