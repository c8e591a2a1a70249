import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { RateLimitClass } from "../contract/policy";
import type { RateLimitState, RateLimits } from "../contract/rate-limits";
import { AppError } from "../lib/app-error";

export interface RateLimitSettings {
  readonly points: number;
  readonly windowSeconds: number;
}

/** How many wrong credentials an address may send, in logins that it may try. */
const WRONG_CREDENTIALS = 5;

/** Fixed windows, in the memory of this process. */
export function createRateLimits({
  classes,
}: {
  readonly classes: Readonly<Record<RateLimitClass, RateLimitSettings>>;
}): RateLimits {
  const createLimiter = (name: string, { points, windowSeconds }: RateLimitSettings) => {
    const limiter = new RateLimiterMemory({ points, duration: windowSeconds });
    return async (key: string, cost: number): Promise<RateLimitState> => {
      try {
        return toState(points, await limiter.consume(key, cost));
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        const state = toState(points, refused);
        throw new AppError(
          "RATE_LIMIT_EXCEEDED",
          { class: name, limit: points },
          { retryAfter: state.resetSeconds, headers: toHeaders(state) },
        );
      }
    };
  };
  const limiters = {
    auth: createLimiter("auth", classes.auth),
    general: createLimiter("general", classes.general),
    whatsapp: createLimiter("whatsapp", classes.whatsapp),
    messages: createLimiter("messages", classes.messages),
  };
  const wrongCredentials = createLimiter("auth", {
    points: classes.auth.points * WRONG_CREDENTIALS,
    windowSeconds: classes.auth.windowSeconds,
  });

  return {
    consume: (limitClass, key, points = 1) => limiters[limitClass](key, points),
    async recordWrongCredential(address) {
      await wrongCredentials(address, 1);
    },
  };
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
