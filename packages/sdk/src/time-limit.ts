import type { Runtime } from "./runtime";

/** A signal that aborts with the caller's, and by itself when the time is up. */
export interface TimeLimit {
  readonly signal: AbortSignal;
  /** Whether the time was up first. */
  isLate(): boolean;
  /** Ends it. What streams goes on after the call, and the caller's signal still ends it. */
  stop(streams: boolean): void;
}

export function limitTime(runtime: Runtime, ms: number, signal: AbortSignal | undefined): TimeLimit {
  const controller = new AbortController();
  const abort = () => controller.abort(signal?.reason);
  if (signal?.aborted) abort();
  signal?.addEventListener("abort", abort, { once: true });
  let isLate = false;
  const stopTimer = runtime.setTimer(ms, () => {
    isLate = true;
    controller.abort();
  });
  return {
    signal: controller.signal,
    isLate: () => isLate,
    stop(streams) {
      stopTimer();
      if (!streams) signal?.removeEventListener("abort", abort);
    },
  };
}
