/** What statistics are counted by: a quarter of an hour. Every time zone's hours and days begin with one. */
export const QUARTER_MS = 15 * 60 * 1000;
