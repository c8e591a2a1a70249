import { randomBytes } from "node:crypto";
import { readSecret, SECRET_PREFIX, type SecretFault } from "./secret";

const LONGEST_SECRET = 256;
const GENERATED_BYTES = 32;

/** What is wrong with a secret that a customer chose. */
export type SecretProblem = SecretFault | "too_long";

/**
 * Makes a secret that receivers with any Standard Webhooks library can use as it is.
 *
 * @example
 * ```ts
 * import { generateSecret } from "@inbox-hub/webhook-verify/sign";
 *
 * const secret = generateSecret(); // "whsec_" and 32 random bytes in base64
 * ```
 */
export function generateSecret(): string {
  return SECRET_PREFIX + randomBytes(GENERATED_BYTES).toString("base64");
}

/**
 * Says what is wrong with a secret that a customer chose, or `undefined` if nothing is: 24 to 256 printable ASCII
 * characters without spaces and, after `whsec_`, base64 of 24 bytes or more. Other secrets are read differently by
 * different receivers' libraries.
 *
 * @example
 * ```ts
 * import { checkSecret } from "@inbox-hub/webhook-verify/sign";
 *
 * checkSecret("tu_webhook_secret_seguro"); // undefined
 * checkSecret("contraseña"); // "not_printable_ascii"
 * ```
 */
export function checkSecret(secret: string): SecretProblem | undefined {
  if (secret.length > LONGEST_SECRET) return "too_long";
  const keys = readSecret(secret);
  return typeof keys === "string" ? keys : undefined;
}
