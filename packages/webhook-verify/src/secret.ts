import { toBytes } from "./body";
import { decodeBase64, utf8 } from "./bytes";
import { WebhookVerificationError } from "./error";
import type { Secret } from "./types";

export const SECRET_PREFIX = "whsec_";
const SHORTEST_SECRET = 24;

/** The two keys that one secret stands for. They differ for `whsec_` secrets and are the same for all others. */
export interface Keys {
  readonly standard: Uint8Array;
  readonly legacy: Uint8Array;
}

/** What is wrong with a secret. */
export type SecretFault = "empty" | "not_printable_ascii" | "not_base64" | "too_short";

export function readSecrets(secret: Secret | readonly Secret[]): readonly Keys[] {
  const [first, ...others] = [secret].flat();
  return [first, ...others].map((one, index) => requireKeys(one, index + 1));
}

/** `position` is how the message names the secret, which it must not show. */
export function requireKeys(secret: Secret | undefined, position: number): Keys {
  const keys = readSecret(secret);
  if (typeof keys === "object") return keys;
  throw new WebhookVerificationError("secret_invalid", `Webhook secret ${position} is invalid: ${keys}.`);
}

export function readSecret(secret: Secret | undefined): Keys | SecretFault {
  // Not by its own `slice`: that of a Buffer shares the memory.
  if (ArrayBuffer.isView(secret)) return toKeys(toBytes(secret).slice());
  // An unset environment variable arrives here as undefined, whatever the type says.
  if (typeof secret !== "string" || secret === "") return "empty";
  if (!/^[!-~]+$/.test(secret)) return "not_printable_ascii";

  const legacy = utf8(secret);
  if (!secret.startsWith(SECRET_PREFIX)) return toKeys(legacy);
  const standard = decodeBase64(secret.slice(SECRET_PREFIX.length));
  return standard ? toKeys(standard, legacy) : "not_base64";
}

function toKeys(standard: Uint8Array, legacy = standard): Keys | SecretFault {
  return standard.length < SHORTEST_SECRET ? "too_short" : { standard, legacy };
}
