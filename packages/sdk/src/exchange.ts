import { abortable } from "./abortable";
import type { Answer } from "./api-promise";
import type { Call } from "./call";
import { toConnectionError } from "./connection-error";
import { type ErrorFacts, InboxHubError, TimeoutError, UsageError } from "./errors";
import { isObject } from "./is-object";
import { loadMore } from "./load-more";
import { type MiddlewareRequest, passThrough } from "./middleware";
import type { Multipart } from "./multipart";
import type { Settings } from "./options";
import type { Reader } from "./readers";
import type { Runtime } from "./runtime";
import { limitTime } from "./time-limit";

/** Sends one request and reads its answer. Fails with an `InboxHubError`, the reason of the caller's signal, or what a middleware throws. */
export function createExchange(settings: Pick<Settings, "fetch" | "log" | "middleware">, runtime: Runtime) {
  return async function exchange<T>(call: Call<T>, headers: Headers, facts: ErrorFacts): Promise<Answer<T>> {
    const { operation, url, reader, timeout } = call;
    const { id, method } = operation;
    const limit = limitTime(runtime, timeout, call.signal);
    const { signal } = limit;
    let response: Response | undefined;
    let isStreaming = false;
    let opened: ReturnType<Multipart["open"]> | undefined;
    try {
      // A stream is made anew for each attempt.
      let body: MiddlewareRequest["body"];
      if (typeof call.body === "object" && "open" in call.body) {
        opened = call.body.open();
        body = opened.stream;
      } else body = call.body;
      const send = passThrough(settings.middleware, settings.fetch, facts, settings.log);
      const given = await abortable(send({ method, url, headers, body, signal }), signal);
      if (!isObject(given) || given.bodyUsed) {
        throw new UsageError(`${id}: a middleware must return the answer of next(), its body unread.`, facts);
      }
      response = given;
      const data = await abortable(readAnswer(response, reader, facts, runtime.now()), signal);
      isStreaming = reader.streams === true;
      return { data, response };
    } catch (error) {
      if (call.signal?.aborted) throw error;
      const known = {
        ...facts,
        status: response?.status,
        requestId: response?.headers.get("x-request-id") ?? undefined,
      };
      if (limit.isLate()) throw new TimeoutError(`${id}: no answer within ${timeout} ms.`, known);
      if (!response || error instanceof InboxHubError) throw error;
      throw await toConnectionError("the answer broke off", error, known);
    } finally {
      limit.stop(isStreaming);
      opened?.close();
    }
  };
}

async function readAnswer<T>(response: Response, reader: Reader<T>, facts: ErrorFacts, now: number): Promise<T> {
  const isUnchanged = response.status === 304 && reader.streams;
  if (!response.ok && !isUnchanged) throw await (await loadMore()).readFailure(response, facts, now);
  return reader.read(response, async (body) => (await loadMore()).errorFromAnswer(response, body, facts, now));
}
