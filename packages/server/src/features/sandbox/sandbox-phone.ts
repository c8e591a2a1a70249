import { invalidRequest, normalizePhone, phrases } from "@inbox-hub/openapi/rules";

/** @throws AppError INVALID_REQUEST naming the path. */
export function toPhone(text: string, path: string): string {
  const phone = normalizePhone(text);
  if (phone !== null) return phone;
  throw invalidRequest([{ path, message: phrases.phoneNumber }]);
}
