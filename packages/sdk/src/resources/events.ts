import type { Schemas } from "@inbox-hub/openapi";
import type { RequestOptions } from "../call-options";
import type { EventStreamPromise } from "../event-stream-promise";
import type { PagePromise } from "../page";
import type { EventsQuery, EventsStreamQuery } from "../queries";

/** The log of all that happens. */
export interface Events {
  /**
   * Read the log, the oldest event first. `pagination.nextCursor` is always there: keep it, and ask again with `after` for
   * what has happened since.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#eventslist}
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
  list(query?: EventsQuery, options?: RequestOptions): PagePromise<Schemas["WebhookEvent"], Schemas["EventPagination"]>;

  /**
   * Follow the log: what comes from now on, or what comes after a cursor or time. The stream reconnects by itself where
   * it was; it fails when the server refuses that, such as with `EVENTS_EXPIRED`, or when your `signal` ends it.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#eventsstream}
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
  stream(query?: EventsStreamQuery, options?: RequestOptions): EventStreamPromise;
}
