import type { WebhookEvent, WebhookEventOf, WebhookEventType } from "@inbox-hub/openapi";
import { toTime } from "@inbox-hub/openapi/rules";
import type { WorldClock } from "./clock";
import type { NewId } from "./ids";
import type { EventRecord } from "./records";
import type { Tables } from "./tables";

/** An event about to be written. */
export type NewEvent = {
  [Type in WebhookEventType]: {
    readonly type: Type;
    readonly organizationId: number;
    readonly sessionId: string | null;
    readonly data: WebhookEventOf<Type>["data"];
    /** The webhook that it is about: the others are told. */
    readonly exceptWebhookId?: string;
  };
}[WebhookEventType];

interface EventLogDeps {
  readonly tables: Tables;
  readonly clock: WorldClock;
  readonly newId: NewId;
}

/** Gives events what makes them events, and keeps them. */
export function createEventLog({ tables, clock, newId }: EventLogDeps) {
  const sequences = new Map<string, number>();

  const nextSequence = (organizationId: number, sessionId: string | null) => {
    const lane = `${organizationId}/${sessionId ?? ""}`;
    const next = (sequences.get(lane) ?? 0) + 1;
    sequences.set(lane, next);
    return next;
  };

  const write = (
    { type, organizationId, sessionId, data }: Omit<NewEvent, "exceptWebhookId">,
    replayOf?: string,
  ): EventRecord => {
    const at = clock.now();
    const event = {
      id: newId("evt"),
      event: type,
      type,
      timestamp: toTime(at),
      sessionId,
      sequence: nextSequence(organizationId, sessionId),
      ...(replayOf === undefined ? {} : { replayOf }),
      data,
      // The type and the data of a new event belong together; the compiler cannot follow that through the union.
    } as WebhookEvent;
    const record = { organizationId, event, at };
    tables.events.push(record);
    return record;
  };

  return {
    append: write,
    /** The same once more, as an event of its own. */
    repeat: ({ organizationId, event }: EventRecord): EventRecord =>
      write({ type: event.type, organizationId, sessionId: event.sessionId, data: event.data } as NewEvent, event.id),
  };
}
