import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  createEventBench,
  type EventBench,
  everyone,
  everything,
  OTHER_SESSION,
} from "../../../test/support/event-bench";
import { fakeSessionAccess } from "../../../test/support/session-access";
import { framesOf, namesOf } from "../../../test/support/sse";
import type { EventFilter, EventStart } from "./event";
import { createEventService, type EventFeed } from "./event-service";
import { createEventStream } from "./event-stream";

const HEARTBEAT = 15_000;

let bench: EventBench;
beforeEach(async () => {
  bench = await createEventBench();
});
afterEach(() => bench.close());

const settled = () => bench.clock.advance(0);

async function feedOf(filter: EventFilter = everything, start: EventStart = { at: "now" }): Promise<EventFeed> {
  const events = createEventService({ events: bench.reader, sessions: fakeSessionAccess({ [OTHER_SESSION]: null }) });
  return events.follow(everyone, filter, start);
}

interface Wishes {
  readonly feed?: EventFeed;
  readonly isStillAllowed?: () => Promise<boolean>;
  /** Whether it hears of new events. */
  readonly isTold?: boolean;
}

/** A stream, and a client that takes everything at once until it is paused. */
async function follow({ feed, isStillAllowed = async () => true, isTold = true }: Wishes = {}) {
  let closed = 0;
  const stream = createEventStream({
    feed: feed ?? (await feedOf()),
    isStillAllowed,
    clock: bench.clock,
    onClosed: () => {
      closed += 1;
    },
  });
  if (isTold) bench.appended.subscribe(stream.wake);
  let text = "";
  let hasEnded = false;
  let failure: unknown;
  stream.content
    .on("data", (chunk) => {
      text += chunk;
    })
    .on("end", () => {
      hasEnded = true;
    })
    .on("error", (error) => {
      failure = error;
    });
  await settled();
  return {
    ...stream,
    text: () => text,
    frames: () => framesOf(text),
    names: () => namesOf(framesOf(text)),
    hasEnded: () => hasEnded,
    failure: () => failure,
    closed: () => closed,
  };
}

describe("an event stream", () => {
  it("says at once where it begins, so that not even the first event can be missed", async () => {
    const feed = await feedOf();
    const client = await follow({ feed });
    expect(client.text()).toBe(`retry: 2000\nid: ${feed.cursor}\n\n`);
  });

  it("gives what is stored and then what happens, each once and in order", async () => {
    for (const name of ["a", "b"]) await bench.publish(name);
    const client = await follow({ feed: await feedOf(everything, { at: "oldest" }) });
    expect(client.names()).toEqual(["a", "b"]);
    await Promise.all(["c", "d", "e"].map((name) => bench.publish(name)));
    await settled();
    expect(client.names()).toEqual(["a", "b", "c", "d", "e"]);
  });

  it("frames an event with its cursor, its type, and its bytes as they were stored", async () => {
    const client = await follow();
    await bench.publish("ñandú 🦤");
    await settled();
    const { events } = await bench.reader.read(everyone, everything, client.frames()[0]?.id ?? "", {
      events: 1,
      bytes: 1,
    });
    expect(client.frames()[1]).toEqual({
      id: events[0]?.cursor,
      event: "message_deleted",
      data: events[0]?.body.toString(),
    });
  });

  it("misses nothing that is written while it looks", async () => {
    const feed = await feedOf();
    let isFirst = true;
    const client = await follow({
      feed: {
        ...feed,
        async read(cursor) {
          const page = await feed.read(cursor);
          // Written after the table was read, and told before the stream waits for it.
          if (isFirst) await bench.publish("late");
          isFirst = false;
          return page;
        },
      },
    });
    await settled();
    expect(client.names()).toEqual(["late"]);
  });

  it("finds by itself, at the next heartbeat, what nobody told it of", async () => {
    const client = await follow({ isTold: false });
    await bench.publish("unheard");
    await settled();
    expect(client.names()).toEqual([]);
    await bench.clock.advance(HEARTBEAT);
    expect(client.names()).toEqual(["unheard"]);
  });

  it("walks past many events that it leaves out", async () => {
    await bench.fill(5000);
    await bench.publish("rare", { type: "message_edited" });
    const feed = await feedOf({ types: ["message_edited"], sessionId: null }, { at: "oldest" });
    const client = await follow({ feed });
    await settled();
    await settled();
    expect(client.names()).toEqual(["rare"]);
  });
});

describe("a heartbeat", () => {
  it("comes every 15 seconds", async () => {
    const client = await follow();
    const opening = client.text();
    await bench.clock.advance(HEARTBEAT - 1);
    expect(client.text()).toBe(opening);
    await bench.clock.advance(1);
    expect(client.text()).toBe(`${opening}:\n\n`);
    await bench.clock.advance(2 * HEARTBEAT);
    expect(client.text()).toBe(`${opening}${":\n\n".repeat(3)}`);
  });

  it("moves the client on past events that were left out, but never past one that it has not got", async () => {
    const client = await follow({ feed: await feedOf({ types: null, sessionId: OTHER_SESSION }) });
    await bench.publish("of another session");
    await bench.clock.advance(HEARTBEAT);
    const moved = client.frames().at(-1);
    expect(moved).toEqual({ id: expect.any(String) });
    expect(moved?.id).not.toBe(client.frames()[0]?.id);
    await bench.publish("mine", { sessionId: OTHER_SESSION });
    await settled();
    const back = await follow({
      feed: await feedOf({ types: null, sessionId: OTHER_SESSION }, { at: "cursor", cursor: moved?.id ?? "" }),
    });
    expect([client.names(), back.names()]).toEqual([["mine"], ["mine"]]);
  });

  it("still comes while the stream looks for rare events", async () => {
    const feed = await feedOf();
    const endless = { events: [], cursor: feed.cursor, hasMore: true };
    const client = await follow({ feed: { ...feed, read: async () => endless } });
    await bench.clock.advance(HEARTBEAT);
    expect(client.text()).toContain(":\n\n");
    client.content.destroy();
  });

  it.each([
    ["is refused", async () => false],
    [
      "fails",
      async () => {
        throw new Error("INVALID_API_KEY");
      },
    ],
  ])("ends the stream in order when its permission %s", async (_, isStillAllowed) => {
    let now: () => Promise<boolean> = async () => true;
    const client = await follow({ isStillAllowed: () => now() });
    await bench.clock.advance(HEARTBEAT);
    expect(client.hasEnded()).toBe(false);
    now = isStillAllowed;
    await bench.clock.advance(HEARTBEAT);
    expect([client.hasEnded(), client.failure(), client.closed()]).toEqual([true, undefined, 1]);
  });

  it("is not waited for by a permission that is gone: no event is told any more", async () => {
    let isAllowed = true;
    const client = await follow({ isStillAllowed: async () => isAllowed });
    await bench.publish("a");
    await settled();
    isAllowed = false;
    await bench.publish("b");
    await settled();
    expect([client.names(), client.hasEnded(), client.closed()]).toEqual([["a"], true, 1]);
  });

  it("asks for permission also while events keep coming and the client is slow", async () => {
    let isAllowed = true;
    const client = await follow({ isStillAllowed: async () => isAllowed });
    client.content.pause();
    await bench.publish("a");
    await settled();
    isAllowed = false;
    await bench.clock.advance(HEARTBEAT);
    await bench.publish("b");
    client.content.resume();
    await settled();
    expect([client.names(), client.hasEnded()]).toEqual([["a"], true]);
  });
});

describe("a slow client", () => {
  /** How many pages are read for a client. */
  async function counted() {
    const feed = await feedOf();
    let reads = 0;
    const client = await follow({
      feed: {
        ...feed,
        read: (cursor) => {
          reads += 1;
          return feed.read(cursor);
        },
      },
    });
    return { client, reads: () => reads };
  }

  it("costs one page, however much is written meanwhile, and nobody else waits for it", async () => {
    const slow = await counted();
    const quick = await counted();
    slow.client.content.pause();
    await bench.publish("seen by nobody yet");
    await settled();
    const before = slow.reads();
    for (let round = 0; round < 20; round++) {
      await bench.fill(500);
      await settled();
    }
    expect(slow.reads() - before).toBeLessThanOrEqual(1);
    expect(slow.client.content.readableLength).toBeLessThan(64 * 1024);
    await expect
      .poll(() => quick.client.frames().filter(({ data }) => data !== undefined), { timeout: 10_000 })
      .toHaveLength(10_001);
    slow.client.content.resume();
    await expect
      .poll(() => slow.client.frames().filter(({ data }) => data !== undefined), { timeout: 10_000 })
      .toHaveLength(10_001);
  });

  it("is cut off when it takes nothing for a minute", async () => {
    const client = await follow();
    client.content.pause();
    await bench.publish("a");
    await bench.clock.advance(59_999);
    expect([client.content.destroyed, client.closed()]).toEqual([false, 0]);
    await bench.clock.advance(1);
    expect([client.content.destroyed, client.closed()]).toEqual([true, 1]);
  });

  it("is not cut off when it takes something in time, or when there is nothing to take", async () => {
    const client = await follow();
    await bench.clock.advance(5 * 60_000);
    client.content.pause();
    await bench.publish("a");
    await bench.clock.advance(50_000);
    client.content.resume();
    await settled();
    await bench.clock.advance(50_000);
    expect(client.content.destroyed).toBe(false);
  });
});

describe("the end of a stream", () => {
  it("comes after an hour, in order", async () => {
    const client = await follow();
    await bench.clock.advance(60 * 60_000 - 1);
    expect(client.hasEnded()).toBe(false);
    await bench.clock.advance(1);
    expect([client.hasEnded(), client.failure(), client.closed()]).toEqual([true, undefined, 1]);
  });

  it("is in order when the server stops, and nothing follows", async () => {
    const client = await follow();
    client.finish();
    client.finish();
    await bench.publish("later");
    await bench.clock.advance(2 * HEARTBEAT);
    expect([client.hasEnded(), client.names(), client.closed()]).toEqual([true, [], 1]);
  });

  it("leaves no timer when the client goes away", async () => {
    let asked = 0;
    const client = await follow({
      isStillAllowed: async () => {
        asked += 1;
        return true;
      },
    });
    client.content.destroy();
    await bench.publish("later");
    await bench.clock.advance(60 * 60_000);
    expect([asked, client.closed(), client.failure()]).toEqual([0, 1, undefined]);
  });

  it("is in order when events are gone that the client had yet to get: it is told so when it comes back", async () => {
    const client = await follow();
    client.content.pause();
    await bench.publish("a");
    await settled();
    await bench.publish("b");
    await bench.prune(Math.max(...bench.positions()));
    client.content.resume();
    await settled();
    expect([client.hasEnded(), client.names(), client.failure(), client.closed()]).toEqual([true, ["a"], undefined, 1]);
  });

  it("is a failure when the log cannot be read", async () => {
    const broken = new Error("disk I/O error");
    const feed = await feedOf();
    const client = await follow({ feed: { ...feed, read: () => Promise.reject(broken) } });
    await settled();
    expect([client.failure(), client.hasEnded(), client.closed()]).toEqual([broken, false, 1]);
  });
});
