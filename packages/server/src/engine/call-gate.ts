import type { Clock } from "../lib/clock";
import type { EngineError } from "./engine";

/** Why a call ended without an answer. */
export type Lost = "timeout" | "interrupted";

interface CallOptions {
  readonly timeoutMs: number;
  /** The error that the caller gets instead of an answer. */
  readonly lost: (why: Lost) => EngineError;
}

export interface CallGate {
  /** Runs `work`, but never longer than the timeout, nor beyond an interruption. */
  run<T>(options: CallOptions, work: () => Promise<T>): Promise<T>;
  /** Ends every call that is still running: the connection they run over is gone. */
  interrupt(): void;
}

export function createCallGate({ clock }: { readonly clock: Clock }): CallGate {
  const running = new Set<(why: Lost) => void>();
  return {
    run({ timeoutMs, lost }, work) {
      return new Promise((resolve, reject) => {
        const giveUp = (why: Lost) => {
          leave();
          reject(lost(why));
        };
        const cancelTimeout = clock.after(timeoutMs, () => giveUp("timeout"));
        const leave = () => {
          cancelTimeout();
          running.delete(giveUp);
        };
        running.add(giveUp);
        work().then(resolve, reject).finally(leave);
      });
    },
    interrupt() {
      for (const giveUp of [...running]) giveUp("interrupted");
    },
  };
}
