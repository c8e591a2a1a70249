import { abortable } from "./abortable";
import type { Answer } from "./api-promise";
import type { Call } from "./call";
import { errorFromAnswer } from "./error-from-answer";
import { ConnectionError, type ErrorFacts, InboxHubError, TimeoutError } from "./errors";
import type { Fetch } from "./options";
import { type Reader, readStart } from "./readers";
import type { Runtime } from "./runtime";
import { safeCause } from "./safe-cause";

/** Sends one request and reads its answer. Fails with an `InboxHubError`, or with the reason of the caller's signal. */
export function createExchange(fetch: Fetch, runtime: Runtime) {
  return async function exchange<T>(call: Call<T>, headers: Headers, facts: ErrorFacts): Promise<Answer<T>> {
    const { operation, url, body, reader, signal, timeout } = call;
    const { id, method } = operation;
    const controller = new AbortController();
    const abort = () => controller.abort(signal?.reason);
    signal?.addEventListener("abort", abort, { once: true });
    let isLate = false;
    const stopTimer = runtime.setTimer(timeout, () => {
      isLate = true;
      controller.abort();
    });

    let response: Response | undefined;
    let isStreaming = false;
    try {
      // The key must not follow to another address, so nothing is followed.
      const init: RequestInit = { method, headers, redirect: "manual", signal: controller.signal };
      if (body !== undefined) init.body = body;
      response = await abortable(fetch(url, init), controller.signal);
      const data = await abortable(readAnswer(response, reader, facts, runtime.now()), controller.signal);
      isStreaming = reader.streams === true;
      return { data, response };
    } catch (error) {
      if (error instanceof InboxHubError || signal?.aborted) throw error;
      const known = {
        ...facts,
        status: response?.status,
        requestId: response?.headers.get("x-request-id") ?? undefined,
      };
      if (isLate) throw new TimeoutError(`${id}: no answer within ${timeout} ms.`, known);
      const cause = safeCause(error);
      const problem = response ? "the answer broke off" : "no connection to the server";
      throw new ConnectionError(`${id}: ${problem} (${cause.message}).`, known, cause);
    } finally {
      stopTimer();
      // A stream goes on after the call, and the signal still ends it.
      if (!isStreaming) signal?.removeEventListener("abort", abort);
    }
  };
}

async function readAnswer<T>(response: Response, reader: Reader<T>, facts: ErrorFacts, now: number): Promise<T> {
  const refuse = (body: unknown) => errorFromAnswer(response, body, facts, now);
  const isUnchanged = response.status === 304 && reader.streams;
  if (!response.ok && !isUnchanged) throw refuse(await readStart(response));
  return reader.read(response, refuse);
}
