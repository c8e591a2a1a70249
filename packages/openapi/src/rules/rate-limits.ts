import type { RateLimitClass } from "./policy";

/** How often each class of operation may be called, as `<requests>/<time>`. */
export const standardRateLimits = {
  production: { auth: "5/15m", general: "100/15m", whatsapp: "30/1m", messages: "10/1m" },
  sandbox: { auth: "1000/15m", general: "100000/15m", whatsapp: "60000/1m", messages: "60000/1m" },
} as const satisfies Record<string, Record<RateLimitClass, string>>;

export interface RateLimit {
  readonly points: number;
  readonly windowSeconds: number;
}

const SECONDS = { s: 1, m: 60, h: 3600 } as const;

/** `10/1m` in numbers; null when it is not written so. */
export function parseRateLimit(text: string): RateLimit | null {
  const [, points, amount, unit] = /^([1-9]\d{0,8})\/([1-9]\d{0,4})([smh])$/.exec(text) ?? [];
  if (!points || !amount || !unit) return null;
  return { points: Number(points), windowSeconds: Number(amount) * SECONDS[unit as keyof typeof SECONDS] };
}

/** How many wrong credentials an address may send, in logins that it may try. */
export const WRONG_CREDENTIALS = 5;

/** How much of a window's messages may be bulk. The rest is kept for messages that somebody waits for. */
export const BULK_SHARE = 0.8;
