import { AppError } from "../lib/app-error";
import { EngineError, type EngineErrorCode, type SessionStatus } from "./engine";

/** What the caller may read. The engine's own words can hold a number. */
const problems = {
  INVALID_STATE: "the session was not ready for it",
  INVALID_RECIPIENT: "WhatsApp does not take this address",
  NOT_ON_WHATSAPP: "this number is not on WhatsApp",
  SEND_FAILED: "WhatsApp refused the message",
  SEND_UNKNOWN: "the answer was lost, it may have been done",
  MESSAGE_NOT_FOUND: "WhatsApp does not have this message",
  CHAT_NOT_FOUND: "WhatsApp does not have this chat",
  MEDIA_UNAVAILABLE: "the file is not available",
  MEDIA_TOO_LARGE: "the file is too large for WhatsApp",
  FORBIDDEN: "WhatsApp does not allow it",
  UNSUPPORTED: "this engine cannot do it",
  TIMEOUT: "WhatsApp did not answer in time",
  ENGINE_CRASHED: "the engine stopped working and is being restarted",
  ENGINE_MISSING: "the engine is not installed on this server",
  UPSTREAM_CHANGED: "WhatsApp has changed and this engine does not know it yet",
  INTERNAL: "the engine failed",
} as const satisfies Record<EngineErrorCode, string>;

interface Asked {
  readonly sessionId: string;
  /** The session's status when the error came. */
  readonly status: SessionStatus;
}

/** An engine's error as the API answers it. Anything else is unexpected, and comes back as it is. */
export function toAppError(error: unknown, { sessionId, status }: Asked): unknown {
  if (!(error instanceof EngineError)) return error;
  if (error.code === "INVALID_STATE") {
    // It may be back already; the call was lost all the same.
    const seen = status === "connected" ? "reconnecting" : status;
    return new AppError("SESSION_DISCONNECTED", { sessionId, status: seen }, { cause: error });
  }
  if (error.code === "NOT_ON_WHATSAPP") return new AppError("RECIPIENT_NOT_ON_WHATSAPP", {}, { cause: error });
  return new AppError("ENGINE_FAILED", { problem: problems[error.code] }, { cause: error });
}

/** As `toAppError`, where the request names a number, at `path`, that WhatsApp may not know. */
export function toNumberError(error: unknown, path: string, asked: Asked): unknown {
  if (!(error instanceof EngineError)) return error;
  if (error.code !== "NOT_ON_WHATSAPP" && error.code !== "INVALID_RECIPIENT") return toAppError(error, asked);
  const details = [{ path, message: problems[error.code] }];
  return new AppError("INVALID_REQUEST", { problem: path }, { details, cause: error });
}
