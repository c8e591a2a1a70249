import type { Readable } from "node:stream";
import { afterEach, expect, it } from "vitest";
import { createManualClock } from "../../lib/manual-clock";
import { createSignal } from "../../lib/signal";
import type { EventFeed } from "./event-service";
import { createEventStreams } from "./event-streams";

const clock = createManualClock();
const appended = createSignal<number>();
const opened: Readable[] = [];

/** Counts how often it is read. */
function createFeed() {
  let reads = 0;
  const feed: EventFeed = {
    cursor: "c",
    async read(cursor) {
      reads += 1;
      return { events: [], cursor, hasMore: false };
    },
  };
  return { feed, reads: () => reads };
}

const start = (limits = { total: 3, perOrganization: 2 }) => {
  const streams = createEventStreams({ clock, appended, limits });
  const open = (organizationId: number, { feed } = createFeed()) => {
    const content = streams.open(organizationId, feed, async () => true);
    opened.push(content);
    return content.resume();
  };
  return { streams, open };
};

afterEach(() => {
  for (const content of opened.splice(0)) content.destroy();
});

it("refuses an organization more streams than it may have, and says how many these are", async () => {
  const { streams, open } = start();
  const [first] = [open(1), open(1)];
  expect(() => open(1)).toThrow(
    expect.objectContaining({ code: "TOO_MANY_STREAMS", params: { limit: 2 }, retryAfter: 15 }),
  );
  open(2);
  expect(streams.count()).toBe(3);
  expect(() => open(2)).toThrow(expect.objectContaining({ code: "TOO_MANY_STREAMS", params: { limit: 3 } }));

  first?.destroy();
  await clock.advance(0);
  open(1);
  expect(streams.count()).toBe(3);
});

it("wakes the streams of the organization that has new events, and no others", async () => {
  const { open } = start();
  const [ours, theirs] = [createFeed(), createFeed()];
  open(1, ours);
  open(2, theirs);
  await clock.advance(0);
  const before = [ours.reads(), theirs.reads()];
  appended.notify(1);
  await clock.advance(0);
  expect([ours.reads(), theirs.reads()]).toEqual([(before[0] ?? 0) + 1, before[1]]);
});

it("ends all of them in order when it stops, and opens no more", async () => {
  const { streams, open } = start();
  const ended = [open(1), open(2)].map((content) => new Promise((resolve) => content.once("end", resolve)));
  streams.stop();
  await Promise.all(ended);
  await clock.advance(0);
  expect(streams.count()).toBe(0);
  expect(() => open(1)).toThrow(expect.objectContaining({ code: "SERVICE_UNAVAILABLE" }));
});
