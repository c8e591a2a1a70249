import type { Schemas } from "@inbox-hub/openapi";
import type { RequestOptions } from "./call-options";
import { AbortError } from "./errors";
import type { EventStream } from "./event-stream-promise";
import { pause, sleep } from "./pause";
import { readStart } from "./read-start";
import type { Reader } from "./readers";
import type { Runtime } from "./runtime";
import { type Block, readBlocks } from "./sse";

/** A stream that has begun. */
interface Connection {
  readonly opening: Block | undefined;
  readonly blocks: AsyncIterator<Block, undefined>;
}

interface Dependencies {
  readonly connect: (cursor: string | undefined, options: RequestOptions) => Promise<Connection>;
  readonly runtime: Runtime;
  readonly signal: AbortSignal | undefined;
}

/** The server says something every 15 seconds: after so long a silence the connection is dead. */
const LONGEST_SILENCE = 60_000;
/** As good as endless: a stream that has once begun waits for its server. */
const ENDLESS = 1e9;

/** Waits for the first block, which says where the stream begins: from then on nothing can be missed. */
export const readEvents: Reader<Connection> = {
  accept: "text/event-stream",
  streams: true,
  read: async (response, refuse) => {
    const isStream = response.headers.get("content-type")?.startsWith("text/event-stream");
    if (!isStream || !response.body) throw await refuse(await readStart(response));
    const blocks = readBlocks(response.body);
    return { opening: (await blocks.next()).value, blocks };
  },
};

export async function openEventStream({ connect, runtime, signal }: Dependencies): Promise<EventStream> {
  let cursor: string | undefined;
  let retry = 2000;
  let isClosed = false;
  let controller = new AbortController();
  const abort = () => controller.abort(signal?.reason);
  signal?.addEventListener("abort", abort);
  if (signal?.aborted) abort();

  function end() {
    isClosed = true;
    signal?.removeEventListener("abort", abort);
    controller.abort();
  }

  const first = await connect(undefined, { signal: controller.signal }).catch((error: unknown) => {
    end();
    throw error;
  });
  cursor = first.opening?.data === undefined ? first.opening?.id : undefined;
  const events = follow();
  return {
    get cursor() {
      return cursor;
    },
    close: end,
    [Symbol.asyncIterator]: () => events,
  };

  async function* follow(): AsyncGenerator<Schemas["WebhookEvent"], undefined> {
    try {
      let connection = first;
      for (;;) {
        for (let block = connection.opening; block && !isClosed; block = await next(connection)) {
          retry = block.retry ?? retry;
          cursor = block.id ?? cursor;
          if (block.data) yield JSON.parse(block.data);
        }
        if (isClosed) return;
        connection = await reconnect();
      }
    } catch (error) {
      if (!isClosed) throw aborted() ?? error;
    } finally {
      end();
    }
  }

  /** Undefined at the end of the connection, whatever has ended it. */
  async function next({ blocks }: Connection): Promise<Block | undefined> {
    const { done, cancel } = sleep(runtime, LONGEST_SILENCE);
    const arrived = blocks.next().then(
      ({ value }) => value,
      () => undefined,
    );
    return Promise.race([arrived, done.then(() => undefined)]).finally(cancel);
  }

  async function reconnect(): Promise<Connection> {
    const interruption = aborted();
    if (interruption) throw interruption;
    controller.abort();
    controller = new AbortController();
    await pause(runtime, retry + runtime.random() * 1000, controller.signal);
    return connect(cursor, { signal: controller.signal, maxRetries: ENDLESS });
  }

  function aborted(): AbortError | undefined {
    if (!signal?.aborted) return undefined;
    return new AbortError("events.stream: the stream was aborted.", { operationId: "events.stream" }, signal.reason);
  }
}
