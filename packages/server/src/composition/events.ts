import { Gauge, type Registry } from "prom-client";
import { createEventHandlers } from "../features/events/event-handlers";
import { createEventService } from "../features/events/event-service";
import { createEventStreams, type StreamLimits } from "../features/events/event-streams";
import type { SessionAccess } from "../features/sessions/session-access";
import type { Clock } from "../lib/clock";
import type { Signal } from "../lib/signal";
import type { Stores } from "./stores";

interface EventsDeps {
  readonly stores: Pick<Stores, "events">;
  readonly access: SessionAccess;
  readonly clock: Clock;
  readonly appended: Signal<number>;
  readonly limits: StreamLimits;
  readonly metrics: Registry;
}

/** The event log for those who read it themselves. */
export function createEvents({ stores, access, clock, appended, limits, metrics }: EventsDeps) {
  const streams = createEventStreams({ clock, limits, appended });
  new Gauge({
    name: "inbox_hub_event_streams",
    help: "Event streams that are open.",
    registers: [metrics],
    collect() {
      this.set(streams.count());
    },
  });
  const events = createEventService({ events: stores.events, sessions: access });
  return { handlers: createEventHandlers({ events, streams }), streams };
}
