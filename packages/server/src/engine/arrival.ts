import { EngineError, type EngineSnapshot } from "./engine";
import type { EngineEventHub } from "./engine-events";
import type { SessionState } from "./session-state";

/** Resolves once the session is pairing or connected; rejects once it has come to rest anywhere else. */
export function waitForArrival(state: SessionState, events: EngineEventHub): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = ({ status, reason }: EngineSnapshot) => {
      if (status === "starting" || status === "authenticating" || status === "reconnecting") return;
      stopLooking();
      if (status === "pairing" || status === "connected") return resolve();
      const retryable = status === "failed";
      const code = retryable ? "TIMEOUT" : "INVALID_STATE";
      reject(new EngineError(code, `The session became ${status} (${reason}) while it was starting`, retryable));
    };
    const stopLooking = events.on("state", look);
    look(state.snapshot());
  });
}
