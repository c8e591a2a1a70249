import { AppError } from "@inbox-hub/openapi/rules";
import type { SessionRef } from "../../src/contract/tenant";
import type { MessageLimit } from "../../src/features/messages/message-limit";
import type { Clock } from "../../src/lib/clock";

const WINDOW_MS = 60_000;

/** So many points in each minute, for each session, four of five at most for bulk, on a clock that tests move. */
export function createWindowLimit({
  clock,
  points: limit,
}: {
  readonly clock: Clock;
  readonly points: number;
}): MessageLimit {
  const windows = new Map<string, { readonly endsAt: number; readonly used: number; readonly bulk: number }>();
  const bulkLimit = Math.max(1, Math.floor(limit * 0.8));
  const take = async ({ organizationId, sessionId }: SessionRef, points: number, bulkPoints: number) => {
    const key = `${organizationId}.${sessionId}`;
    const known = windows.get(key);
    const window = known && known.endsAt > clock.now() ? known : { endsAt: clock.now() + WINDOW_MS, used: 0, bulk: 0 };
    const used = window.used + points;
    const bulk = window.bulk + bulkPoints;
    const resetSeconds = Math.ceil((window.endsAt - clock.now()) / 1000);
    if (used > limit || bulk > bulkLimit) {
      throw new AppError("RATE_LIMIT_EXCEEDED", { class: "messages", limit }, { retryAfter: resetSeconds });
    }
    windows.set(key, { ...window, used, bulk });
    return { limit, remaining: limit - used, resetSeconds };
  };
  return {
    consume: (ref, points) => take(ref, points, 0),
    consumeBulk: (ref) => take(ref, 1, 1),
  };
}
