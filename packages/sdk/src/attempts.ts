import { abortable } from "./abortable";
import type { Answer } from "./api-promise";
import type { Call } from "./call";
import type { Authorize } from "./credentials";
import { AbortError, APIError, type ErrorFacts, InboxHubError } from "./errors";
import { createExchange } from "./exchange";
import type { Settings } from "./options";
import { isWorthRetrying, pauseBefore } from "./retry-policy";
import { pause, type Runtime } from "./runtime";

interface Dependencies {
  readonly settings: Pick<Settings, "fetch" | "logger" | "maxRetryAfter">;
  readonly runtime: Runtime;
  readonly authorize: Authorize;
}

/** Sends a request as often as its operation allows. */
export function createAttempts({ settings, runtime, authorize }: Dependencies) {
  const { logger, maxRetryAfter } = settings;
  const exchange = createExchange(settings.fetch, runtime);

  return async function attempts<T>(call: Call<T>): Promise<Answer<T>> {
    const { operation, idempotencyKey, sessionId, maxRetries, signal } = call;
    const { id } = operation;
    let facts: ErrorFacts = { operationId: id, attempts: 0, idempotencyKey, sessionId };
    try {
      return await untilDone();
    } catch (error) {
      if (error instanceof InboxHubError || !signal?.aborted) throw error;
      throw new AbortError(`${id}: the call was aborted.`, facts, error);
    }

    async function untilDone(): Promise<Answer<T>> {
      let rejected: string | undefined;
      for (let attempt = 1, retries = 0; ; attempt++) {
        const { headers, token } = await abortable(authorize(operation, call.headers, rejected), signal);
        facts = { ...facts, attempts: attempt };
        const started = runtime.now();
        const outcome = await exchange(call, headers, facts).then(
          (result) => ({ result }),
          (error: unknown) => ({ error }),
        );
        const fields = { operationId: id, attempt, durationMs: runtime.now() - started };
        if (!("error" in outcome)) {
          logger?.debug("inbox-hub: answered", fields);
          return outcome.result;
        }
        const { error } = outcome;
        if (!(error instanceof InboxHubError)) throw error;
        // Refused before anything was done, so it is safe for every operation; once, or a broken server would keep us here.
        if (token !== undefined && rejected === undefined && isInvalidToken(error)) {
          rejected = token;
          continue;
        }
        const retryInMs = retries < maxRetries ? pauseAfter(error, retries) : undefined;
        logger?.warn("inbox-hub: failed", { ...fields, ...describe(error), retryInMs });
        if (retryInMs === undefined) throw error;
        retries++;
        await pause(runtime, retryInMs, signal);
      }
    }

    function pauseAfter(error: InboxHubError, retries: number): number | undefined {
      if (!isWorthRetrying(error, operation.retry)) return undefined;
      const retryAfter = error instanceof APIError ? error.retryAfter : undefined;
      return pauseBefore({ retries, retryAfter, maxRetryAfter, random: runtime.random() });
    }
  };
}

function isInvalidToken(error: InboxHubError): boolean {
  return error instanceof APIError && error.code === "INVALID_TOKEN";
}

function describe(error: InboxHubError) {
  const code = error instanceof APIError ? error.code : undefined;
  return { error: error.name, status: error.status, code, requestId: error.requestId };
}
