import { errors } from "@inbox-hub/openapi";
import { expect, test } from "vitest";
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

test("both sentences of an error take the same parameters", () => {
  const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
  for (const [code, { es, en }] of Object.entries(errors)) {
    expect([code, placeholders(es)]).toEqual([code, placeholders(en)]);
  }
});
