/** Undoes a timer. Calling it after the timer has fired does nothing. */
export type CancelTimer = () => void;

/** Time as a dependency, so that tests move it and nothing sleeps. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Runs `callback` once, `delayMs` from now. The process may exit while it waits. */
  after(delayMs: number, callback: () => void): CancelTimer;
}

/** A longer delay overflows the runtime's 32-bit timer and would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, callback) {
    const timer = setTimeout(callback, Math.min(Math.max(0, delayMs), LONGEST_TIMER_MS));
    timer.unref();
    return () => clearTimeout(timer);
  },
};
