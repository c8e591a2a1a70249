import type { ServerResponse } from "node:http";
import { describe, expect, it, onTestFinished } from "vitest";
import type { EventStream, InboxHub, Schemas } from "../src";
import { createHub, failureOf } from "./hub";
import { createTestRuntime, type TestRuntime } from "./runtime";
import { type Answer, data, failure, json, raw, reset, startServer } from "./scripted-server";

type Event = Schemas["WebhookEvent"];

const eventOf = (name: string) => ({ id: `evt_${name}`, type: "message_deleted", data: { messageId: name } });
const frame = (name: string) => `id: after-${name}\nevent: message_deleted\ndata: ${JSON.stringify(eventOf(name))}\n\n`;
const opening = "retry: 2000\nid: begin\n\n";

/** A stream that gives these pieces, and goes on if nothing ends it. */
function stream(pieces: readonly string[], end: (response: ServerResponse) => void = () => {}): Answer {
  return (response) => {
    response.writeHead(200, { "Content-Type": "text/event-stream; charset=utf-8" });
    for (const piece of pieces) response.write(piece);
    setImmediate(() => end(response));
  };
}
const ends = (response: ServerResponse) => response.end();
const breaks = (response: ServerResponse) => response.destroy();

async function open(answers: readonly Answer[], runtime: TestRuntime = createTestRuntime()) {
  const { baseUrl, received } = await startServer(...answers);
  const { hub } = createHub({ baseUrl }, runtime);
  const events = await hub.events.stream({ types: ["message", "message_deleted"] });
  onTestFinished(() => events.close());
  return { events, received, runtime };
}

async function take(events: EventStream, count: number): Promise<string[]> {
  const iterator = events[Symbol.asyncIterator]();
  const ids: string[] = [];
  while (ids.length < count) {
    const { value, done } = await iterator.next();
    if (done) throw new Error("The stream has ended");
    ids.push(value.id);
  }
  return ids;
}

describe("a stream of events", () => {
  it("can be iterated without being awaited", async () => {
    const { baseUrl, received } = await startServer(stream([opening, frame("a"), frame("b")]));
    const ids: string[] = [];
    for await (const { id } of createHub({ baseUrl }).hub.events.stream()) {
      ids.push(id);
      if (ids.length === 2) break;
    }
    expect(ids).toEqual(["evt_a", "evt_b"]);
    expect(received).toHaveLength(1);
  });

  it("fails where it is iterated when it cannot begin", async () => {
    const { baseUrl } = await startServer(failure(403, "FORBIDDEN"));
    const iterator = createHub({ baseUrl }).hub.events.stream()[Symbol.asyncIterator]();
    expect(await failureOf(iterator.next())).toMatchObject({ name: "PermissionError" });
  });

  it("asks for what it is told to, and gives the events as they come", async () => {
    const { events, received } = await open([stream([opening, frame("a"), ":\n\n", frame("b")])]);
    expect(events.cursor).toBe("begin");
    expect(await take(events, 1)).toEqual(["evt_a"]);
    expect(events.cursor).toBe("after-a");
    expect(await take(events, 1)).toEqual(["evt_b"]);
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({
      method: "GET",
      path: "/api/events/stream?types=message,message_deleted",
      headers: { accept: "text/event-stream", "x-api-key": expect.any(String) },
    });
    expect(received[0]?.headers).not.toHaveProperty("last-event-id");
  });

  it.each([
    ["ends", ends],
    ["breaks", breaks],
  ])("goes on where it was when the connection %s", async (_, end) => {
    const { events, received, runtime } = await open([
      stream([opening, frame("a"), `${frame("b").slice(0, -1)}`], end),
      stream([opening.replace("2000", "7000").replace("begin", "after-a"), frame("b"), ":\nid: further\n\n"], end),
      stream([frame("c")]),
    ]);
    expect(await take(events, 3)).toEqual(["evt_a", "evt_b", "evt_c"]);
    expect(received.map(({ headers }) => headers["last-event-id"])).toEqual([undefined, "after-a", "further"]);
    expect(runtime.pauses).toEqual([2500, 7500]);
  });

  it("waits for a server that is away, and for one that asks it to", async () => {
    const { events, received, runtime } = await open([
      stream([opening, frame("a")], ends),
      reset,
      raw(502, "<html>"),
      failure(429, "TOO_MANY_STREAMS", {}, { "Retry-After": "15" }),
      failure(503, "SERVICE_UNAVAILABLE"),
      stream([frame("b")]),
    ]);
    expect(await take(events, 2)).toEqual(["evt_a", "evt_b"]);
    expect(received.slice(1).map(({ headers }) => headers["last-event-id"])).toEqual(Array(5).fill("after-a"));
    expect(runtime.pauses).toEqual([2500, 250, 500, 16_000, 2000]);
  });

  it("takes a long silence for a dead connection", async () => {
    const { events, received, runtime } = await open([stream([opening, frame("a")]), stream([frame("b")])]);
    expect(await take(events, 1)).toEqual(["evt_a"]);
    const next = take(events, 1);
    await expect.poll(runtime.open).toBe(1);
    runtime.reachLimit();
    expect(await next).toEqual(["evt_b"]);
    expect(received.map(({ headers }) => headers["last-event-id"])).toEqual([undefined, "after-a"]);
  });

  it.each([
    [401, "INVALID_API_KEY", "AuthenticationError"],
    [403, "FORBIDDEN", "PermissionError"],
    [410, "EVENTS_EXPIRED", "InvalidRequestError"],
    [400, "INVALID_CURSOR", "InvalidRequestError"],
  ])("fails when coming back is refused with %i %s", async (status, code, name) => {
    const { events, received } = await open([stream([opening, frame("a")], ends), failure(status, code)]);
    expect(await take(events, 1)).toEqual(["evt_a"]);
    expect(await failureOf(take(events, 1))).toMatchObject({ name, code, operationId: "events.stream" });
    expect(received).toHaveLength(2);
    expect(events.cursor).toBe("after-a");
  });

  it("reads no further than its reader has come", async () => {
    let pulls = 0;
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          pulls += 1;
          controller.enqueue(new TextEncoder().encode(frame(`${pulls}`)));
        },
      },
      { highWaterMark: 0 },
    );
    const headers = { "Content-Type": "text/event-stream" };
    const { hub } = createHub({ fetch: async () => new Response(body, { headers }) });
    const events = await hub.events.stream();
    // What comes first may be an event already: it is given as well.
    expect(await take(events, 3)).toEqual(["evt_1", "evt_2", "evt_3"]);
    await new Promise(setImmediate);
    expect(pulls).toBe(3);
    events.close();
  });
});

describe("opening a stream", () => {
  it("fails as any call does", async () => {
    const { baseUrl } = await startServer(failure(404, "SESSION_NOT_FOUND"));
    const { hub } = createHub({ baseUrl });
    expect(await failureOf(hub.events.stream({ sessionId: "unknown" }))).toMatchObject({ name: "NotFoundError" });
  });

  it("is tried again as any call is, and no more often", async () => {
    const { baseUrl, received } = await startServer(raw(503));
    const { hub } = createHub({ baseUrl });
    expect(await failureOf(hub.events.stream({}, { maxRetries: 1 }))).toMatchObject({
      name: "ServerError",
      attempts: 2,
    });
    expect(received).toHaveLength(2);
  });

  it.each([
    ["a page of some proxy", raw(200, "<html>", { "Content-Type": "text/html" })],
    ["JSON", data({})],
    ["nothing", raw(204)],
  ])("refuses %s", async (_, answer) => {
    const { baseUrl } = await startServer(answer);
    const { hub } = createHub({ baseUrl });
    expect(await failureOf(hub.events.stream())).toMatchObject({ name: "APIError", operationId: "events.stream" });
  });

  it("gives up when the stream does not begin in time, as behind a proxy that holds it back", async () => {
    const runtime = createTestRuntime();
    const { baseUrl } = await startServer(
      stream([], () => {
        setImmediate(runtime.reachLimit);
      }),
    );
    const { hub } = createHub({ baseUrl, maxRetries: 0 }, runtime);
    expect(await failureOf(hub.events.stream())).toMatchObject({ name: "TimeoutError" });
  });

  it("takes the options of every call, and no others", async () => {
    const { hub } = createHub({});
    const wrong = { signal: "no signal" } as never;
    expect(await failureOf(hub.events.stream({}, wrong))).toMatchObject({ name: "UsageError" });
  });
});

describe("the end of a stream", () => {
  async function opened() {
    let noteClosed = () => {};
    const closed = new Promise<void>((resolve) => {
      noteClosed = resolve;
    });
    const watch: Answer = (response, request) => {
      response.once("close", noteClosed);
      stream([opening, frame("a")])(response, request);
    };
    const runtime = createTestRuntime();
    const { baseUrl, received } = await startServer(watch);
    return { hub: createHub({ baseUrl }, runtime).hub, runtime, received, closed };
  }

  it("comes with leaving the loop", async () => {
    const { hub, runtime, received, closed } = await opened();
    const events = await hub.events.stream();
    for await (const event of events) {
      expect(event.id).toBe("evt_a");
      break;
    }
    await closed;
    expect([received.length, runtime.open()]).toEqual([1, 0]);
    expect(await events[Symbol.asyncIterator]().next()).toEqual({ value: undefined, done: true });
  });

  it("comes with close, also while the reader waits and before it has begun", async () => {
    const first = await opened();
    const events = await first.hub.events.stream();
    expect(await take(events, 1)).toEqual(["evt_a"]);
    const waiting = events[Symbol.asyncIterator]().next();
    await expect.poll(first.runtime.open).toBe(1);
    events.close();
    expect(await waiting).toEqual({ value: undefined, done: true });
    await first.closed;
    expect(first.received).toHaveLength(1);

    const second = await opened();
    (await second.hub.events.stream()).close();
    await second.closed;
  });

  it("comes with close in the pause before a reconnection", async () => {
    let events: EventStream | undefined;
    const runtime = createTestRuntime({ onPause: () => events?.close() });
    const { baseUrl, received } = await startServer(stream([opening, frame("a")], ends));
    events = await createHub({ baseUrl }, runtime).hub.events.stream();
    const names: string[] = [];
    for await (const { id } of events) names.push(id);
    expect([names, received.length, runtime.open()]).toEqual([["evt_a"], 1, 0]);
  });

  it("comes with the caller's signal, as an AbortError, and leaves no listener", async () => {
    const controller = new AbortController();
    const { signal } = controller;
    let listeners = 0;
    const { addEventListener, removeEventListener } = signal;
    signal.addEventListener = (...args: Parameters<typeof addEventListener>) => {
      listeners++;
      addEventListener.apply(signal, args);
    };
    signal.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
      listeners--;
      removeEventListener.apply(signal, args);
    };
    const { hub, closed, runtime } = await opened();
    const events = await hub.events.stream({}, { signal });
    expect(await take(events, 1)).toEqual(["evt_a"]);
    const waiting = failureOf(take(events, 1));
    await expect.poll(runtime.open).toBe(1);
    controller.abort(new Error("enough"));
    expect(await waiting).toMatchObject({ name: "AbortError", cause: new Error("enough") });
    await closed;
    expect([listeners, runtime.open()]).toEqual([0, 0]);
  });

  it("comes with a signal that is aborted in the pause, or was so already", async () => {
    const controller = new AbortController();
    const runtime = createTestRuntime({ onPause: () => controller.abort() });
    const { baseUrl, received } = await startServer(stream([opening, frame("a")], ends));
    const { hub } = createHub({ baseUrl }, runtime);
    const events = await hub.events.stream({}, { signal: controller.signal });
    expect(await take(events, 1)).toEqual(["evt_a"]);
    expect(await failureOf(take(events, 1))).toMatchObject({ name: "AbortError" });
    expect(await failureOf(hub.events.stream({}, { signal: controller.signal }))).toMatchObject({ name: "AbortError" });
    expect(received).toHaveLength(1);
  });
});

describe("a page of events", () => {
  const page = (names: readonly string[], hasMore: boolean, nextCursor: string) =>
    json(200, { success: true, data: names.map(eventOf), pagination: { limit: 2, hasMore, nextCursor } });

  async function collect(hub: InboxHub) {
    const events: string[] = [];
    for await (const event of await hub.events.list({ limit: 2, since: "2026-01-01T00:00:00Z" })) events.push(event.id);
    return events;
  }

  it("has its events and the cursor to go on with", async () => {
    const { baseUrl } = await startServer(page(["a"], false, "next"));
    const { hub } = createHub({ baseUrl });
    const { items, pagination } = await hub.events.list();
    expect(items).toEqual([eventOf("a")] satisfies readonly object[] as unknown as Event[]);
    expect(pagination.nextCursor).toBe("next");
  });

  it("leads through the pages after it, empty ones too, and ends where there is nothing more", async () => {
    const { baseUrl, received } = await startServer(
      page(["a", "b"], true, "1"),
      page([], true, "2"),
      page(["c"], false, "3"),
    );
    const { hub } = createHub({ baseUrl });
    expect(await collect(hub)).toEqual(["evt_a", "evt_b", "evt_c"]);
    const since = "since=2026-01-01T00%3A00%3A00Z";
    expect(received.map(({ path }) => path)).toEqual([
      `/api/events?limit=2&${since}`,
      `/api/events?limit=2&${since}&after=1`,
      `/api/events?limit=2&${since}&after=2`,
    ]);
  });

  it("fails at the page that fails", async () => {
    const { baseUrl } = await startServer(page(["a"], true, "1"), failure(410, "EVENTS_EXPIRED"));
    const { hub } = createHub({ baseUrl });
    expect(await failureOf(collect(hub))).toMatchObject({ status: 410, code: "EVENTS_EXPIRED" });
  });
});
