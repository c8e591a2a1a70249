import { abortable } from "./abortable";
import type { Answer } from "./api-promise";
import type { Call } from "./call";
import type { Authorize } from "./credentials";
import { AbortError, type ErrorFacts, InboxHubError, TimeoutError } from "./errors";
import { createExchange } from "./exchange";
import { shownHeaders, shownPath } from "./log";
import type { Settings } from "./options";
import type { Pacer } from "./pacer";
import { isWorthRetrying, pauseBefore } from "./retry-policy";
import { pause, type Runtime } from "./runtime";
import { limitTime } from "./time-limit";

interface Dependencies {
  readonly settings: Pick<Settings, "fetch" | "log" | "isDebugging" | "middleware" | "maxRetryAfter">;
  readonly runtime: Runtime;
  readonly authorize: Authorize;
  /** Undefined without `pace`. */
  readonly pacer: () => Promise<Pacer> | undefined;
}

/** Sends a request as often as its operation allows. */
export function createAttempts({ settings, runtime, authorize, pacer }: Dependencies) {
  const { log, isDebugging, maxRetryAfter } = settings;
  const exchange = createExchange(settings, runtime);

  return async function attempts<T>(given: Call<T>): Promise<Answer<T>> {
    const { operation, idempotencyKey, sessionId, maxRetries, totalTimeout } = given;
    const { id, method } = operation;
    const limit = totalTimeout === undefined ? undefined : limitTime(runtime, totalTimeout, given.signal);
    const end = runtime.now() + (totalTimeout ?? Number.POSITIVE_INFINITY);
    const signal = limit?.signal ?? given.signal;
    const call = { ...given, signal };
    let facts: ErrorFacts = { operationId: id, attempts: 0, idempotencyKey, sessionId };
    let isStreaming = false;
    try {
      const answer = await untilDone();
      isStreaming = call.reader.streams === true;
      return answer;
    } catch (error) {
      if (limit?.isLate()) throw new TimeoutError(`${id}: no success within ${totalTimeout} ms.`, facts);
      if (error instanceof InboxHubError || !signal?.aborted) throw error;
      throw new AbortError(`${id}: the call was aborted.`, facts, error);
    } finally {
      limit?.stop(isStreaming);
    }

    async function untilDone(): Promise<Answer<T>> {
      let rejected: string | undefined;
      const pacing = call.isPaced ? await pacer() : undefined;
      for (let attempt = 1, retries = 0; ; attempt++) {
        await pacing?.turn(sessionId ?? "", signal);
        const { headers, token } = await abortable(authorize(operation, call.headers, rejected), signal);
        facts = { ...facts, attempts: attempt };
        if (isDebugging) {
          const shown = { method, path: shownPath(call.url), headers: shownHeaders(headers) };
          log.debug("inbox-hub: sending", { operationId: id, attempt, ...shown });
        }
        const started = runtime.now();
        const outcome = await exchange(call, headers, facts).then(
          (result) => ({ result }),
          (error: unknown) => ({ error }),
        );
        const fields = { operationId: id, attempt, durationMs: runtime.now() - started };
        if (!("error" in outcome)) {
          const { response } = outcome.result;
          pacing?.learn(sessionId ?? "", response.headers);
          log.info("inbox-hub: answered", {
            ...fields,
            status: response.status,
            requestId: response.headers.get("x-request-id") ?? undefined,
            ...(isDebugging && { headers: shownHeaders(response.headers) }),
          });
          return outcome.result;
        }
        const { error } = outcome;
        if (!(error instanceof InboxHubError)) throw error;
        const { name, status, code, requestId, retryAfter }: ErrorFacts & Error = error;
        // Refused before anything was done, so it is safe for every operation; once, or a broken server would keep us here.
        if (token !== undefined && rejected === undefined && code === "INVALID_TOKEN") {
          rejected = token;
          continue;
        }
        const retryInMs = retries < maxRetries ? pauseAfter(error, retryAfter, retries) : undefined;
        // What the server refuses is news for the caller, who gets the error.
        const level = retryInMs !== undefined ? "warn" : code && status && status < 500 ? "info" : "error";
        log[level]("inbox-hub: failed", { ...fields, error: name, status, code, requestId, retryInMs });
        if (retryInMs === undefined) throw error;
        retries++;
        await pause(runtime, retryInMs, signal);
      }
    }

    function pauseAfter(error: InboxHubError, retryAfter: number | undefined, retries: number): number | undefined {
      if (!isWorthRetrying(error, operation.retry)) return undefined;
      const ms = pauseBefore({ retries, retryAfter, maxRetryAfter, random: runtime.random() });
      // The error says more than that the time was up in the middle of a pause.
      return ms !== undefined && runtime.now() + ms < end ? ms : undefined;
    }
  };
}
