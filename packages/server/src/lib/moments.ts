/** Of moments of which some may not be known; null when none is. */
export function earliest(...moments: readonly (number | null)[]): number | null {
  return pick(Math.min, moments);
}

/** Of moments of which some may not be known; null when none is. */
export function latest(...moments: readonly (number | null)[]): number | null {
  return pick(Math.max, moments);
}

function pick(of: (...moments: number[]) => number, moments: readonly (number | null)[]): number | null {
  const known = moments.filter((moment) => moment !== null);
  return known.length === 0 ? null : of(...known);
}
