import { createHash } from "node:crypto";
import type { Random } from "./world/random-text";

/** The same numbers for the same seed: for tests, never for secrets. */
export function createSeededRandom(seed: number): Random {
  let drawn = 0;
  return () => {
    drawn += 1;
    return createHash("sha256").update(`${seed}:${drawn}`).digest().readUInt32BE(0) / 2 ** 32;
  };
}
