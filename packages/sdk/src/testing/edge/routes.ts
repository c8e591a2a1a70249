import type { OperationId } from "@inbox-hub/openapi";
import { AppError, invalidRequest, listOperations } from "@inbox-hub/openapi/rules";

export interface Route {
  readonly id: OperationId;
  readonly params: Readonly<Record<string, string>>;
}

const LONGEST_PATH = 200;

const patterns = listOperations()
  .map(({ id, method, path }) => ({
    id,
    method,
    names: [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name),
    pattern: new RegExp(`^${path.replace(/[.]/g, "\\.").replace(/\{\w+\}/g, "([^/]+)")}$`),
  }))
  // `/a/b` is meant before `/a/{id}`.
  .sort((a, b) => a.names.length - b.names.length);

/** The operation that a request asks for. @throws AppError NOT_FOUND, METHOD_NOT_ALLOWED, INVALID_REQUEST */
export function findRoute(method: string, path: string): Route {
  const named = path.slice(0, LONGEST_PATH);
  const candidates = patterns.filter(({ pattern }) => pattern.test(path));
  const [first] = candidates;
  if (!first) throw new AppError("NOT_FOUND", { path: named });
  const found = candidates.find((candidate) => candidate.method === (method === "HEAD" ? "GET" : method));
  if (!found) {
    const allow = candidates.map((candidate) => candidate.method).join(", ");
    throw new AppError("METHOD_NOT_ALLOWED", { method, path: named }, { headers: { Allow: allow } });
  }
  const values = found.pattern.exec(path)?.slice(1) ?? [];
  return {
    id: found.id,
    params: Object.fromEntries(found.names.map((name, index) => [name, decode(values[index] ?? "")])),
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    const message = {
      es: "debe ser una ruta con codificación por ciento válida",
      en: "must be a path with valid percent-encoding",
    };
    throw invalidRequest([{ path: "path", message }]);
  }
}
