import { AppError, BULK_SHARE, type RateLimit, type RateLimitClass, WRONG_CREDENTIALS } from "@inbox-hub/openapi/rules";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { RateLimitState, RateLimits } from "../contract/rate-limits";

/** Fixed windows, in the memory of this process. */
export function createRateLimits({
  classes,
}: {
  readonly classes: Readonly<Record<RateLimitClass, RateLimit>>;
}): RateLimits {
  const messages = createMemory(classes.messages);
  const limiters = {
    auth: createLimiter("auth", classes.auth),
    general: createLimiter("general", classes.general),
    whatsapp: createLimiter("whatsapp", classes.whatsapp),
    messages: asLimiter("messages", messages),
  };
  const wrongCredentials = createLimiter("auth", {
    points: classes.auth.points * WRONG_CREDENTIALS,
    windowSeconds: classes.auth.windowSeconds,
  });

  const bulkPoints = Math.max(1, Math.floor(classes.messages.points * BULK_SHARE));
  const bulk = createMemory({ ...classes.messages, points: bulkPoints });

  return {
    consume: (limitClass, key, points = 1) => limiters[limitClass](key, points),
    async consumeBulk(key) {
      const taken = await bulk.get(key);
      // What has run out may still be there.
      if (taken !== null && taken.msBeforeNext > 0 && taken.remainingPoints <= 0) {
        throw toRefusal("messages", bulkPoints, taken);
      }
      const window = await messages.consume(key).catch(rethrow("messages", classes.messages.points));
      // The share of bulk ends with the window that it is a share of.
      const customDuration = window.msBeforeNext / 1000;
      await bulk.consume(key, 1, { customDuration }).catch(rethrow("messages", bulkPoints));
      return toState(classes.messages.points, window);
    },
    async recordWrongCredential(address) {
      await wrongCredentials(address, 1);
    },
  };
}

function createMemory({ points, windowSeconds }: RateLimit): RateLimiterMemory {
  return new RateLimiterMemory({ points, duration: windowSeconds });
}

function createLimiter(name: RateLimitClass, settings: RateLimit) {
  return asLimiter(name, createMemory(settings));
}

function asLimiter(name: RateLimitClass, memory: RateLimiterMemory) {
  const refuse = rethrow(name, memory.points);
  const grant = (taken: RateLimiterRes) => toState(memory.points, taken);
  return (key: string, cost: number): Promise<RateLimitState> => memory.consume(key, cost).then(grant, refuse);
}

/** Makes what a limiter refuses an error of the contract. */
function rethrow(name: RateLimitClass, points: number) {
  return (refused: unknown): never => {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    throw toRefusal(name, points, refused);
  };
}

function toRefusal(name: RateLimitClass, points: number, refused: RateLimiterRes): AppError {
  const state = toState(points, refused);
  return new AppError(
    "RATE_LIMIT_EXCEEDED",
    { class: name, limit: points },
    { retryAfter: state.resetSeconds, headers: toHeaders(state) },
  );
}

export function toHeaders({ limit, remaining, resetSeconds }: RateLimitState): Record<string, string> {
  return {
    "RateLimit-Limit": String(limit),
    "RateLimit-Remaining": String(remaining),
    "RateLimit-Reset": String(resetSeconds),
  };
}

function toState(limit: number, { remainingPoints, msBeforeNext }: RateLimiterRes): RateLimitState {
  return { limit, remaining: Math.max(0, remainingPoints), resetSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)) };
}
