import type { OperationId } from "@inbox-hub/openapi";
import Router from "@koa/router";
import { listOperations, type Operation, policyOf } from "../contract/policy";
import { invalidRequest } from "../contract/request-validator";
import { AppError } from "../lib/app-error";
import { ASSETS_PATH, createDocsAssets } from "./docs-assets";
import type { EdgeContext, EdgeMiddleware, EdgeState } from "./edge-context";

type RunOperation = (ctx: EdgeContext, id: OperationId, params: Record<string, string>) => Promise<void>;

const LONGEST_PATH = 200;

/** The contract's operations as routes. One route a path, so that the path decides and the method only picks. */
export function createRouter({ run, sandbox }: { run: RunOperation; sandbox: boolean }): Router<EdgeState> {
  const router = new Router<EdgeState>({ strict: true, sensitive: true });
  const offered = listOperations().filter(({ id }) => sandbox || !policyOf(id).sandbox);
  const paths = [...new Set(offered.map(({ path }) => path))].sort(literalFirst);

  for (const path of paths) {
    const byMethod = new Map<string, Operation>(
      offered.filter((operation) => operation.path === path).map((operation) => [operation.method, operation]),
    );
    router.all(path.replace(/\{(\w+)\}/g, ":$1"), (ctx) => dispatch(ctx, byMethod, run));
  }
  router.all(`${ASSETS_PATH}/:name`, createDocsAssets());
  return router;
}

/** Where the address itself is not one, there is no route to look for. */
export const checkPath: EdgeMiddleware = function checkPath(ctx, next) {
  if (!isWellFormed(ctx)) {
    throw invalidRequest([{ path: "path", message: "must be a path with valid percent-encoding" }]);
  }
  return next();
};

export const notFound: EdgeMiddleware = function notFound(ctx) {
  throw new AppError("NOT_FOUND", { path: ctx.path.slice(0, LONGEST_PATH) });
};

async function dispatch(
  ctx: EdgeContext & { params: Record<string, string> },
  byMethod: ReadonlyMap<string, Operation>,
  run: RunOperation,
): Promise<void> {
  const allow = allowHeader([...byMethod.keys()]);
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
