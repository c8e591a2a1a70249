import { type Engine, EngineError, type EngineEvents } from "./engine";

type Listeners = { readonly [E in keyof EngineEvents]: Set<(payload: EngineEvents[E]) => void> };

export interface EngineEventHub {
  readonly on: Engine["on"];
  emit<E extends keyof EngineEvents>(event: E, payload: EngineEvents[E]): void;
}

/** Tells listeners, and keeps the engine safe from them: what a listener throws, or rejects with, becomes a `fault`. */
export function createEngineEvents(): EngineEventHub {
  const listeners: Listeners = {
    state: new Set(),
    message: new Set(),
    ack: new Set(),
    edit: new Set(),
    revoke: new Set(),
    reaction: new Set(),
    vote: new Set(),
    group: new Set(),
    read: new Set(),
    archive: new Set(),
    fault: new Set(),
  };

  /** What a listener causes waits until every listener has heard what comes before it. */
  const waiting: (() => void)[] = [];
  let telling = false;

  const emit: EngineEventHub["emit"] = (event, payload) => {
    waiting.push(() => tell(event, payload));
    if (telling) return;
    telling = true;
    for (let next = waiting.shift(); next; next = waiting.shift()) next();
    telling = false;
  };

  const tell: EngineEventHub["emit"] = (event, payload) => {
    const report = (cause: unknown) => {
      // A broken fault listener has nobody left to be reported to.
      if (event === "fault") return;
      emit("fault", new EngineError("INTERNAL", `A listener of "${event}" failed`, false, { cause }));
    };
    for (const listener of [...listeners[event]]) {
      try {
        // An async function is a valid listener, and its rejection would end the process.
        const result: unknown = listener(payload);
        if (result instanceof Promise) result.catch(report);
      } catch (cause) {
        report(cause);
      }
    }
  };

  return {
    emit,
    on(event, listener) {
      listeners[event].add(listener);
      return () => listeners[event].delete(listener);
    },
  };
}
