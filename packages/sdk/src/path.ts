import type { OperationId } from "@inbox-hub/openapi";
import { UsageError } from "./errors";

/**
 * Fills in the path of an operation. An id that is empty or a dot segment would make it the path of another one,
 * `/api/sessions/../status` for instance, so it is refused.
 */
export function fillPath(operationId: OperationId, path: string, ids: readonly unknown[]): string {
  let count = 0;
  return path.replace(/\*/g, () => {
    const id = ids[count++];
    if (isId(id)) return encodeURIComponent(id);
    throw new UsageError(`${operationId}: argument ${count} must be an id, not ${describe(id)}.`, { operationId });
  });
}

export function isId(value: unknown): value is string | number {
  if (typeof value !== "string") return Number.isSafeInteger(value);
  return value.trim() !== "" && value !== "." && value !== "..";
}

export function describe(id: unknown): string {
  return typeof id === "string" ? JSON.stringify(id) : typeof id;
}
