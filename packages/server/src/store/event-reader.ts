import { AppError } from "@inbox-hub/openapi/rules";
import { and, asc, eq, gt, inArray, lte, type SQL, sql } from "drizzle-orm";
import { mayUse, type Tenant } from "../contract/tenant";
import type { EventFilter, StoredEvent } from "../features/events/event";
import type { EventStore, PageSize } from "../features/events/event-store";
import type { Cursors } from "./cursor";
import type { Database } from "./database";
import { createEventPositions } from "./event-positions";
import { events } from "./schema/events";
import { organizations } from "./schema/organizations";

/** Events that one read looks at: few enough that other work does not wait, however rare the wanted ones are. */
const WINDOW = 2000;

/**
 * Reads the event log by position. There is one writer, which numbers an event in the transaction that writes it, and
 * commits it before the next one begins; so no event ever appears behind a reader, and a position is all one needs.
 */
export function createEventReader({ database }: { readonly database: Database }): EventStore {
  const { orm, createCursors } = database;
  /** A cursor says how far the log was read with one filter: with another it would skip events in silence. */
  const cursorsOf = ({ organizationId }: Tenant, { types, sessionId }: EventFilter): Cursors =>
    createCursors("events", { organizationId, types: types === null ? null : [...types].sort(), sessionId });

  const positions = createEventPositions(database);

  const prunedTo = (organizationId: number): number =>
    orm
      .select({ position: organizations.eventsPrunedTo })
      .from(organizations)
      .where(eq(organizations.id, organizationId))
      .get()?.position ?? 0;

  const positionOf = (cursors: Cursors, { organizationId }: Tenant, cursor: string): number => {
    const [position] = cursors.decode(cursor);
    // A position that was not reached yet is of another log, such as one from before a backup was restored.
    const isOurs = typeof position === "number" && Number.isSafeInteger(position) && position >= 0;
    if (!isOurs || position > positions.last()) throw new AppError("INVALID_CURSOR");
    if (position < prunedTo(organizationId)) throw new AppError("EVENTS_EXPIRED");
    return position;
  };

  /** The last event to look at when looking at so many; undefined where the log ends before. */
  const windowEnd = ({ log, range }: Scope, position: number): number | undefined =>
    orm.all<Pick<Match, "seq">>(
      sql`SELECT seq FROM ${log} WHERE ${and(range, gt(events.seq, position))} ORDER BY seq LIMIT 1 OFFSET ${WINDOW - 1}`,
    )[0]?.seq;

  /** Numbers and sizes only: a body is fetched when it is known to have room. */
  const findMatches = ({ log, range, wanted }: Scope, after: number, upTo: number, limit: number): readonly Match[] => {
    const isMatch = and(range, gt(events.seq, after), lte(events.seq, upTo), wanted);
    return orm.all<Match>(
      sql`SELECT seq, length(body) AS bytes FROM ${log} WHERE ${isMatch} ORDER BY seq LIMIT ${limit}`,
    );
  };

  const fetchEvents = (cursors: Cursors, { organizationId }: Tenant, matches: readonly Match[]): StoredEvent[] => {
    if (matches.length === 0) return [];
    return orm
      .select({ seq: events.seq, type: events.type, body: events.body })
      .from(events)
      .where(
        and(
          inArray(
            events.seq,
            matches.map(({ seq }) => seq),
          ),
          eq(events.organizationId, organizationId),
        ),
      )
      .orderBy(asc(events.seq))
      .all()
      .map(({ seq, type, body }) => ({
        type,
        body,
        // A stream names each event; a page has no use for them, and sealing is not free.
        get cursor() {
          return cursors.encode([seq]);
        },
      }));
  };

  return {
    async begin(tenant, filter, start) {
      const cursors = cursorsOf(tenant, filter);
      const { organizationId } = tenant;
      switch (start.at) {
        case "cursor":
          return cursors.encode([positionOf(cursors, tenant, start.cursor)]);
        case "time":
          return cursors.encode([await positions.before(start.since, prunedTo(organizationId))]);
        case "oldest":
          return cursors.encode([prunedTo(organizationId)]);
        case "now":
          return cursors.encode([positions.last()]);
      }
    },

    // Synchronous from its first query to its last, so all of them see the log of one moment.
    async read(tenant, filter, cursor, size) {
      const cursors = cursorsOf(tenant, filter);
      const position = positionOf(cursors, tenant, cursor);
      const scope = scopeOf(tenant, filter);
      // Where every event matches, the size of the page is limit enough.
      const end = scope.wanted === undefined ? undefined : windowEnd(scope, position);
      const found = findMatches(scope, position, end ?? positions.last(), size.events + 1);
      const matches = thatFit(found, size);
      const last = matches.at(-1);
      const isCut = last !== undefined && matches.length < found.length;
      return {
        events: fetchEvents(cursors, tenant, matches),
        cursor: cursors.encode([isCut ? last.seq : (end ?? positions.last())]),
        hasMore: isCut || end !== undefined,
      };
    },
  };
}

interface Match {
  readonly seq: number;
  readonly bytes: number;
}

interface Scope {
  /** The table, by the index to walk: SQLite itself would sometimes walk all of the organization's events for a session. */
  readonly log: SQL;
  /** What the index finds. */
  readonly range: SQL | undefined;
  /** What is left out when looking at each event; undefined where nothing is. */
  readonly wanted: SQL | undefined;
}

function scopeOf(tenant: Tenant, { types, sessionId }: EventFilter): Scope {
  const isOfOrganization = eq(events.organizationId, tenant.organizationId);
  const isOfType = types === null ? undefined : inArray(events.type, [...types]);
  if (sessionId !== null) {
    const isSeen = mayUse(tenant, sessionId) ? undefined : sql`0`;
    const range = and(isOfOrganization, eq(events.sessionId, sessionId));
    return { log: sql`${events} INDEXED BY events_session`, range, wanted: and(isOfType, isSeen) };
  }
  const isOfSession = tenant.sessionIds === null ? undefined : inArray(events.sessionId, [...tenant.sessionIds]);
  return {
    log: sql`${events} INDEXED BY events_organization`,
    range: isOfOrganization,
    wanted: and(isOfType, isOfSession),
  };
}

function thatFit(found: readonly Match[], size: PageSize): readonly Match[] {
  let bytes = 0;
  const firstTooMuch = found.slice(0, size.events).findIndex((match, index) => {
    bytes += match.bytes;
    return index > 0 && bytes > size.bytes;
  });
  return found.slice(0, firstTooMuch === -1 ? size.events : firstTooMuch);
}
