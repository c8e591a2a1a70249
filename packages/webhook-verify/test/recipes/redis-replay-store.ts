import type { ReplayStore } from "../../src/express";

/** The part of the `redis` package's client that is used. */
export interface RedisClient {
  set(key: string, value: string, options: { readonly EX: number; readonly NX?: true }): Promise<unknown>;
  exists(key: string): Promise<number>;
  del(key: string): Promise<unknown>;
}

const LEASE_SECONDS = 30;

/** Give each endpoint a prefix of its own: an event has the same id at all of them. */
export function createRedisReplayStore(redis: RedisClient, prefix: string): ReplayStore {
  return {
    async begin(id) {
      // Claim first, look afterwards: nobody can commit in between unseen.
      const isClaimed = await redis.set(`${prefix}:busy:${id}`, "1", { EX: LEASE_SECONDS, NX: true });
      if (!(await redis.exists(`${prefix}:done:${id}`))) return isClaimed ? "new" : "busy";
      if (isClaimed) await redis.del(`${prefix}:busy:${id}`);
      return "done";
    },
    commit: (id, ttlSeconds) => redis.set(`${prefix}:done:${id}`, "1", { EX: ttlSeconds }),
    release: (id) => redis.del(`${prefix}:busy:${id}`),
  };
}
