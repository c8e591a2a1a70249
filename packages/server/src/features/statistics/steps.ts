import type { Schemas } from "@inbox-hub/openapi";
import type { OffsetAt } from "./time-zone";

export type Granularity = Schemas["Granularity"];

/** From the first moment to the last, exclusive, in milliseconds. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

interface StepOptions {
  readonly granularity: Granularity;
  readonly offsetAt: OffsetAt;
  readonly most: number;
}

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** The hours, days, weeks or months of a time zone that a range lies in, cut to it. Null when they are more than `most`. */
export function stepsOf(range: Range, { granularity, offsetAt, most }: StepOptions): readonly Range[] | null {
  const nextAfter = granularity === "hour" ? nextHour : nextDate(granularity);
  const steps: Range[] = [];
  for (let from = range.from; from < range.to; ) {
    if (steps.length === most) return null;
    const to = Math.min(nextAfter(from, offsetAt), range.to);
    steps.push({ from, to });
    from = to;
  }
  return steps;
}

/** An hour of the clock that is changed within it counts as two. */
function nextHour(at: number, offsetAt: OffsetAt): number {
  return at + HOUR_MS - modulo(at + offsetAt(at), HOUR_MS);
}

/** The first moment of the next day, week or month: where the clocks are changed at midnight, that is not 00:00, or the first of two. */
function nextDate(granularity: Exclude<Granularity, "hour">) {
  return (at: number, offsetAt: OffsetAt): number => {
    const target = dateAfter(new Date(at + offsetAt(at)), granularity);
    const before = offsetAt(target - DAY_MS);
    const after = offsetAt(target + DAY_MS);
    const isReached = (moment: number) => before === after || moment + offsetAt(moment) >= target;
    const moments = [target - before, target - after];
    return Math.min(...moments.filter((moment) => moment > at && isReached(moment)));
  };
}

/** Reads and writes the clock's time as if it were UTC. */
function dateAfter(local: Date, granularity: Exclude<Granularity, "hour">): number {
  const [year, month, day] = [local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate()];
  switch (granularity) {
    case "day":
      return Date.UTC(year, month, day + 1);
    case "week":
      return Date.UTC(year, month, day + 7 - modulo(local.getUTCDay() - 1, 7));
    case "month":
      return Date.UTC(year, month + 1, 1);
  }
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
