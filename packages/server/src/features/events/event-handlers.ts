import type { Query, WebhookEvent } from "@inbox-hub/openapi";
import type { HandlersOf } from "../../contract/handler";
import type { EventFilter, EventStart, StoredEvent } from "./event";
import type { EventService } from "./event-service";
import type { EventStreams } from "./event-streams";

interface EventHandlersDeps {
  readonly events: EventService;
  readonly streams: Pick<EventStreams, "open">;
}

const STREAM_HEADERS = {
  "Cache-Control": "private, no-cache, no-transform",
  // Proxies such as nginx would hold events back until their buffer is full.
  "X-Accel-Buffering": "no",
};

export function createEventHandlers({ events, streams }: EventHandlersDeps): HandlersOf<"events"> {
  return {
    async "events.list"({ query }, { tenant }) {
      const { limit = 50 } = query;
      const page = await events.list(tenant, toFilter(query), toStart(query, "oldest"), limit);
      return {
        status: 200,
        data: page.events.map(toWire),
        pagination: { limit, hasMore: page.hasMore, nextCursor: page.cursor },
      };
    },

    async "events.stream"({ query, headers }, { tenant, isStillAllowed }) {
      const after = headers["last-event-id"] ?? query.after;
      const start = toStart(after === undefined ? query : { after }, "now");
      const feed = await events.follow(tenant, toFilter(query), start);
      return {
        status: 200,
        content: streams.open(tenant.organizationId, feed, isStillAllowed),
        contentType: "text/event-stream; charset=utf-8",
        headers: STREAM_HEADERS,
      };
    },
  };
}

function toFilter({ types, sessionId }: Pick<Query<"events.list">, "types" | "sessionId">): EventFilter {
  return { types: types ?? null, sessionId: sessionId ?? null };
}

function toStart(
  { after, since }: Pick<Query<"events.list">, "after" | "since">,
  otherwise: "oldest" | "now",
): EventStart {
  if (after !== undefined) return { at: "cursor", cursor: after };
  if (since !== undefined) return { at: "time", since: Date.parse(since) };
  return { at: otherwise };
}

/** The log holds what was written as an event of the contract. */
function toWire({ body }: StoredEvent): WebhookEvent {
  return JSON.parse(body.toString()) as WebhookEvent;
}
