import type { SessionRef } from "../../contract/tenant";
import { createSignal, type Signal } from "../../lib/signal";

/** How the parts of this feature wake each other. Hints only: each looks in the store for what there is to do. */
export interface MessageSignals {
  /** There may be something to send for this session. */
  readonly queued: Signal<SessionRef>;
  /** There may be a new scheduled message. */
  readonly scheduled: Signal;
  /** The message of this id has come further. */
  readonly moved: Signal<string>;
}

export function createMessageSignals(): MessageSignals {
  return { queued: createSignal<SessionRef>(), scheduled: createSignal(), moved: createSignal<string>() };
}
