import type { Phrase } from "@inbox-hub/openapi/rules";
import { AppError, invalidRequest } from "@inbox-hub/openapi/rules";
import { QUARTER_MS } from "./quarter";
import { type Granularity, type Range, stepsOf } from "./steps";
import { findTimeZone } from "./time-zone";

/** Which statistics are asked for; times in milliseconds. */
export interface StatisticsQuery {
  /** Null for 30 days before `to`. */
  readonly from: number | null;
  /** Null for now. */
  readonly to: number | null;
  readonly granularity: Granularity;
  readonly timeZone: string;
}

export interface StatisticsRange extends Range {
  readonly steps: readonly Range[];
}

const DAY_MS = 24 * 60 * 60 * 1000;
const USUAL_MS = 30 * DAY_MS;
export const MOST_STEPS = 1000;
export const MOST_YEARS = 5;
/** Before and after it there is nothing to count, and time zones were not yet by the quarter of an hour. */
const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;
const earliest = Date.UTC(FIRST_YEAR, 0, 1);
const latest = Date.UTC(LAST_YEAR, 0, 1);

const outside: Phrase = {
  es: `debe estar entre los años ${FIRST_YEAR} y ${LAST_YEAR}`,
  en: `must lie between the years ${FIRST_YEAR} and ${LAST_YEAR}`,
};
const notBefore: Phrase = { es: "debe ser anterior a `to`", en: "must be before `to`" };
const notBeforeNow: Phrase = {
  es: "debe ser anterior a `to`, que es ahora",
  en: "must be before `to`, which is now",
};
const tooLong: Phrase = {
  es: `debe ser, como máximo, ${MOST_YEARS} años anterior a \`to\``,
  en: `must be at most ${MOST_YEARS} years before \`to\``,
};

/**
 * The range in whole quarters of an hour, and its steps.
 * @throws AppError STATISTICS_RANGE_INVALID, or INVALID_REQUEST for an unknown time zone
 */
export function readRange(query: StatisticsQuery, now: number): StatisticsRange {
  const to = query.to ?? now;
  const from = query.from ?? Math.max(earliest, to - USUAL_MS);
  if (to < earliest || to > latest) throw invalid("query.to", outside);
  if (from < earliest || from > latest) throw invalid("query.from", outside);
  if (from >= to) throw invalid("query.from", query.to === null ? notBeforeNow : notBefore);
  // A leap year's day for each year: five years are five years in every time zone.
  if (to - from > MOST_YEARS * 366 * DAY_MS) throw invalid("query.from", tooLong);

  const offsetAt = findTimeZone(query.timeZone);
  if (offsetAt === null) throw unknownTimeZone();
  const range = { from: Math.floor(from / QUARTER_MS) * QUARTER_MS, to: Math.ceil(to / QUARTER_MS) * QUARTER_MS };
  const steps = stepsOf(range, { granularity: query.granularity, offsetAt, most: MOST_STEPS });
  if (steps === null) {
    throw invalid("query.granularity", tooManySteps(query.granularity));
  }
  return { ...range, steps };
}

function tooManySteps(granularity: Granularity): Phrase {
  return {
    es: `debe ser mayor: este intervalo tiene más de ${MOST_STEPS} pasos de ${granularity}`,
    en: `must be longer: this range has more than ${MOST_STEPS} steps of a ${granularity}`,
  };
}

function invalid(path: string, message: Phrase): AppError {
  return new AppError("STATISTICS_RANGE_INVALID", {}, { details: [{ path, message }] });
}

function unknownTimeZone(): AppError {
  const message = {
    es: "debe ser un nombre de la base de datos IANA, como Europe/Madrid",
    en: "must be a name of the IANA database, such as Europe/Madrid",
  };
  return invalidRequest([{ path: "query.timeZone", message }]);
}
