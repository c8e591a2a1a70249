import { abortable } from "./abortable";
import type { Runtime } from "./runtime";

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
