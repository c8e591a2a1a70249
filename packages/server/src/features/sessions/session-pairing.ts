import { AppError, invalidRequest, normalizePhone, phrases } from "@inbox-hub/openapi/rules";
import type { SessionRef, Tenant } from "../../contract/tenant";
import type { Engine, PairingCode, QrCode, SessionStatus } from "../../engine/engine";
import { EngineError } from "../../engine/engine";
import { toNumberError } from "../../engine/to-app-error";
import type { Clock } from "../../lib/clock";
import type { SessionAccess } from "./session-access";
import type { SessionSupervisor } from "./session-supervisor";

interface SessionPairingDeps {
  readonly access: Pick<SessionAccess, "require">;
  readonly supervisor: Pick<SessionSupervisor, "engine" | "observed" | "onObserved">;
  readonly clock: Clock;
}

/** A session that was just created is not pairing yet; nobody should have to ask twice for that. */
const WAIT_FOR_PAIRING_MS = 5_000;

export type SessionPairing = ReturnType<typeof createSessionPairing>;

/** How a phone is linked: by a QR that it scans, or by a code that is typed on it. */
export function createSessionPairing({ access, supervisor, clock }: SessionPairingDeps) {
  const statusOf = (ref: SessionRef): SessionStatus => supervisor.observed(ref)?.status ?? "stopped";

  const notPairing = (ref: SessionRef) =>
    new AppError("SESSION_NOT_PAIRING", { sessionId: ref.sessionId, status: statusOf(ref) });

  const whileStarting = (ref: SessionRef): Promise<void> =>
    new Promise((resolve) => {
      const look = () => {
        if (statusOf(ref) !== "starting") done();
      };
      const done = () => {
        cancel();
        unsubscribe();
        resolve();
      };
      const cancel = clock.after(WAIT_FOR_PAIRING_MS, done);
      const unsubscribe = supervisor.onObserved(ref, look);
      look();
    });

  const requirePairing = async (tenant: Tenant, sessionId: string): Promise<{ ref: SessionRef; engine: Engine }> => {
    const ref = await access.require(tenant, sessionId);
    await whileStarting(ref);
    const engine = supervisor.engine(ref);
    if (engine?.snapshot().status !== "pairing") throw notPairing(ref);
    return { ref, engine };
  };

  return {
    /** @throws AppError SESSION_NOT_FOUND, SESSION_NOT_PAIRING */
    async qr(tenant: Tenant, sessionId: string): Promise<QrCode> {
      const { ref, engine } = await requirePairing(tenant, sessionId);
      const { qr } = engine.snapshot();
      if (!qr) throw notPairing(ref);
      return qr;
    },

    /** @throws AppError SESSION_NOT_FOUND, SESSION_NOT_PAIRING, INVALID_REQUEST, ENGINE_FAILED */
    async requestCode(tenant: Tenant, sessionId: string, phoneNumber: string): Promise<PairingCode> {
      const phone = normalizePhone(phoneNumber);
      if (phone === null) throw invalidRequest([{ path: "body.phoneNumber", message: phrases.phoneNumber }]);
      const { ref, engine } = await requirePairing(tenant, sessionId);
      try {
        return await engine.requestPairingCode(phone);
      } catch (error) {
        if (error instanceof EngineError && error.code === "INVALID_STATE") throw notPairing(ref);
        throw toNumberError(error, "body.phoneNumber", { sessionId, status: statusOf(ref) });
      }
    },
  };
}
