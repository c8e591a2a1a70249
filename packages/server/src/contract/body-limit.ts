import type { OperationId } from "@inbox-hub/openapi";

const KIB = 1024;

/** The longest message, 50 recipients and their variables fit in it many times. */
const STANDARD = 256 * KIB;

/** Five hundred contacts with the longest notes fit in it. */
const LARGER: Partial<Record<OperationId, number>> = { "contacts.import": 8 * KIB * KIB };

/** The most bytes that a JSON body may have. */
export function mostBodyBytes(id: OperationId): number {
  return LARGER[id] ?? STANDARD;
}
