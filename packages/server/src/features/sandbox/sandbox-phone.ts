import { invalidRequest } from "../../lib/app-error";
import { normalizePhone } from "../../lib/phone";
import { phrases } from "../../lib/phrases";

/** @throws AppError INVALID_REQUEST naming the path. */
export function toPhone(text: string, path: string): string {
  const phone = normalizePhone(text);
  if (phone !== null) return phone;
  throw invalidRequest([{ path, message: phrases.phoneNumber }]);
}
