const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;
const SPREAD = 0.2;

/** How long to wait after so many failed starts in a row: 1, 2, 4 … 60 s, give or take a fifth, so that sessions do not march in step. */
export function startBackoff(failures: number, random: () => number): number {
  const exact = Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1));
  return Math.round(exact * (1 - SPREAD + 2 * SPREAD * random()));
}
