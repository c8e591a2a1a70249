import type { Config } from "../config";
import { NUMBER_CHECK_LASTS_MS } from "../features/contacts/contact";
import { GROUP_NOTICES_LAST_MS } from "../features/groups/group";
import type { Clock } from "../lib/clock";
import { createHourly } from "../lib/hourly";
import type { Log } from "../lib/log";
import { createRetention } from "../retention/retention";
import type { createMedia } from "./media";
import type { Stores } from "./stores";

interface RetentionDeps {
  readonly stores: Stores;
  readonly media: Pick<ReturnType<typeof createMedia>, "expiry">;
  readonly retention: Config["retention"];
  readonly clock: Clock;
  readonly log: Log;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** The chores that remove what has been kept long enough. */
export function createChores({ stores, media, retention, clock, log }: RetentionDeps) {
  const chores = createRetention({
    store: stores.retention,
    keptForMs: {
      events: daysToMs(retention.events),
      attempts: daysToMs(retention.attempts),
      audit: daysToMs(retention.audit),
      numberChecks: NUMBER_CHECK_LASTS_MS,
      groupNotices: GROUP_NOTICES_LAST_MS,
    },
    clock,
  });
  const { expire, sweep } = media.expiry;
  return createHourly({ clock, log, tasks: { ...chores, media: expire, unusedContents: sweep } });
}

export function daysToMs(days: number | null): number | null {
  return days === null ? null : days * DAY_MS;
}
