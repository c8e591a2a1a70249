import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  createEventBench,
  type EventBench,
  everyone,
  everything,
  messageIdsOf,
  OTHER_SESSION,
  only,
  SESSION,
  SIZE,
} from "../../test/support/event-bench";
import { explainQueries } from "../../test/support/explain-queries";
import type { Tenant } from "../contract/tenant";
import type { EventFilter } from "../features/events/event";

let bench: EventBench;
beforeEach(async () => {
  bench = await createEventBench();
});
afterEach(() => bench.close());

const begin = (filter: EventFilter = everything, tenant: Tenant = everyone) =>
  bench.reader.begin(tenant, filter, { at: "oldest" });

/** The first page, or the one after `cursor`. */
async function read(filter: EventFilter = everything, tenant: Tenant = everyone, cursor?: string) {
  return bench.reader.read(tenant, filter, cursor ?? (await begin(filter, tenant)), SIZE);
}

describe("reading the log", () => {
  it("gives the events in the order of writing, with the very bytes that were written", async () => {
    for (const name of ["a", "b", "c"]) await bench.publish(name);
    const page = await read();
    expect(messageIdsOf(page)).toEqual(["a", "b", "c"]);
    expect(page.hasMore).toBe(false);
    const stored = bench.database.sqlite.prepare("SELECT body FROM events ORDER BY seq").pluck().all();
    expect(page.events.map(({ body }) => body)).toEqual(stored);
  });

  it("goes on after a page, and after any of its events, without a gap or a repetition", async () => {
    for (const name of ["a", "b", "c", "d"]) await bench.publish(name);
    const first = await bench.reader.read(everyone, everything, await begin(), { events: 3, bytes: 1e6 });
    expect([messageIdsOf(first), first.hasMore]).toEqual([["a", "b", "c"], true]);
    const second = await read(everything, everyone, first.cursor);
    expect([messageIdsOf(second), second.hasMore]).toEqual([["d"], false]);
    expect(messageIdsOf(await read(everything, everyone, first.events[0]?.cursor))).toEqual(["b", "c", "d"]);
    expect(messageIdsOf(await read(everything, everyone, second.cursor))).toEqual([]);
    await bench.publish("e");
    expect(messageIdsOf(await read(everything, everyone, second.cursor))).toEqual(["e"]);
  });

  it("has a cursor for an empty log", async () => {
    const page = await read();
    expect(page).toEqual({ events: [], cursor: expect.any(String), hasMore: false });
    await bench.publish("a");
    expect(messageIdsOf(await read(everything, everyone, page.cursor))).toEqual(["a"]);
  });

  it("never finds an event behind a place where it was: events are numbered and committed one after the other", async () => {
    const cursor = await begin();
    const found: string[] = [];
    let at = cursor;
    // Writes that are asked for at once, some of which fail after they had a number, while a reader reads all along.
    const writes = Array.from({ length: 300 }, (_, index) =>
      bench.database
        .write(() => {
          bench.append(`m${index}`);
          if (index % 7 === 0) throw new Error("rolled back");
        })
        .catch(() => undefined),
    );
    let isDone = false;
    const written = Promise.all(writes).then(() => {
      isDone = true;
    });
    const readAll = async () => {
      for (let hasMore = true; hasMore; ) {
        const page = await read(everything, everyone, at);
        found.push(...messageIdsOf(page));
        at = page.cursor;
        hasMore = page.hasMore;
      }
    };
    while (!isDone) {
      await readAll();
      await new Promise(setImmediate);
    }
    await written;
    await readAll();
    const kept = Array.from({ length: 300 }, (_, index) => index).filter((index) => index % 7 !== 0);
    expect(found).toEqual(kept.map((index) => `m${index}`));
  });

  it("gives a page no more bytes than it may have, but always one event", async () => {
    const text = "x".repeat(1000);
    for (const name of ["a", "b", "c"]) await bench.publish(name, { type: "message_edited", text });
    const small = await bench.reader.read(everyone, everything, await begin(), { events: 100, bytes: 2700 });
    expect([messageIdsOf(small), small.hasMore]).toEqual([["a", "b"], true]);
    const tiny = await bench.reader.read(everyone, everything, small.cursor, { events: 100, bytes: 1 });
    expect([messageIdsOf(tiny), tiny.hasMore]).toEqual([["c"], false]);
  });
});

describe("a filter", () => {
  const ofType = (type: "message_edited"): EventFilter => ({ types: [type], sessionId: null });
  const ofSession = (sessionId: string): EventFilter => ({ types: null, sessionId });

  it("leaves other types, sessions and organizations out", async () => {
    await bench.publish("a");
    await bench.publish("b", { type: "message_edited" });
    await bench.publish("c", { sessionId: OTHER_SESSION });
    await bench.publish("d", { sessionId: null });
    await bench.publish("theirs", { organizationId: 2 });
    expect(messageIdsOf(await read())).toEqual(["a", "b", "c", "d"]);
    expect(messageIdsOf(await read(ofType("message_edited")))).toEqual(["b"]);
    expect(messageIdsOf(await read(ofSession(OTHER_SESSION)))).toEqual(["c"]);
    expect(messageIdsOf(await read({ types: ["message_edited"], sessionId: OTHER_SESSION }))).toEqual([]);
    expect(messageIdsOf(await read(everything, { organizationId: 2, sessionIds: null }))).toEqual(["theirs"]);
  });

  it("shows a tenant that is limited to sessions those only, and nothing of the organization's own", async () => {
    await bench.publish("a");
    await bench.publish("b", { sessionId: OTHER_SESSION });
    await bench.publish("c", { sessionId: null });
    expect(messageIdsOf(await read(everything, only(SESSION)))).toEqual(["a"]);
    expect(messageIdsOf(await read(everything, only(SESSION, OTHER_SESSION)))).toEqual(["a", "b"]);
    expect(messageIdsOf(await read(everything, only()))).toEqual([]);
    expect(messageIdsOf(await read(ofSession(OTHER_SESSION), only(SESSION)))).toEqual([]);
  });

  it("moves on past what it leaves out, a limited number of events at a time", async () => {
    await bench.fill(4500);
    await bench.publish("rare", { type: "message_edited" });
    const filter = ofType("message_edited");
    const first = await read(filter);
    expect([messageIdsOf(first), first.hasMore]).toEqual([[], true]);
    const second = await read(filter, everyone, first.cursor);
    expect([messageIdsOf(second), second.hasMore]).toEqual([[], true]);
    const third = await read(filter, everyone, second.cursor);
    expect([messageIdsOf(third), third.hasMore]).toEqual([["rare"], false]);
  });

  it("moves on to the end of the log, over the events of others too", async () => {
    await bench.fill(10, 2);
    const { cursor } = await read(ofSession(OTHER_SESSION));
    await bench.prune(10);
    expect((await read(ofSession(OTHER_SESSION), everyone, cursor)).events).toEqual([]);
  });
});

describe("a place to begin", () => {
  it("is now: after all there is", async () => {
    await bench.publish("a");
    const now = await bench.reader.begin(everyone, everything, { at: "now" });
    await bench.publish("b");
    expect(messageIdsOf(await read(everything, everyone, now))).toEqual(["b"]);
  });

  it("is a time: with the first event that is not older", async () => {
    await bench.publish("a");
    await bench.clock.advance(1000);
    const since = bench.clock.now();
    await bench.publish("b");
    await bench.publish("c");
    const at = (time: number) => bench.reader.begin(everyone, everything, { at: "time", since: time });
    expect(messageIdsOf(await read(everything, everyone, await at(since)))).toEqual(["b", "c"]);
    expect(messageIdsOf(await read(everything, everyone, await at(since - 1)))).toEqual(["b", "c"]);
    expect(messageIdsOf(await read(everything, everyone, await at(since + 1)))).toEqual([]);
    expect(messageIdsOf(await read(everything, everyone, await at(0)))).toEqual(["a", "b", "c"]);
  });

  it("is a time: with the first event that is not older in the order of the log, whichever way the clock was set", async () => {
    const { database, clock } = bench;
    const noon = clock.now();
    await bench.fill(25_000);
    const times = [-5_000, 10, 20, -100, -50, 15, 30];
    for (const [index, offset] of times.entries()) {
      await bench.publish(`m${index}`);
      database.sqlite
        .prepare("UPDATE events SET created_at = ? WHERE seq = (SELECT max(seq) FROM events)")
        .run(noon + offset);
    }
    const since = async (offset: number) => {
      const start = await bench.reader.begin(everyone, everything, { at: "time", since: noon + offset });
      return messageIdsOf(await read(everything, everyone, start));
    };
    expect(await since(12)).toEqual(["m2", "m3", "m4", "m5", "m6"]);
    expect(await since(1)).toEqual(["m1", "m2", "m3", "m4", "m5", "m6"]);
    expect(await since(25)).toEqual(["m6"]);
    expect(await since(31)).toEqual([]);
    // More of them than one step looks at, and the first of them was written last.
    await bench.publish("before all of them");
    database.sqlite.exec("UPDATE events SET created_at = created_at + 86400000 WHERE seq <= 25000 AND seq > 1");
    database.sqlite.exec("UPDATE events SET created_at = 0 WHERE seq = 1");
    const { cursor } = await bench.reader.read(
      everyone,
      everything,
      await bench.reader.begin(everyone, everything, { at: "time", since: noon - 5_000 }),
      { events: 1, bytes: 1e6 },
    );
    const { decode } = bench.database.createCursors("events", { organizationId: 1, types: null, sessionId: null });
    expect(decode(cursor)).toEqual([2]);
  });

  it("is the oldest event that is kept, also for a time before it", async () => {
    await bench.publish("theirs, and kept", { organizationId: 2 });
    for (const name of ["a", "b", "c"]) await bench.publish(name);
    const [, , second = 0] = bench.positions();
    await bench.prune(second);
    expect(messageIdsOf(await read())).toEqual(["c"]);
    const since = await bench.reader.begin(everyone, everything, { at: "time", since: 0 });
    expect(messageIdsOf(await read(everything, everyone, since))).toEqual(["c"]);
  });
});

describe("a cursor", () => {
  it("is no longer good when some of what follows it is gone", async () => {
    for (const name of ["a", "b", "c"]) await bench.publish(name);
    const [first, second] = (await read()).events;
    await bench.prune(bench.positions()[1] ?? 0);
    await expect(read(everything, everyone, first?.cursor)).rejects.toMatchObject({ code: "EVENTS_EXPIRED" });
    const start = { at: "cursor", cursor: first?.cursor ?? "" } as const;
    await expect(bench.reader.begin(everyone, everything, start)).rejects.toMatchObject({ code: "EVENTS_EXPIRED" });
    expect(messageIdsOf(await read(everything, everyone, second?.cursor))).toEqual(["c"]);
  });

  it("stays good when what other organizations had is gone", async () => {
    const { cursor } = await read();
    await bench.publish("theirs", { organizationId: 2 });
    await bench.prune(1, 2);
    expect((await read(everything, everyone, cursor)).events).toEqual([]);
  });

  it("stays good when the whole log is gone", async () => {
    await bench.publish("a");
    const { cursor } = await read();
    await bench.prune(1);
    expect((await read(everything, everyone, cursor)).hasMore).toBe(false);
    await bench.publish("b");
    expect(messageIdsOf(await read(everything, everyone, cursor))).toEqual(["b"]);
  });

  it("belongs to its filter and organization, in whatever order the types are named", async () => {
    await bench.publish("a");
    const filter: EventFilter = { types: ["message_deleted", "message_edited"], sessionId: null };
    const { cursor } = await read(filter);
    expect(await read({ ...filter, types: ["message_edited", "message_deleted"] }, everyone, cursor)).toBeTruthy();
    const others: [EventFilter, Tenant][] = [
      [everything, everyone],
      [{ types: ["message_deleted"], sessionId: null }, everyone],
      [{ ...filter, sessionId: SESSION }, everyone],
      [filter, { organizationId: 2, sessionIds: null }],
    ];
    for (const [other, tenant] of others) {
      await expect(read(other, tenant, cursor)).rejects.toMatchObject({ code: "INVALID_CURSOR" });
    }
  });

  it.each([
    ["text", "nonsense"],
    ["changed", `${Buffer.from("[0]").toString("base64url")}.AAAAAAAAAAAA`],
  ])("that is %s is refused", async (_, cursor) => {
    await expect(read(everything, everyone, cursor)).rejects.toMatchObject({ code: "INVALID_CURSOR" });
  });

  it.each([[[1_000_000]], [["1"]], [[-1]], [[1.5]], [[]], [[null]]])(
    "that was sealed but is no place of this log is refused: %j",
    async (position) => {
      const { encode } = bench.database.createCursors("events", { organizationId: 1, types: null, sessionId: null });
      const cursor = encode(position as number[]);
      await expect(read(everything, everyone, cursor)).rejects.toMatchObject({ code: "INVALID_CURSOR" });
    },
  );
});

it("finds its way by indexes alone, whatever the filter, and sorts nothing", async () => {
  await bench.publish("a");
  const size = { events: 100, bytes: 1e6 };
  const filters: [EventFilter, Tenant][] = [
    [everything, everyone],
    [{ types: ["message_deleted", "message_edited"], sessionId: null }, everyone],
    [{ types: null, sessionId: SESSION }, everyone],
    [{ types: ["message_deleted"], sessionId: SESSION }, everyone],
    [everything, only(SESSION, OTHER_SESSION)],
    [{ types: ["message_deleted"], sessionId: null }, only(SESSION, OTHER_SESSION)],
  ];
  for (const [filter, tenant] of filters) {
    const plans = await explainQueries(bench.database, async () => {
      const since = await bench.reader.begin(tenant, filter, { at: "time", since: 0 });
      await bench.reader.read(tenant, filter, since, size);
    });
    expect(plans.filter((plan) => /SCAN|TEMP B-TREE/.test(plan))).toEqual([]);
    const index =
      filter.sessionId === null
        ? "events_organization (organization_id=? AND"
        : "events_session (organization_id=? AND session_id=? AND";
    const paging = plans.filter((plan) => plan.includes("events_organization") || plan.includes("events_session"));
    expect(paging.length).toBeGreaterThan(0);
    expect(paging.filter((plan) => !plan.includes(index))).toEqual([]);
  }
});
