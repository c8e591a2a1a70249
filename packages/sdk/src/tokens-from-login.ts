import type { Schemas } from "@inbox-hub/openapi";
import type { Tokens } from "./token-store";

const HOUR = 3_600_000;
const UNITS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: HOUR, d: 24 * HOUR };

/** When to renew: a tenth of the token's life before it ends, at least a minute, never more than half of it. */
export function toTokens(login: Schemas["Login"], now: number): Tokens {
  const { accessToken, refreshToken, expiresIn, expiresAt } = login;
  // The life, not the end: the clocks of server and client may differ.
  const life = readDuration(expiresIn) || Math.max(0, Date.parse(expiresAt) - now) || HOUR;
  const ahead = Math.min(Math.max(60_000, life / 10), life / 2);
  return { accessToken, refreshToken, expiresAt: now + life, renewAt: now + life - ahead };
}

function readDuration(text: unknown): number | undefined {
  const [, amount, unit = ""] = /^(\d+)([smhd])$/.exec(String(text)) ?? [];
  const milliseconds = UNITS[unit];
  return milliseconds && Number(amount) * milliseconds;
}
