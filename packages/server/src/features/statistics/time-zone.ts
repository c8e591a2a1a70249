import { IANAZone } from "luxon";

/** How far the clocks of a time zone are ahead of UTC at a moment, in milliseconds. */
export type OffsetAt = (at: number) => number;

/** The time zone of this name in the IANA database, whatever its case; null when there is none. */
export function findTimeZone(name: string): OffsetAt | null {
  const known = canonicalName(name);
  if (known === null) return null;
  const zone = IANAZone.create(known);
  return (at) => zone.offset(at) * 60_000;
}

/** One spelling for each zone, so that what is remembered of zones stays as few as they are. */
function canonicalName(name: string): string | null {
  // Newer runtimes take offsets such as +05:17 as well.
  if (!/^[A-Za-z]/.test(name)) return null;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
