import { describe, expect, it } from "vitest";
import { createMemoryReplayStore } from "./memory-replay-store";

const TTL = 259_200;

describe("createMemoryReplayStore", () => {
  it("forgets the oldest handled id when it holds more than it may, and no other", async () => {
    const store = createMemoryReplayStore({ maxEntries: 2, now: () => 0 });
    for (const id of ["a", "b", "c"]) {
      await store.begin(id, TTL);
      await store.commit(id, TTL);
    }
    expect(await store.begin("b", TTL)).toBe("done");
    expect(await store.begin("c", TTL)).toBe("done");
    expect(await store.begin("a", TTL)).toBe("new");
  });

  it("counts an id that is committed again as the newest", async () => {
    const store = createMemoryReplayStore({ maxEntries: 2, now: () => 0 });
    for (const id of ["a", "b", "a", "c"]) await store.commit(id, TTL);
    expect(await store.begin("a", TTL)).toBe("done");
    expect(await store.begin("b", TTL)).toBe("new");
  });

  it("never forgets an id that is being handled for want of room", async () => {
    const store = createMemoryReplayStore({ maxEntries: 1, now: () => 0 });
    await store.begin("a", TTL);
    for (const id of ["b", "c"]) await store.commit(id, TTL);
    expect(await store.begin("a", TTL)).toBe("busy");
  });

  it("has the lease that is asked for", async () => {
    const clock = { ms: 0 };
    const store = createMemoryReplayStore({ leaseSeconds: 5, now: () => clock.ms });
    await store.begin("a", TTL);
    clock.ms = 4999;
    expect(await store.begin("a", TTL)).toBe("busy");
    clock.ms = 5000;
    expect(await store.begin("a", TTL)).toBe("new");
  });

  it("forgets each id at its own time, also one that was noted after one with a longer time", async () => {
    const clock = { ms: 0 };
    const store = createMemoryReplayStore({ now: () => clock.ms });
    await store.commit("long", 2 * TTL);
    await store.commit("short", TTL);
    clock.ms = TTL * 1000;
    expect(await store.begin("short", TTL)).toBe("new");
    expect(await store.begin("long", TTL)).toBe("done");
  });

  it.each([0, -1, 1.5, Number.NaN])("refuses %s as a limit", (number) => {
    expect(() => createMemoryReplayStore({ maxEntries: number })).toThrow(RangeError);
    expect(() => createMemoryReplayStore({ leaseSeconds: number })).toThrow(RangeError);
  });
});
