import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createEventBench, type EventBench, SESSION } from "../../../test/support/event-bench";
import { fakeSessionAccess } from "../../../test/support/session-access";
import { contextOf, expectOnContract, requestOf } from "../../../test/support/wire";
import { createEventHandlers } from "./event-handlers";
import { createEventService, type EventFeed } from "./event-service";

const context = contextOf({ type: "api_key", keyId: "key_1" });

let bench: EventBench;
let handlers: ReturnType<typeof createEventHandlers>;
let followed: EventFeed[];
beforeEach(async () => {
  bench = await createEventBench();
  followed = [];
  handlers = createEventHandlers({
    events: createEventService({ events: bench.reader, sessions: fakeSessionAccess({ [SESSION]: null }) }),
    streams: {
      open: (_, feed) => {
        followed.push(feed);
        return Readable.from([]);
      },
    },
  });
});
afterEach(() => bench.close());

type ListQuery = Parameters<(typeof handlers)["events.list"]>[0]["query"];
const list = async (query: ListQuery = {}) => {
  const reply = await handlers["events.list"](requestOf("events.list", { query }), context);
  if (!("data" in reply)) throw new Error("No list");
  expectOnContract("events.list", reply);
  return reply;
};

/** The names of the events that a stream would give. */
async function follow(query: Parameters<(typeof handlers)["events.stream"]>[0]["query"], lastEventId?: string) {
  const request = { ...requestOf("events.stream", { query }), headers: { "last-event-id": lastEventId } };
  const reply = await handlers["events.stream"](request, context);
  const feed = followed.at(-1);
  if (!feed) throw new Error("Nothing is followed");
  const { events } = await feed.read(feed.cursor);
  return { reply, names: events.map(({ body }) => JSON.parse(body.toString()).data.messageId) };
}

const messageId = (letter: string) => `msg_${letter.repeat(26)}`;
const [A, B, C] = [messageId("A"), messageId("B"), messageId("C")];

describe("the list", () => {
  it("gives the events as the contract has them, the oldest first, and always a cursor", async () => {
    const empty = await list();
    expect(empty.pagination).toEqual({ limit: 50, hasMore: false, nextCursor: expect.any(String) });
    for (const id of [A, B, C]) await bench.publish(id);
    const first = await list({ limit: 2 });
    expect(first.data).toMatchObject([
      { event: "message_deleted", sessionId: SESSION, sequence: 1, data: { messageId: A } },
      { event: "message_deleted", sessionId: SESSION, sequence: 2, data: { messageId: B } },
    ]);
    expect(first.pagination).toEqual({ limit: 2, hasMore: true, nextCursor: expect.any(String) });
    const last = await list({ limit: 2, after: first.pagination.nextCursor });
    expect(last.data).toMatchObject([{ data: { messageId: C } }]);
    expect(last.pagination.hasMore).toBe(false);
    expect((await list({ after: empty.pagination.nextCursor })).data).toHaveLength(3);
  });

  it("begins at a time, unless a cursor says where", async () => {
    await bench.publish(A);
    const { nextCursor } = (await list()).pagination;
    await bench.clock.advance(1000);
    await bench.publish(B);
    await bench.clock.advance(1000);
    await bench.publish(C);
    const since = new Date(bench.clock.now()).toISOString();
    expect((await list({ since })).data).toMatchObject([{ data: { messageId: C } }]);
    expect((await list({ since, after: nextCursor })).data).toHaveLength(2);
  });

  it("takes types and a session", async () => {
    await bench.publish(A);
    await bench.publish(B, { type: "message_edited" });
    await bench.publish(C, { sessionId: "session_crm_02" });
    expect((await list({ types: ["message_edited"] })).data).toMatchObject([{ data: { messageId: B } }]);
    expect((await list({ sessionId: SESSION })).data).toHaveLength(2);
  });
});

describe("the stream", () => {
  it("is one that neither caches nor proxies hold back", async () => {
    const { reply } = await follow({});
    expect(reply).toMatchObject({
      status: 200,
      contentType: "text/event-stream; charset=utf-8",
      headers: { "Cache-Control": "private, no-cache, no-transform", "X-Accel-Buffering": "no" },
    });
  });

  it("begins after Last-Event-ID, else after `after`, else at `since`, else now", async () => {
    const cursors: string[] = [];
    for (const id of [A, B, C]) {
      cursors.push((await list()).pagination.nextCursor);
      await bench.clock.advance(1000);
      await bench.publish(id);
    }
    const since = new Date(bench.clock.now()).toISOString();
    const [first = "", second = ""] = cursors;
    expect((await follow({ after: first, since }, second)).names).toEqual([B, C]);
    expect((await follow({ after: first, since })).names).toEqual([A, B, C]);
    expect((await follow({ since })).names).toEqual([C]);
    expect((await follow({})).names).toEqual([]);
  });
});
