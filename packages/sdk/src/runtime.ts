import { abortable } from "./abortable";

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

/** Lasts `ms`, unless `signal` aborts first; then it fails with its reason. */
export async function pause(runtime: Runtime, ms: number, signal: AbortSignal | undefined): Promise<void> {
  const { done, cancel } = sleep(runtime, ms);
  await abortable(done, signal).finally(cancel);
}

export function sleep(runtime: Runtime, ms: number): { readonly done: Promise<void>; cancel(): void } {
  let cancel = () => {};
  const done = new Promise<void>((resolve) => {
    cancel = runtime.setTimer(ms, resolve);
  });
  return { done, cancel };
}
