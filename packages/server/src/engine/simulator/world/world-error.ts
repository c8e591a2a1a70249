import type { Phrase } from "@inbox-hub/openapi/rules";

/** The same words as the engine port uses, so that an engine passes them on. */
export type WorldErrorCode =
  | "INVALID_STATE"
  | "INVALID_RECIPIENT"
  | "NOT_ON_WHATSAPP"
  | "SEND_FAILED"
  | "SEND_UNKNOWN"
  | "MESSAGE_NOT_FOUND"
  | "CHAT_NOT_FOUND"
  | "INVITATION_INVALID"
  | "MEDIA_UNAVAILABLE"
  | "MEDIA_TOO_LARGE"
  | "FORBIDDEN"
  | "UNSUPPORTED"
  | "TIMEOUT"
  | "ENGINE_CRASHED"
  | "ENGINE_MISSING"
  | "UPSTREAM_CHANGED"
  | "INTERNAL";

/** What WhatsApp, or the phone, answers instead of doing what was asked. */
export class WorldError extends Error {
  override readonly name = "WorldError";
  constructor(
    readonly code: WorldErrorCode,
    message: string,
    readonly retryable = false,
    /** Where the code alone says too little: words for people, without any number. */
    readonly explanation: Phrase | null = null,
  ) {
    super(message);
  }
}

/** What the phone does not let anybody do. */
export function forbidden(explanation: Phrase): WorldError {
  return new WorldError("FORBIDDEN", explanation.en, false, explanation);
}
