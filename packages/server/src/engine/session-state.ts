import type { Clock } from "../lib/clock";
import type { EngineSnapshot, SessionStatus, StatusReason } from "./engine";

/** Where a session may go from each status. Anything else is a mistake of the engine, and throws. */
export const sessionTransitions = {
  stopped: ["starting", "logged_out"],
  starting: ["pairing", "authenticating", "reconnecting", "failed", "stopped"],
  pairing: ["authenticating", "reconnecting", "failed", "stopped"],
  authenticating: ["connected", "pairing", "reconnecting", "logged_out", "failed", "stopped"],
  connected: ["reconnecting", "conflict", "logged_out", "stopped"],
  reconnecting: ["connected", "authenticating", "pairing", "conflict", "logged_out", "failed", "stopped"],
  conflict: ["connected", "reconnecting", "logged_out", "stopped"],
  logged_out: ["starting"],
  failed: ["starting", "logged_out", "stopped"],
} as const satisfies Record<SessionStatus, readonly SessionStatus[]>;

/** What may change without a change of status: a new QR, a pairing code, the number once it is known. */
type SnapshotPatch = Partial<Pick<EngineSnapshot, "reason" | "phoneNumber" | "qr" | "pairingCode">>;

export interface SessionState {
  snapshot(): EngineSnapshot;
  /** @throws Error when the table does not allow this step. */
  to(status: SessionStatus, reason: StatusReason, patch?: SnapshotPatch): void;
  update(patch: SnapshotPatch): void;
}

interface SessionStateDeps {
  readonly clock: Clock;
  /** The account that the kept credentials belong to, if there are any. */
  readonly phoneNumber?: string | null;
  readonly onChange: (snapshot: EngineSnapshot) => void;
}

/** The one place where a session's status changes; every engine moves through it. */
export function createSessionState({ clock, phoneNumber = null, onChange }: SessionStateDeps): SessionState {
  let current: EngineSnapshot = {
    status: "stopped",
    reason: null,
    since: clock.now(),
    phoneNumber,
    qr: null,
    pairingCode: null,
  };

  const change = (next: EngineSnapshot) => {
    current = next;
    onChange(next);
  };

  return {
    snapshot: () => current,
    to(status, reason, patch = {}) {
      const allowed: readonly SessionStatus[] = sessionTransitions[current.status];
      if (!allowed.includes(status)) {
        throw new Error(`A session that is ${current.status} cannot become ${status} (${reason})`);
      }
      // A QR and a pairing code are only good while pairing: no step takes one along.
      change({ ...current, qr: null, pairingCode: null, ...patch, status, reason, since: clock.now() });
    },
    update: (patch) => change({ ...current, ...patch }),
  };
}
