import type { Phrase } from "@inbox-hub/openapi/rules";
import { AppError, invalidRequest } from "@inbox-hub/openapi/rules";
import { EngineError, type EngineErrorCode, type SessionStatus } from "./engine";

/** The engine's own words can hold a number. */
const problems = {
  INVALID_STATE: { es: "la sesión no estaba preparada", en: "the session was not ready for it" },
  INVALID_RECIPIENT: { es: "WhatsApp no acepta esta dirección", en: "WhatsApp does not take this address" },
  NOT_ON_WHATSAPP: { es: "este número no está en WhatsApp", en: "this number is not on WhatsApp" },
  SEND_FAILED: { es: "WhatsApp rechazó el mensaje", en: "WhatsApp refused the message" },
  SEND_UNKNOWN: {
    es: "se perdió la respuesta y puede que se hiciera",
    en: "the answer was lost, it may have been done",
  },
  MESSAGE_NOT_FOUND: { es: "WhatsApp no tiene este mensaje", en: "WhatsApp does not have this message" },
  CHAT_NOT_FOUND: { es: "WhatsApp no tiene este chat", en: "WhatsApp does not have this chat" },
  INVITATION_INVALID: { es: "la invitación no es válida", en: "the invitation is not valid" },
  MEDIA_UNAVAILABLE: { es: "el archivo no está disponible", en: "the file is not available" },
  MEDIA_TOO_LARGE: { es: "el archivo es demasiado grande para WhatsApp", en: "the file is too large for WhatsApp" },
  FORBIDDEN: { es: "WhatsApp no lo permite", en: "WhatsApp does not allow it" },
  UNSUPPORTED: { es: "este motor no puede hacerlo", en: "this engine cannot do it" },
  TIMEOUT: { es: "WhatsApp no respondió a tiempo", en: "WhatsApp did not answer in time" },
  ENGINE_CRASHED: {
    es: "el motor dejó de funcionar y se está reiniciando",
    en: "the engine stopped working and is being restarted",
  },
  ENGINE_MISSING: {
    es: "el motor no está instalado en este servidor",
    en: "the engine is not installed on this server",
  },
  UPSTREAM_CHANGED: {
    es: "WhatsApp ha cambiado y este motor aún no conoce el cambio",
    en: "WhatsApp has changed and this engine does not know it yet",
  },
  INTERNAL: { es: "el motor falló", en: "the engine failed" },
} as const satisfies Record<EngineErrorCode, Phrase>;

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
  return new AppError("ENGINE_FAILED", { problem: problemOf(error) }, { cause: error });
}

/** What the caller may read of it. */
export function problemOf({ code, explanation }: EngineError): Phrase {
  return explanation ?? problems[code];
}

/** As `toAppError`, where the request names a number, at `path`, that WhatsApp may not know. */
export function toNumberError(error: unknown, path: string, asked: Asked): unknown {
  if (!(error instanceof EngineError)) return error;
  if (error.code !== "NOT_ON_WHATSAPP" && error.code !== "INVALID_RECIPIENT") return toAppError(error, asked);
  return invalidRequest([{ path, message: problemOf(error) }], { cause: error });
}
