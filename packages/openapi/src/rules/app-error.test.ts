import { expect, it } from "vitest";
import { AppError, type ErrorDetail, invalidRequest } from "./app-error";
import { inEach, verbatim } from "./phrase";

it("names the places of a request that breaks the contract, each once", () => {
  const message = { es: "es obligatorio", en: "is required" };
  const cause = new Error("told only to the log");
  const details = ["body.to", "body.to", "body.message"].map((path) => ({ path, message }));
  const error = invalidRequest(details, { cause });
  expect(error).toMatchObject({ code: "INVALID_REQUEST", details, cause });
  expect(error.params.problem).toEqual(verbatim("body.to, body.message"));
});

it("says a phrase that is made of others in each language", () => {
  const intro = { es: "debe ser", en: "must be" };
  expect(inEach((language) => `${intro[language]} identity`)).toEqual({
    es: "debe ser identity",
    en: "must be identity",
  });
});

it("takes no prose that is in one language only, nor a parameter that no sentence has", () => {
  // @ts-expect-error A problem is a phrase.
  new AppError("MESSAGE_NOT_EDITABLE", { messageId: "msg_1", problem: "it was deleted" });
  // @ts-expect-error What is required is a scope, a role or a phrase.
  new AppError("FORBIDDEN", { required: "an API key for every session" });
  // @ts-expect-error Ids are no phrases.
  new AppError("SESSION_NOT_FOUND", { sessionId: verbatim("session_1") });
  // @ts-expect-error No sentence has this placeholder.
  new AppError("SESSION_NOT_FOUND", { session: "session_1" });
  // @ts-expect-error A detail's message is a phrase.
  const detail: ErrorDetail = { path: "body.to", message: "is required" };
  // @ts-expect-error A phrase is in both languages.
  const half: ErrorDetail = { path: "body.to", message: { en: "is required" } };
  expect([detail.path, half.path]).toEqual(["body.to", "body.to"]);
  expect(new AppError("FORBIDDEN", { required: "messages:write" }).params).toEqual({ required: "messages:write" });
});
