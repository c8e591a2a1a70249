import type { WorldErrorCode } from "./world-error";
import type { Token } from "./world-types";

/** What goes wrong with a send. */
type SendFault =
  /** Nothing goes out, and the call fails with this code. */
  | { readonly kind: "fail"; readonly code: WorldErrorCode; readonly retryable: boolean }
  /** The message goes out, but the caller is not told: `SEND_UNKNOWN`. */
  | { readonly kind: "answer-lost" }
  /** WhatsApp takes this long to accept the message. */
  | { readonly kind: "slow"; readonly delayMs: number };

export interface Faults {
  /** For the next so many sends from this device, after those that were asked for before. */
  failSends(token: Token, times: number, fault: SendFault): void;
  /** The fault of the send that is being made, if there is one. */
  take(token: Token): SendFault | null;
}

/** Faults on request. They are not journaled: a restart mends everything. */
export function createFaults(): Faults {
  const queued = new Map<Token, SendFault[]>();
  return {
    failSends(token, times, fault) {
      const faults = Array.from({ length: times }, () => fault);
      queued.set(token, [...(queued.get(token) ?? []), ...faults]);
    },
    take: (token) => queued.get(token)?.shift() ?? null,
  };
}
