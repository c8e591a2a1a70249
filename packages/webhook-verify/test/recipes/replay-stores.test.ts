import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { createMemoryReplayStore, type ReplayStore } from "../../src/express";
import { createFakeRedis } from "./fake-redis";
import { createRedisReplayStore } from "./redis-replay-store";
import { createSqlReplayStore } from "./sql-replay-store";

const TTL = 259_200;

const STORES: readonly (readonly [string, (now: () => number) => ReplayStore])[] = [
  ["memory", (now) => createMemoryReplayStore({ now })],
  ["SQL", (now) => createSqlReplayStore(new Database(":memory:"), now)],
  ["Redis", (now) => createRedisReplayStore(createFakeRedis(now), "crm")],
];

describe.each(STORES)("the replay store in %s", (_, create) => {
  function open() {
    const clock = { ms: 1_760_437_800_000 };
    const store = create(() => clock.ms);
    return {
      store,
      begin: async (id: string) => store.begin(id, TTL),
      pass: (seconds: number) => {
        clock.ms += seconds * 1000;
      },
    };
  }

  it("has an id begin once, until it was handled and from then on", async () => {
    const { store, begin } = open();
    expect(await begin("a")).toBe("new");
    expect(await begin("a")).toBe("busy");
    await store.commit("a", TTL);
    expect(await begin("a")).toBe("done");
    expect(await begin("a")).toBe("done");
  });

  it("lets only one of many begin", async () => {
    const { begin } = open();
    const states = await Promise.all(Array.from({ length: 50 }, () => begin("a")));
    expect(states.filter((state) => state === "new")).toHaveLength(1);
    expect(states.filter((state) => state === "busy")).toHaveLength(49);
  });

  it("has a failed id begin again", async () => {
    const { store, begin } = open();
    await begin("a");
    await store.release("a");
    expect(await begin("a")).toBe("new");
  });

  it("keeps ids apart", async () => {
    const { store, begin } = open();
    await begin("a");
    await store.commit("a", TTL);
    expect(await begin("b")).toBe("new");
    await store.release("b");
    expect(await begin("a")).toBe("done");
  });

  it("gives an id up whose process died, after 30 seconds", async () => {
    const { begin, pass } = open();
    await begin("a");
    pass(29);
    expect(await begin("a")).toBe("busy");
    pass(1);
    expect(await begin("a")).toBe("new");
  });

  it("remembers what was handled for the time to live, counted from the commit", async () => {
    const { store, begin, pass } = open();
    await begin("a");
    pass(20);
    await store.commit("a", TTL);
    pass(TTL - 1);
    expect(await begin("a")).toBe("done");
    pass(1);
    expect(await begin("a")).toBe("new");
    await store.release("a");
    expect(await begin("a")).toBe("new");
  });

  it("does not lose a commit to the late release of a handler that outlived its lease", async () => {
    const { store, begin, pass } = open();
    await begin("a");
    pass(30);
    expect(await begin("a")).toBe("new");
    await store.commit("a", TTL);
    await store.release("a");
    expect(await begin("a")).toBe("done");
  });

  it("takes a commit whose claim has ended", async () => {
    const { store, begin, pass } = open();
    await begin("a");
    pass(31);
    await begin("b");
    await store.commit("a", TTL);
    expect(await begin("a")).toBe("done");
  });
});

describe("the replay store in Redis", () => {
  it("never has an id begin that is committed and whose claim ends between its commands", async () => {
    for (const step of [1, 2]) {
      const clock = { ms: 0 };
      const redis = createFakeRedis(() => clock.ms);
      const first = createRedisReplayStore(redis, "crm");
      await first.begin("a", TTL);

      let commands = 0;
      async function meanwhile<Value>(command: () => Promise<Value>): Promise<Value> {
        commands++;
        if (commands === step) {
          await first.commit("a", TTL);
          clock.ms = 30_000;
        }
        return command();
      }
      const interrupted = {
        set: (...args: Parameters<typeof redis.set>) => meanwhile(() => redis.set(...args)),
        exists: (key: string) => meanwhile(() => redis.exists(key)),
        del: (key: string) => redis.del(key),
      };
      const state = await createRedisReplayStore(interrupted, "crm").begin("a", TTL);
      expect(state, `committed before command ${step}`).toBe("done");
    }
  });

  it("keeps the ids of two endpoints apart by their prefixes", async () => {
    const redis = createFakeRedis(() => 0);
    await createRedisReplayStore(redis, "crm").begin("a", TTL);
    expect(await createRedisReplayStore(redis, "billing").begin("a", TTL)).toBe("new");
  });
});

describe("the replay store in SQL", () => {
  it("removes what it need not remember", async () => {
    const database = new Database(":memory:");
    const clock = { ms: 0 };
    const store = createSqlReplayStore(database, () => clock.ms);
    await store.begin("a", TTL);
    await store.commit("a", TTL);
    clock.ms = TTL * 1000;
    await store.begin("b", TTL);
    expect(database.prepare("SELECT id FROM handled_webhooks").pluck().all()).toEqual(["b"]);
  });
});
