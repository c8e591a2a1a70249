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
} from "../../../test/support/event-bench";
import { fakeSessionAccess } from "../../../test/support/session-access";
import type { EventFilter } from "./event";
import { createEventService, type EventService } from "./event-service";

const oldest = { at: "oldest" } as const;
const rare: EventFilter = { types: ["message_edited"], sessionId: null };

let bench: EventBench;
let service: EventService;
beforeEach(async () => {
  bench = await createEventBench();
  const sessions = fakeSessionAccess({ [SESSION]: null, [OTHER_SESSION]: null });
  service = createEventService({ events: bench.reader, sessions });
});
afterEach(() => bench.close());

describe("a list of events", () => {
  it("fills a page over many that are left out", async () => {
    for (const name of ["a", "b", "c"]) {
      await bench.fill(1500);
      await bench.publish(name, { type: "message_edited" });
    }
    const page = await service.list(everyone, rare, oldest, 2);
    expect([messageIdsOf(page), page.hasMore]).toEqual([["a", "b"], true]);
    const next = await service.list(everyone, rare, { at: "cursor", cursor: page.cursor }, 2);
    expect([messageIdsOf(next), next.hasMore]).toEqual([["c"], false]);
  });

  it("gives up for this time where nothing is found for long, further on than it was", async () => {
    await bench.fill(60_000);
    await bench.publish("far", { type: "message_edited" });
    const first = await service.list(everyone, rare, oldest, 50);
    expect([first.events, first.hasMore]).toEqual([[], true]);
    const second = await service.list(everyone, rare, { at: "cursor", cursor: first.cursor }, 50);
    expect([messageIdsOf(second), second.hasMore]).toEqual([["far"], false]);
  });

  it("lets others have their turn while it looks", async () => {
    await bench.fill(10_000);
    let turns = 0;
    const count = () => {
      turns += 1;
      if (turns < 100) setImmediate(count);
    };
    setImmediate(count);
    await service.list(everyone, rare, oldest, 50);
    expect(turns).toBeGreaterThanOrEqual(4);
  });

  it("ends with the event that makes it a megabyte", async () => {
    for (let index = 0; index < 8; index++) {
      await bench.publish(`m${index}`, { type: "message_edited", text: "x".repeat(200_000) });
    }
    const page = await service.list(everyone, everything, oldest, 50);
    expect([page.events.length, page.hasMore]).toEqual([6, true]);
  });
});

describe("a session that is named", () => {
  const ofSession = (sessionId: string): EventFilter => ({ types: null, sessionId });

  it("must be one of the organization's, and one that the tenant may see", async () => {
    const refused = { code: "SESSION_NOT_FOUND" };
    await expect(service.list(everyone, ofSession("unknown"), oldest, 50)).rejects.toMatchObject(refused);
    await expect(service.follow(everyone, ofSession("unknown"), oldest)).rejects.toMatchObject(refused);
    await expect(service.list(only(SESSION), ofSession(OTHER_SESSION), oldest, 50)).rejects.toMatchObject(refused);
    expect((await service.list(only(SESSION), ofSession(SESSION), oldest, 50)).events).toEqual([]);
  });
});

describe("following", () => {
  it("refuses a cursor that is not good before anything is sent", async () => {
    const forged = { at: "cursor", cursor: "forged" } as const;
    await expect(service.follow(everyone, everything, forged)).rejects.toMatchObject({ code: "INVALID_CURSOR" });
    await bench.publish("a");
    const first = await service.follow(everyone, everything, oldest);
    await bench.prune(1);
    const gone = { at: "cursor", cursor: first.cursor } as const;
    await expect(service.follow(everyone, everything, gone)).rejects.toMatchObject({ code: "EVENTS_EXPIRED" });
  });

  it("reads pages of at most 64 KB", async () => {
    for (let index = 0; index < 9; index++) {
      await bench.publish(`m${index}`, { type: "message_edited", text: "x".repeat(20_000) });
    }
    const feed = await service.follow(everyone, everything, oldest);
    const page = await feed.read(feed.cursor);
    expect([page.events.length, page.hasMore]).toEqual([3, true]);
  });
});
