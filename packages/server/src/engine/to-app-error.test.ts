import { AppError } from "@inbox-hub/openapi/rules";
import { describe, expect, it } from "vitest";
import { EngineError } from "./engine";
import { toAppError, toNumberError } from "./to-app-error";

const asked = { sessionId: "ventas", status: "reconnecting" } as const;
const words = "34612345678 did something";
const withoutNumber = { es: expect.not.stringContaining("346"), en: expect.not.stringContaining("346") };

describe("an engine's error, for the API", () => {
  it("is the session's when the session was not ready", () => {
    const error = new EngineError("INVALID_STATE", words);
    const params = { sessionId: "ventas", status: "reconnecting" };
    expect(toAppError(error, asked)).toMatchObject({ code: "SESSION_DISCONNECTED", params, cause: error });
    // It has come back since: it would be odd to say that it is not connected because it is.
    expect(toAppError(error, { ...asked, status: "connected" })).toMatchObject({ params });
  });

  it("is the recipient's when nobody has that number", () => {
    expect(toAppError(new EngineError("NOT_ON_WHATSAPP", words), asked)).toMatchObject({
      code: "RECIPIENT_NOT_ON_WHATSAPP",
    });
  });

  it("never says a number", () => {
    for (const code of ["SEND_UNKNOWN", "CHAT_NOT_FOUND", "INTERNAL", "ENGINE_CRASHED", "INVALID_RECIPIENT"] as const) {
      const error = toAppError(new EngineError(code, words), asked);
      expect(error).toMatchObject({ code: "ENGINE_FAILED", params: { problem: withoutNumber } });
    }
  });

  it("is the request's when it names the number", () => {
    for (const code of ["NOT_ON_WHATSAPP", "INVALID_RECIPIENT"] as const) {
      expect(toNumberError(new EngineError(code, words), "body.from", asked)).toMatchObject({
        code: "INVALID_REQUEST",
        params: { problem: { es: "body.from", en: "body.from" } },
        details: [{ path: "body.from", message: withoutNumber }],
      });
    }
    expect(toNumberError(new EngineError("TIMEOUT", words), "body.from", asked)).toMatchObject({
      code: "ENGINE_FAILED",
    });
  });

  it("says what the engine explains, in its own words", () => {
    const explanation = { es: "no es una encuesta", en: "it is no poll" };
    const error = toAppError(new EngineError("FORBIDDEN", words, false, { explanation }), asked);
    expect(error).toMatchObject({ code: "ENGINE_FAILED", params: { problem: explanation } });
  });

  it("stays what it is when it is none", () => {
    for (const error of [new AppError("NOT_FOUND"), new Error("a bug")]) {
      expect(toAppError(error, asked)).toBe(error);
      expect(toNumberError(error, "body.from", asked)).toBe(error);
    }
  });
});
