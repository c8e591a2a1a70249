import type { MessageLimit } from "../../src/features/messages/message-limit";
import { AppError } from "../../src/lib/app-error";
import type { Clock } from "../../src/lib/clock";

const WINDOW_MS = 60_000;

/** So many points in each minute, for each session, on a clock that tests move. */
export function createWindowLimit({
  clock,
  points: limit,
}: {
  readonly clock: Clock;
  readonly points: number;
}): MessageLimit {
  const windows = new Map<string, { readonly endsAt: number; readonly used: number }>();
  return {
    async consume({ organizationId, sessionId }, points) {
      const key = `${organizationId}.${sessionId}`;
      const known = windows.get(key);
      const window = known && known.endsAt > clock.now() ? known : { endsAt: clock.now() + WINDOW_MS, used: 0 };
      const used = window.used + points;
      const resetSeconds = Math.ceil((window.endsAt - clock.now()) / 1000);
      if (used > limit) {
        throw new AppError("RATE_LIMIT_EXCEEDED", { class: "messages", limit }, { retryAfter: resetSeconds });
      }
      windows.set(key, { ...window, used });
      return { limit, remaining: limit - used, resetSeconds };
    },
  };
}
