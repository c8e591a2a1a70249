import type { Readable } from "node:stream";
import { AppError } from "@inbox-hub/openapi/rules";
import type { Clock } from "../../lib/clock";
import type { Signal } from "../../lib/signal";
import type { EventFeed } from "./event-service";
import { createEventStream, type EventStream } from "./event-stream";

export interface EventStreams {
  /**
   * Begins to follow the log for a client of the organization.
   * @throws AppError TOO_MANY_STREAMS, or SERVICE_UNAVAILABLE when the server stops.
   */
  open(organizationId: number, feed: EventFeed, isStillAllowed: () => Promise<boolean>): Readable;
  /** How many are open. */
  count(): number;
  /** Opens no more and ends those that are open, in order. */
  stop(): void;
}

export interface StreamLimits {
  readonly total: number;
  readonly perOrganization: number;
}

interface EventStreamsDeps {
  readonly clock: Clock;
  readonly limits: StreamLimits;
  /** An organization has new events. */
  readonly appended: Signal<number>;
}

const RETRY_SECONDS = 15;

/** The streams that are open, and who is woken when something happens. */
export function createEventStreams({ clock, limits, appended }: EventStreamsDeps): EventStreams {
  /** With the organization that each is for. */
  const streams = new Map<EventStream, number>();
  let isStopped = false;

  const unsubscribe = appended.subscribe((organizationId) => {
    for (const [stream, owner] of streams) if (owner === organizationId) stream.wake();
  });

  const requireRoom = (organizationId: number): void => {
    if (isStopped) throw new AppError("SERVICE_UNAVAILABLE", {}, { retryAfter: RETRY_SECONDS });
    const { total, perOrganization } = limits;
    if (streams.size >= total) throw tooMany(total);
    const theirs = [...streams.values()].filter((owner) => owner === organizationId);
    if (theirs.length >= perOrganization) throw tooMany(perOrganization);
  };

  return {
    open(organizationId, feed, isStillAllowed) {
      requireRoom(organizationId);
      const stream = createEventStream({ feed, isStillAllowed, clock, onClosed: () => streams.delete(stream) });
      streams.set(stream, organizationId);
      return stream.content;
    },
    count: () => streams.size,
    stop() {
      isStopped = true;
      unsubscribe();
      for (const stream of streams.keys()) stream.finish();
    },
  };
}

function tooMany(limit: number): AppError {
  return new AppError("TOO_MANY_STREAMS", { limit }, { retryAfter: RETRY_SECONDS });
}
