import type { OperationId } from "@inbox-hub/openapi";
import { UsageError } from "./errors";

/**
 * Fills in the path of an operation. An id that is empty or a dot segment would make it the path of another one,
 * `/api/sessions/../status` for instance, so it is refused.
 */
export function fillPath(operationId: OperationId, path: string, ids: readonly unknown[]): string {
  let count = 0;
  return path.replace(/\*/g, () => `/${encodeURIComponent(checkId(operationId, ids[count++], count))}`);
}

/** Gives back what can be an id. */
export function checkId(operationId: string, id: unknown, position: number): string | number {
  if (isId(id)) return id;
  const found = typeof id === "string" ? JSON.stringify(id) : typeof id;
  throw new UsageError(`${operationId}: argument ${position} must be an id, not ${found}.`, { operationId });
}

function isId(value: unknown): value is string | number {
  return typeof value === "string" ? !/^(\s*|\.\.?)$/.test(value) : Number.isSafeInteger(value);
}
