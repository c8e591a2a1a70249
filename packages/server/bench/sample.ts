/** What a bench found out. `goal` is what must hold, `holds` whether it does. */
export interface Finding {
  readonly what: string;
  readonly value: string;
  readonly goal: string;
  readonly holds: boolean;
}

export interface Sample {
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

/** How long a call takes: the median does not see what else the machine does meanwhile. */
export async function sample(times: number, call: (turn: number) => Promise<unknown>): Promise<Sample> {
  for (let turn = 0; turn < times / 10; turn += 1) await call(turn);
  const durations: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    const start = performance.now();
    await call(turn);
    durations.push(performance.now() - start);
  }
  return percentiles(durations);
}

export function percentiles(durations: readonly number[]): Sample {
  const sorted = [...durations].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99) };
}

export const milliseconds = ({ p50, p99 }: Sample) => `p50 ${p50.toFixed(3)} ms, p99 ${p99.toFixed(3)} ms`;

export const ratio = (value: number) => `${value.toFixed(2)}×`;

interface Comparison {
  readonly what: string;
  readonly rounds: number;
  /** How many times theirs ours must be. */
  readonly goal: number;
  /** Each gives how many a second. */
  readonly ours: () => Promise<number>;
  readonly theirs: () => Promise<number>;
}

/** In turns, so that what else the machine does strikes both; the median of the rounds' ratios. */
export async function compare({ what, rounds, goal, ours, theirs }: Comparison): Promise<Finding> {
  const found: { ours: number; theirs: number }[] = [];
  for (let round = 0; round < rounds; round += 1) found.push({ ours: await ours(), theirs: await theirs() });
  const { p50 } = percentiles(found.map((round) => round.ours / round.theirs));
  const best = (side: "ours" | "theirs") => Math.max(...found.map((round) => round[side])).toFixed(0);
  return {
    what,
    value: `${ratio(p50)} (${best("ours")}/s, ${best("theirs")}/s)`,
    goal: `at least ${ratio(goal)}`,
    holds: p50 >= goal,
  };
}
