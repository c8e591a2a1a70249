import type { CancelTimer, Clock } from "../../lib/clock";
import type { PairingCode, QrCode } from "../engine";
import type { EngineTimings } from "../engine-timings";
import type { Login } from "./credentials";
import type { Linking } from "./world/linking";
import { type Random, randomBytes } from "./world/random-text";

/** One attempt to get a phone to link this session. */
export interface Pairing {
  /** The first QR. */
  readonly qr: QrCode;
  requestCode(phone: string): PairingCode;
  close(): void;
}

interface PairingDeps {
  readonly linking: Linking;
  readonly clock: Clock;
  readonly random: Random;
  readonly timings: EngineTimings;
  readonly onQr: (qr: QrCode | null) => void;
  readonly onCodeExpired: () => void;
  readonly onLinked: (login: Login) => void;
  /** Nobody scanned the last QR, and no code is waiting either. */
  readonly onExhausted: () => void;
}

export function createPairing(deps: PairingDeps): Pairing {
  const { linking, clock, random, timings, onQr, onCodeExpired, onLinked, onExhausted } = deps;
  const timers: { qr?: CancelTimer; code?: CancelTimer } = {};
  let shown = 0;
  let qrLives = true;
  let codeLives = false;

  const close = () => {
    timers.qr?.();
    timers.code?.();
    offer.close();
  };

  const offer = linking.offer((login) => {
    close();
    onLinked(login);
  });

  const endIfExhausted = () => {
    if (qrLives || codeLives) return;
    close();
    onExhausted();
  };

  const nextQr = (): QrCode => {
    const lifetime = shown === 0 ? timings.firstQrMs : timings.nextQrMs;
    shown += 1;
    timers.qr = clock.after(lifetime, expireQr);
    return { value: qrValue(offer.newRef(), random), expiresAt: clock.now() + lifetime };
  };

  const expireQr = () => {
    if (shown < timings.maxQrs) return onQr(nextQr());
    qrLives = false;
    // A code that is being typed is not cut off by the QRs' end.
    if (codeLives) onQr(null);
    endIfExhausted();
  };

  const expireCode = () => {
    codeLives = false;
    offer.dropCode();
    if (qrLives) onCodeExpired();
    endIfExhausted();
  };

  return {
    qr: nextQr(),
    close,
    requestCode(phone) {
      const code = offer.newCode(phone);
      timers.code?.();
      timers.code = clock.after(timings.pairingCodeMs, expireCode);
      codeLives = true;
      return { code, expiresAt: clock.now() + timings.pairingCodeMs };
    },
  };
}

/** As WhatsApp Web writes it: the reference, three keys of this device, and its platform. */
function qrValue(ref: string, random: Random): string {
  const keys = Array.from({ length: 3 }, () => randomBytes(random, 32).toString("base64"));
  return [ref, ...keys, "1"].join(",");
}
