import type { ReplayStore } from "./replay-store";
import type { StandardVerifierOptions, VerifierOptions, WebhookDelivery } from "./types";

interface Receiving {
  /** Remembers what was handled, so that each id is handled once. Every delivery is handled unless given. */
  readonly replayStore?: ReplayStore | undefined;
  /** How long a handled id is remembered: 259200 seconds, the 72 hours that retries last, unless a longer time is given. */
  readonly replayTtlSeconds?: number | undefined;
  /**
   * Called, for your log, with each refusal and with what a replay store threw after the handler had run. What your
   * handler throws goes to the framework instead, as the `cause` of an error.
   */
  readonly onError?: ((error: unknown) => unknown) | undefined;
}

/** How webhooks are checked, and what is remembered of them. */
export interface ReceiverOptions extends VerifierOptions, Receiving {}

/** Options under which every delivery has an id and a timestamp. */
export interface StandardReceiverOptions extends StandardVerifierOptions, Receiving {}

/**
 * Handles a genuine webhook. The sender is told that it arrived, with 204, once the promise is fulfilled; else it retries.
 * An answer of the handler's own that is not 2xx is a failure like an error: a returned `Response` or `{ statusCode }`, or a
 * status set on the framework's response.
 */
export type WebhookHandler<Delivery extends WebhookDelivery, Native extends readonly unknown[]> = (
  delivery: Delivery,
  ...native: Native
) => unknown;
