import { abortable } from "./abortable";
import type { Answer } from "./api-promise";
import type { Call } from "./call";
import type { Authorize } from "./credentials";
import { AbortError, type ErrorFacts, InboxHubError, TimeoutError } from "./errors";
import { createExchange } from "./exchange";
import { loadMore } from "./load-more";
import type { Settings } from "./options";
import type { Pacer } from "./pacer";
import type { Runtime } from "./runtime";
import { limitTime } from "./time-limit";

interface Dependencies {
  readonly settings: Pick<Settings, "fetch" | "log" | "isDebugging" | "middleware" | "maxRetryAfter">;
  readonly runtime: Runtime;
  readonly authorize: Authorize;
  /** Undefined without `pace`. */
  readonly pacer: (() => Promise<Pacer>) | undefined;
}

/** Sends a request as often as its operation allows. */
export function createAttempts({ settings, runtime, authorize, pacer }: Dependencies) {
  const { log, isDebugging } = settings;
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
      const shown = isDebugging ? await loadMore() : undefined;
      let rejected: string | undefined;
      const pacing = call.isPaced ? await pacer?.() : undefined;
      for (let attempt = 1, retries = 0; ; attempt++) {
        await pacing?.turn(sessionId ?? "", signal);
        const { headers, token } = await abortable(authorize(operation, call.headers, rejected), signal);
        facts = { ...facts, attempts: attempt };
        if (shown) {
          const request = { method, path: shown.shownPath(call.url), headers: shown.shownHeaders(headers) };
          log.debug("inbox-hub: sending", { operationId: id, attempt, ...request });
        }
        const started = runtime.now();
        const fields = () => ({ operationId: id, attempt, durationMs: runtime.now() - started });
        try {
          const answer = await exchange(call, headers, facts);
          const { status, headers: given } = answer.response;
          pacing?.learn(sessionId ?? "", given);
          const requestId = given.get("x-request-id") ?? undefined;
          const more = shown && { headers: shown.shownHeaders(given) };
          log.info("inbox-hub: answered", { ...fields(), status, requestId, ...more });
          return answer;
        } catch (error) {
          if (!(error instanceof InboxHubError)) throw error;
          const { code }: ErrorFacts = error;
          // Refused before anything was done, so it is safe for every operation; once, or a broken server would keep us here.
          if (token !== undefined && rejected === undefined && code === "INVALID_TOKEN") {
            rejected = token;
            continue;
          }
          const failure = { error, operation, retries, maxRetries, end, settings, runtime, signal, fields: fields() };
          // Without it, in a page that is offline, the error counts for more than another attempt.
          const later = await loadMore().catch(() => undefined);
          if (!(await later?.pauseAfter(failure))) throw error;
          retries++;
        }
      }
    }
  };
}
