import type { CallGate } from "../call-gate";
import { EngineError } from "../engine";
import type { EngineTimings } from "../engine-timings";
import type { Login } from "./credentials";
import { toEngineError } from "./engine-error";
import type { Actor } from "./world/world-types";

/** Asks WhatsApp something as the linked device, for as long as the connection lasts. */
export type Call = <T>(work: (actor: Actor) => T | Promise<T>) => Promise<T>;

interface CallerDeps {
  readonly gate: CallGate;
  readonly timings: EngineTimings;
  readonly requireLogin: () => Login;
}

export function createCaller({ gate, timings, requireLogin }: CallerDeps): Call {
  return async (work) => {
    const { token, phone } = requireLogin();
    const lost = (why: "timeout" | "interrupted") =>
      why === "timeout"
        ? new EngineError("TIMEOUT", "WhatsApp did not answer in time", true)
        : new EngineError("INVALID_STATE", "The connection was lost before WhatsApp answered", true);
    return gate.run({ timeoutMs: timings.readMs, lost }, async () => {
      try {
        return await work({ phone, device: token });
      } catch (error) {
        throw toEngineError(error);
      }
    });
  };
}
