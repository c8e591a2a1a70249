import type { OperationId } from "@inbox-hub/openapi";
import Router from "@koa/router";
import { listOperations, type Operation, policyOf } from "../contract/policy";
import { AppError, invalidRequest } from "../lib/app-error";
import { ASSETS_PATH, createDocsAssets } from "./docs-assets";
import type { EdgeContext, EdgeMiddleware, EdgeState } from "./edge-context";

type RunOperation = (ctx: EdgeContext, id: OperationId, params: Record<string, string>) => Promise<void>;

const LONGEST_PATH = 200;

/**
 * The contract's operations as routes. One route a path, so that the path decides and the method only picks. A router tries its
 * routes one after the other, so each resource has a router of its own.
 */
export function createRouter({ run, sandbox }: { run: RunOperation; sandbox: boolean }): EdgeMiddleware {
  const routers = new Map<string, Router<EdgeState>>();
  const routerOf = (path: string) => {
    const router = routers.get(resourceOf(path)) ?? new Router<EdgeState>({ strict: true, sensitive: true });
    routers.set(resourceOf(path), router);
    return router;
  };
  const offered = listOperations().filter(({ id }) => sandbox || !policyOf(id).sandbox);
  const paths = [...new Set(offered.map(({ path }) => path))].sort(literalFirst);

  for (const path of paths) {
    const byMethod = new Map<string, Operation>(
      offered.filter((operation) => operation.path === path).map((operation) => [operation.method, operation]),
    );
    const allow = allowHeader([...byMethod.keys()]);
    routerOf(path).all(path.replace(/\{(\w+)\}/g, ":$1"), (ctx) => dispatch(ctx, { byMethod, allow }, run));
  }
  routerOf(ASSETS_PATH).all(`${ASSETS_PATH}/:name`, createDocsAssets());

  const routes = new Map([...routers].map(([resource, router]) => [resource, router.routes()]));
  return function route(ctx, next) {
    // A router adds its own to the context; no other part of the edge looks at it.
    const middleware = routes.get(resourceOf(ctx.path)) as EdgeMiddleware | undefined;
    return middleware === undefined ? next() : middleware(ctx, next);
  };
}

/** `/api/sessions` of `/api/sessions/{sessionId}`. */
function resourceOf(path: string): string {
  const [, first = "", second = ""] = path.split("/", 3);
  return first === "api" ? `${first}/${second}` : first;
}

/** Where the address itself is not one, there is no route to look for. */
export const checkPath: EdgeMiddleware = function checkPath(ctx, next) {
  if (!isWellFormed(ctx)) {
    const message = {
      es: "debe ser una ruta con codificación por ciento válida",
      en: "must be a path with valid percent-encoding",
    };
    throw invalidRequest([{ path: "path", message }]);
  }
  return next();
};

export const notFound: EdgeMiddleware = function notFound(ctx) {
  throw new AppError("NOT_FOUND", { path: ctx.path.slice(0, LONGEST_PATH) });
};

async function dispatch(
  ctx: EdgeContext & { params: Record<string, string> },
  { byMethod, allow }: { readonly byMethod: ReadonlyMap<string, Operation>; readonly allow: string },
  run: RunOperation,
): Promise<void> {
  if (ctx.method === "OPTIONS") {
    ctx.status = 204;
    ctx.set("Allow", allow);
    return;
  }
  const operation = byMethod.get(ctx.method === "HEAD" ? "GET" : ctx.method);
  if (!operation) {
    const params = { method: ctx.method, path: ctx.path.slice(0, LONGEST_PATH) };
    throw new AppError("METHOD_NOT_ALLOWED", params, { headers: { Allow: allow } });
  }
  ctx.state.operation = operation;
  await run(ctx, operation.id, ctx.params);
}

function allowHeader(methods: readonly string[]): string {
  return [...methods.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method])), "OPTIONS"].join(", ");
}

function isWellFormed(ctx: EdgeContext): boolean {
  try {
    return decodeURIComponent(ctx.path) !== "";
  } catch {
    return false;
  }
}

/** `/a/b` before `/a/{id}`: what is named is meant. */
function literalFirst(a: string, b: string): number {
  // `~` comes after every letter.
  const rank = (path: string) => path.replace(/\{\w+\}/g, "~");
  return rank(a) < rank(b) ? -1 : 1;
}
