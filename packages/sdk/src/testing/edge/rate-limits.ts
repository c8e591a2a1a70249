import {
  AppError,
  BULK_SHARE,
  parseRateLimit,
  type RateLimit,
  type RateLimitClass,
  standardRateLimits,
} from "@inbox-hub/openapi/rules";

/** `true` for the contract's own, `false` for none that a test would reach; a class such as `{ messages: "2/1m" }` of your own. */
export type RateLimitOption = boolean | Readonly<Partial<Record<RateLimitClass, string>>>;

interface Window {
  readonly endsAt: number;
  readonly used: number;
}

export type MockRateLimits = ReturnType<typeof createRateLimits>;

/** Fixed windows, by the mock's clock. */
export function createRateLimits(option: RateLimitOption, now: () => number) {
  const limits = readLimits(option);
  const windows = new Map<string, Window>();

  const windowOf = (name: string, windowSeconds: number): Window => {
    const known = windows.get(name);
    return known && known.endsAt > now() ? known : { endsAt: now() + windowSeconds * 1000, used: 0 };
  };

  /** @throws AppError RATE_LIMIT_EXCEEDED */
  const take = (limitClass: RateLimitClass, key: string, { points, windowSeconds }: RateLimit, cost = 1) => {
    const name = `${limitClass} ${points} ${key}`;
    const window = windowOf(name, windowSeconds);
    const used = window.used + cost;
    const headers = {
      "RateLimit-Limit": String(points),
      "RateLimit-Remaining": String(Math.max(0, points - used)),
      "RateLimit-Reset": String(Math.max(1, Math.ceil((window.endsAt - now()) / 1000))),
    };
    windows.set(name, { ...window, used });
    if (used <= points) return headers;
    const retryAfter = Number(headers["RateLimit-Reset"]);
    throw new AppError("RATE_LIMIT_EXCEEDED", { class: limitClass, limit: points }, { retryAfter, headers });
  };

  return {
    take: (limitClass: RateLimitClass, key: string) => take(limitClass, key, limits[limitClass]),
    /** When the next message of a batch may go: bulk leaves a reserve to what somebody waits for. */
    nextBulk(key: string): number {
      const { points, windowSeconds } = limits.messages;
      const bulk = { points: Math.max(1, Math.floor(points * BULK_SHARE)), windowSeconds };
      const name = `messages ${points} ${key}`;
      for (const limit of [{ points, windowSeconds }, bulk]) {
        const window = windowOf(limit === bulk ? `bulk ${key}` : name, windowSeconds);
        if (window.used >= limit.points) return window.endsAt;
      }
      for (const counted of [name, `bulk ${key}`]) {
        const window = windowOf(counted, windowSeconds);
        windows.set(counted, { ...window, used: window.used + 1 });
      }
      return now();
    },
    clear: () => windows.clear(),
  };
}

function readLimits(option: RateLimitOption): Readonly<Record<RateLimitClass, RateLimit>> {
  const texts = {
    ...(option === false ? standardRateLimits.sandbox : standardRateLimits.production),
    ...(typeof option === "object" ? option : {}),
  };
  const read = (name: RateLimitClass) => {
    const limit = parseRateLimit(texts[name]);
    if (limit !== null) return limit;
    throw new TypeError(
      `createMockServer(): rateLimits.${name} must be <requests>/<time>, such as 10/1m, not ${texts[name]}.`,
    );
  };
  return { auth: read("auth"), general: read("general"), whatsapp: read("whatsapp"), messages: read("messages") };
}
