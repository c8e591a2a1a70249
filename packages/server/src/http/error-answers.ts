import { AppError, statusOf } from "@inbox-hub/openapi/rules";
import { ContractBreach, type ResponseValidator } from "../contract/response-validator";
import type { Clock } from "../lib/clock";
import type { Log } from "../lib/log";
import { type Answer, toErrorAnswer } from "./answer";
import type { EdgeContext, EdgeMiddleware } from "./edge-context";
import { toAppError } from "./known-errors";
import { sendAnswer } from "./send-answer";

/** Turns whatever was thrown into an answer, and tells the log what only the log may know. */
export type AnswerError = (ctx: EdgeContext, thrown: unknown) => Answer;

interface ErrorAnswersDeps {
  readonly log: Log;
  readonly clock: Clock;
  /** Null where answers are not checked. */
  readonly validator: ResponseValidator | null;
}

export function createAnswerError({ log, clock, validator }: ErrorAnswersDeps): AnswerError {
  /** An error that the operation does not name is a fault of ours. */
  const checked = (ctx: EdgeContext, error: AppError): AppError => {
    const id = ctx.state.operation?.id;
    const breaches = id === undefined ? [] : (validator?.error(id, error.code) ?? []);
    if (id === undefined || breaches.length === 0) return error;
    return new AppError("INTERNAL_ERROR", {}, { cause: new ContractBreach(id, breaches) });
  };

  return function answerError(ctx, thrown) {
    const { requestId, language, operation } = ctx.state;
    const error = checked(ctx, toAppError(thrown));
    if (error.cause !== undefined) {
      const level = statusOf(error.code) >= 500 ? "error" : "debug";
      log[level]({ err: error.cause, requestId, operationId: operation?.id, code: error.code }, "request failed");
    }
    return toErrorAnswer(error, { requestId, language, now: clock.now() });
  };
}

/** Answers whatever is thrown below in the one error shape. */
export function createErrorAnswers(answerError: AnswerError, clock: Clock): EdgeMiddleware {
  return async function errorAnswers(ctx, next) {
    try {
      await next();
    } catch (thrown) {
      // A client that went away needs no answer, and did nothing wrong.
      if (ctx.req.destroyed && !ctx.req.complete) return;
      await sendAnswer(ctx, answerError(ctx, thrown), clock);
    }
  };
}
