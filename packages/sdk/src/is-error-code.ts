import type { ErrorCode } from "@inbox-hub/openapi";
import type { APIError } from "./api-errors";
import { BRAND } from "./errors";

/**
 * Whether an error is the server's answer with one of these codes. Works on errors of any copy of this package.
 *
 * @example
 * ```ts
 * import { InboxHub, isErrorCode } from "@inbox-hub/sdk";
 *
 * const hub = new InboxHub();
 * const contact = await hub.contacts.search("session_crm_01", "34612345678").catch((error) => {
 *   if (isErrorCode(error, "CONTACT_NOT_FOUND")) return undefined;
 *   throw error;
 * });
 * ```
 */
export function isErrorCode<Code extends ErrorCode>(
  error: unknown,
  ...codes: readonly [Code, ...Code[]]
): error is APIError & { readonly code: Code } {
  if (typeof error !== "object" || error === null || !(BRAND in error) || !("code" in error)) return false;
  return codes.some((code) => code === error.code);
}
