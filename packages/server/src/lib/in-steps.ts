import type { Clock } from "./clock";

interface Steps {
  /** A small piece of the work. False once there is nothing left to do. */
  readonly step: () => Promise<boolean>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Longer than a step takes, so that the work has less than half of the time. */
const PAUSE_MS = 20;

/** Works through much in small pieces, with a rest after each, so that it holds nobody up. */
export async function inSteps({ step, clock, signal }: Steps): Promise<void> {
  while (!signal.aborted && (await step())) await rest(clock, signal);
}

/** Over at once when it is time to stop. */
function rest(clock: Clock, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      cancelTimer();
      signal.removeEventListener("abort", end);
      resolve();
    };
    const cancelTimer = clock.after(PAUSE_MS, end);
    signal.addEventListener("abort", end);
    if (signal.aborted) end();
  });
}
