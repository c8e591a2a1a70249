import type { Schemas } from "@inbox-hub/openapi";

/** Events as they happen, to be iterated once. It reconnects by itself, and neither loses nor repeats an event. */
export interface EventStream extends AsyncIterable<Schemas["WebhookEvent"]> {
  /** Where it is: behind the event that you have. Keep it, and begin there next time with `after`. */
  readonly cursor: string | undefined;
  /** Ends the stream. Leaving the loop does so too. */
  close(): void;
}

/** A stream that begins: await it to know that it has begun, or iterate it at once. */
export class EventStreamPromise extends Promise<EventStream> implements AsyncIterable<Schemas["WebhookEvent"]> {
  // What `then` gives is an ordinary promise.
  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Schemas["WebhookEvent"], undefined> {
    yield* await this;
  }
}
