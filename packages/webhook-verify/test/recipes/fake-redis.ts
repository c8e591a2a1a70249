import type { RedisClient } from "./redis-replay-store";

/** What the recipe uses of Redis. Each command is atomic. */
export function createFakeRedis(now: () => number): RedisClient {
  const ends = new Map<string, number>();
  const has = (key: string) => (ends.get(key) ?? 0) > now();
  return {
    async set(key, _value, { EX, NX }) {
      if (NX && has(key)) return null;
      ends.set(key, now() + EX * 1000);
      return "OK";
    },
    async exists(key) {
      return has(key) ? 1 : 0;
    },
    async del(key) {
      return ends.delete(key) ? 1 : 0;
    },
  };
}
