import type { Vector } from "../support";
import { bodyVectors } from "./bodies";
import { crossReplayVectors } from "./cross-replays";
import { headerVectors } from "./headers";
import { legacyVectors } from "./legacy";
import { secretVectors } from "./secrets";
import { signatureVectors } from "./signatures";
import { timestampVectors } from "./timestamps";

/** Requests by what they are about, and what every build must say about each. */
export const vectors: Readonly<Record<string, readonly Vector[]>> = {
  headers: headerVectors,
  signatures: signatureVectors,
  secrets: secretVectors,
  timestamps: timestampVectors,
  bodies: bodyVectors,
  "the legacy scheme": legacyVectors,
  "replays across the schemes": crossReplayVectors,
};

export const allVectors: readonly Vector[] = Object.values(vectors).flat();
