/** How long customers waited for the first answer: how many waited so many seconds. */
export type Waits = ReadonlyMap<number, number>;

export interface FirstResponse {
  readonly count: number;
  readonly averageSeconds: number | null;
  readonly medianSeconds: number | null;
  /** The shortest wait that nine of ten do not exceed. */
  readonly p90Seconds: number | null;
}

export function describeWaits(waits: Waits): FirstResponse {
  const count = sum(waits.values());
  if (count === 0) return { count, averageSeconds: null, medianSeconds: null, p90Seconds: null };
  let total = 0;
  for (const [seconds, times] of waits) total += seconds * times;
  const [lower = 0, upper = 0, p90Seconds = 0] = pick(waits, [...middleOf(count), Math.ceil((count * 9) / 10)]);
  return { count, averageSeconds: total / count, medianSeconds: (lower + upper) / 2, p90Seconds };
}

/** The middle one, or halfway between the middle two; null of none. */
export function median(waits: Waits): number | null {
  const count = sum(waits.values());
  if (count === 0) return null;
  const [lower = 0, upper = 0] = pick(waits, middleOf(count));
  return (lower + upper) / 2;
}

export function merge(all: readonly Waits[]): Waits {
  const merged = new Map<number, number>();
  for (const waits of all) {
    for (const [seconds, times] of waits) merged.set(seconds, (merged.get(seconds) ?? 0) + times);
  }
  return merged;
}

function middleOf(count: number): readonly [number, number] {
  return [Math.ceil(count / 2), Math.floor(count / 2) + 1];
}

/** The waits at these places, in their order and counted from 1, when all stand in a row from the shortest to the longest. */
function pick(waits: Waits, places: readonly number[]): readonly number[] {
  const row = Float64Array.from(waits.keys()).sort();
  const found: number[] = [];
  let passed = 0;
  for (const seconds of row) {
    passed += waits.get(seconds) ?? 0;
    while (found.length < places.length && passed >= (places[found.length] ?? 0)) found.push(seconds);
    if (found.length === places.length) break;
  }
  return found;
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
