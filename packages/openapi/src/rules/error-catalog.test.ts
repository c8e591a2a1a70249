import { expect, test } from "vitest";
import { errors } from "../index";
import { isRetryable, sentenceOf, statusOf } from "./error-catalog";

test("an error has its status, its retryability and a sentence in both languages", () => {
  expect(statusOf("MISSING_TOKEN")).toBe(401);
  expect(isRetryable("RATE_LIMIT_EXCEEDED")).toBe(true);
  expect(sentenceOf("MISSING_TOKEN", "es")).toBe("Token de acceso requerido");
  expect(sentenceOf("MISSING_TOKEN", "en")).toBe("Access token required");
});

test("the sentence names what it is about", () => {
  expect(sentenceOf("SESSION_NOT_FOUND", "es", { sessionId: "session_1" })).toBe("La sesión session_1 no existe");
  expect(sentenceOf("SESSION_NOT_FOUND", "en")).toBe("There is no session ?");
  expect(sentenceOf("SESSION_NOT_FOUND", "en", { sessionId: "{sessionId}$&" })).toBe(
    "There is no session {sessionId}$&",
  );
});

test("a phrase stands in the sentence of its language", () => {
  const params = { messageId: "msg_1", problem: { es: "se eliminó", en: "it was deleted" } };
  expect(sentenceOf("MESSAGE_NOT_EDITABLE", "es", params)).toBe("El mensaje msg_1 no se puede modificar: se eliminó");
  expect(sentenceOf("MESSAGE_NOT_EDITABLE", "en", params)).toBe("Message msg_1 cannot be changed: it was deleted");
});

test("both sentences of an error take the same parameters", () => {
  const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
  for (const [code, { es, en }] of Object.entries(errors)) {
    expect([code, placeholders(es)]).toEqual([code, placeholders(en)]);
  }
});
