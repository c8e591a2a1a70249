import type { OperationId } from "@inbox-hub/openapi";
import { listOperations } from "@inbox-hub/openapi/rules";

const patterns = listOperations().map(({ id, method, path }) => ({
  id,
  method,
  pattern: new RegExp(`^${path.replace(/[.]/g, "\\.").replace(/\{\w+\}/g, "[^/]+")}$`),
  variables: path.split("{").length - 1,
}));

/** The operation of the contract that a request is one of, by its method and path; null where it is none. */
export function operationOf(method: string, pathname: string): OperationId | null {
  const matching = patterns.filter((candidate) => candidate.method === method && candidate.pattern.test(pathname));
  // `/a/b` is meant before `/a/{id}`.
  const [best] = matching.sort((a, b) => a.variables - b.variables);
  return best?.id ?? null;
}
