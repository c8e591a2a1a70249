import { ConnectionError, type ErrorFacts, type InboxHubError } from "./errors";
import type { Logger } from "./log";
import type { Operation } from "./operation";
import type { Settings } from "./options";
import { pause } from "./pause";
import type { Runtime } from "./runtime";

const PASSING_STATUSES = [408, 429, 500, 502, 503, 504];

interface Failure {
  readonly error: InboxHubError;
  readonly operation: Operation;
  /** How often the call was tried again before. */
  readonly retries: number;
  readonly maxRetries: number;
  /** When the time of the whole call is up. */
  readonly end: number;
  readonly settings: Pick<Settings, "log" | "maxRetryAfter">;
  readonly runtime: Runtime;
  readonly signal: AbortSignal | undefined;
  /** What is logged beside the error. */
  readonly fields: object;
}

/** Waits for the next attempt, if there is to be one; false if there is not. Either is logged. */
export async function pauseAfter(failure: Failure): Promise<boolean> {
  const { error, operation, retries, maxRetries, end, settings, runtime, signal, fields } = failure;
  const { name, status, code, requestId, retryAfter = 0 }: ErrorFacts & Error = error;
  const asked = retryAfter * 1000;
  const ms = asked + runtime.random() * Math.min(8000, 500 * 2 ** retries);
  const isToBe =
    retries < maxRetries &&
    isWorthRetrying(error, operation.retry) &&
    asked <= settings.maxRetryAfter &&
    // The error says more than that the time was up in the middle of a pause.
    runtime.now() + ms < end;
  const retryInMs = isToBe ? ms : undefined;
  settings.log[levelOf(error, isToBe)]("inbox-hub: failed", {
    ...fields,
    error: name,
    status,
    code,
    requestId,
    retryInMs,
  });
  if (isToBe) await pause(runtime, ms, signal);
  return isToBe;
}

/** Whether the same request, with the same key, may succeed at another attempt and can do no harm. */
function isWorthRetrying(error: InboxHubError, rule: Operation["retry"]): boolean {
  if (rule === "never") return false;
  if (error instanceof ConnectionError) return true;
  const { code, status = 0, retryable }: ErrorFacts = error;
  if (code === "IDEMPOTENCY_IN_PROGRESS") return true;
  // WhatsApp refused this very message: the same key brings the same refusal again.
  if (code === "SEND_FAILED") return false;
  return PASSING_STATUSES.includes(status) && retryable !== false;
}

/** What the server refuses is news for the caller, who gets the error. */
function levelOf({ status, code }: ErrorFacts, isTriedAgain: boolean): keyof Logger {
  if (isTriedAgain) return "warn";
  return code && status && status < 500 ? "info" : "error";
}
