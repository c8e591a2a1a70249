import type { Schemas } from "@inbox-hub/openapi";
import { checkCallOptions, type RequestOptions } from "../call-options";
import { type EventStream, openEventStream, readEvents } from "../event-stream";
import type { Page } from "../page";
import type { EventsQuery, EventsStreamQuery } from "../queries";
import { Resource } from "../resource";

/** A page of the log. Iterate it to get its events and those of the pages after it. */
export interface EventPage
  extends Page<Schemas["WebhookEvent"], Schemas["EventPagination"]>,
    AsyncIterable<Schemas["WebhookEvent"]> {}

/** The log of all that happens. */
export class Events extends Resource {
  /**
   * Read the log, the oldest event first. `pagination.nextCursor` is always there: keep it, and ask again with `after` for
   * what has happened since.
   * @throws `SESSION_NOT_FOUND`, `INVALID_CURSOR`, `EVENTS_EXPIRED`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const page = await hub.events.list({ since: "2025-10-14T00:00:00Z", types: ["message"] });
   * for await (const event of page) {
   *   if (event.type === "message") console.log(event.data.from, event.data.message);
   * }
   * ```
   */
  async list(query?: EventsQuery, options?: RequestOptions): Promise<EventPage> {
    const page = await this.hub.request("events.list", { query }, options);
    const next = (after: string) => this.list({ ...query, after }, options);
    return { ...page, [Symbol.asyncIterator]: () => eventsFrom(page, next) };
  }

  /**
   * Follow the log: what comes from now on, or what comes after a cursor or time. The stream reconnects by itself where
   * it was; it fails when the server refuses that, such as with `EVENTS_EXPIRED`, or when your `signal` ends it.
   * @throws `SESSION_NOT_FOUND`, `INVALID_CURSOR`, `EVENTS_EXPIRED`, `TOO_MANY_STREAMS`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const stream = await hub.events.stream({ types: ["message", "message_status"] });
   * for await (const event of stream) {
   *   if (event.type === "message") console.log(event.data.from, event.data.message);
   *   console.log(stream.cursor); // where to begin next time, with `after`
   * }
   * ```
   */
  async stream(query?: EventsStreamQuery, options: RequestOptions = {}): Promise<EventStream> {
    checkCallOptions("events.stream", false, options);
    return openEventStream({
      connect: (cursor, more) => {
        const header = { "Last-Event-ID": cursor };
        return this.hub.requestAs(readEvents, "events.stream", { query, header }, { ...options, ...more });
      },
      runtime: this.hub.runtime,
      signal: options.signal,
    });
  }
}

async function* eventsFrom(
  first: Omit<EventPage, typeof Symbol.asyncIterator>,
  next: (after: string) => Promise<EventPage>,
) {
  let page = first;
  yield* page.items;
  while (page.pagination.hasMore) {
    page = await next(page.pagination.nextCursor);
    yield* page.items;
  }
}
