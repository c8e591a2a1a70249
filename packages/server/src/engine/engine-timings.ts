/** How long an engine waits, in milliseconds. */
export interface EngineTimings {
  /** From `start` until WhatsApp answers. */
  readonly bootMs: number;
  /** WhatsApp shows the first QR longer than those after it. */
  readonly firstQrMs: number;
  readonly nextQrMs: number;
  /** After so many QRs that nobody scanned, the session stops. */
  readonly maxQrs: number;
  readonly pairingCodeMs: number;
  readonly textMs: number;
  readonly mediaMs: number;
  /** Added to `mediaMs` for each megabyte. */
  readonly mediaPerMegabyteMs: number;
  /** Everything that sends nothing. */
  readonly readMs: number;
}

export const defaultTimings: EngineTimings = {
  bootMs: 45_000,
  firstQrMs: 60_000,
  nextQrMs: 20_000,
  maxQrs: 6,
  pairingCodeMs: 180_000,
  textMs: 30_000,
  mediaMs: 60_000,
  mediaPerMegabyteMs: 2_000,
  readMs: 30_000,
};
