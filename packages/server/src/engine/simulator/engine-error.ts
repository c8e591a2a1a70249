import { EngineError } from "../engine";
import { WorldError } from "./world/world-error";

/** What the World answers, in the words of the engine port. */
export function toEngineError(error: unknown): EngineError {
  if (error instanceof EngineError) return error;
  if (error instanceof WorldError) {
    const passes = error.retryable || error.code === "INVALID_STATE" || error.code === "TIMEOUT";
    return new EngineError(error.code, error.message, passes, {
      cause: error,
      explanation: error.explanation,
    });
  }
  return new EngineError("INTERNAL", "The simulator failed", false, { cause: error });
}

/** Runs `work`, and lets nothing but an EngineError out of it. */
export function asEngine<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw toEngineError(error);
  }
}

export function notConnected(): EngineError {
  return new EngineError("INVALID_STATE", "The session is not connected", true);
}
