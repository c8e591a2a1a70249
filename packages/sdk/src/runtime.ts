/** Time, chance and ids, so that tests are exact. */
export interface Runtime {
  now(): number;
  /** From 0 up to, but not including, 1. */
  random(): number;
  newKey(): string;
  /** Runs `work` once, after `ms`. Gives back what cancels it. */
  setTimer(ms: number, work: () => void): () => void;
}

export const systemRuntime: Runtime = {
  now: Date.now,
  random: Math.random,
  newKey: () => crypto.randomUUID(),
  setTimer: (ms, work) => {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};
