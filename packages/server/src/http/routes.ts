import type { OperationId } from "@inbox-hub/openapi";
import { AppError, invalidRequest, listOperations, type Operation, policyOf } from "@inbox-hub/openapi/rules";
import Router from "@koa/router";
import { createMemo } from "../lib/memo";
import { ASSETS_PATH, createDocsAssets } from "./docs-assets";
import type { EdgeContext, EdgeMiddleware } from "./edge-context";

type RunOperation = (ctx: EdgeContext, id: OperationId, params: PathParams) => Promise<void>;

const LONGEST_PATH = 200;

type PathParams = Readonly<Record<string, string>>;
type AnswerPath = (ctx: EdgeContext, params: PathParams) => Promise<void> | void;

interface Route {
  readonly answer: AnswerPath;
  readonly params: PathParams;
}

/**
 * The contract's operations as routes. One route a path, so that the path decides and the method only picks. A router tries its
 * routes one after the other, so each resource has a router of its own; and it is only asked which route it is, as building a
 * chain of one handler for each request takes longer than finding it.
 */
export function createRouter({ run, sandbox }: { run: RunOperation; sandbox: boolean }): EdgeMiddleware {
  const answers = new Map<string, AnswerPath>();
  const offered = listOperations().filter(({ id }) => sandbox || !policyOf(id).sandbox);
  const paths = [...new Set(offered.map(({ path }) => path))].sort(literalFirst);

  for (const path of paths) {
    const byMethod = new Map<string, Operation>(
      offered.filter((operation) => operation.path === path).map((operation) => [operation.method, operation]),
    );
    const allow = allowHeader([...byMethod.keys()]);
    answers.set(path.replace(/\{(\w+)\}/g, ":$1"), (ctx, params) => dispatch(ctx, params, { byMethod, allow }, run));
  }
  answers.set(`${ASSETS_PATH}/:name`, createDocsAssets());

  const routers = createRouters([...answers.keys()]);
  const find = (path: string): Route | null => {
    const [layer] = routers.get(resourceOf(path))?.match(path, "GET").path ?? [];
    const answer = layer && answers.get(String(layer.path));
    return answer ? { answer, params: layer.params(path, layer.captures(path)) } : null;
  };
  const remember = createMemo<Route | null>();
  return function route(ctx, next) {
    const found = remember(ctx.path, () => find(ctx.path));
    return found === null ? next() : found.answer(ctx, found.params);
  };
}

function createRouters(patterns: readonly string[]): ReadonlyMap<string, Router> {
  const routers = new Map<string, Router>();
  for (const pattern of patterns) {
    const resource = resourceOf(pattern);
    const router = routers.get(resource) ?? new Router({ strict: true, sensitive: true });
    routers.set(
      resource,
      router.all(pattern, () => undefined),
    );
  }
  return routers;
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

function dispatch(
  ctx: EdgeContext,
  params: PathParams,
  { byMethod, allow }: { readonly byMethod: ReadonlyMap<string, Operation>; readonly allow: string },
  run: RunOperation,
): Promise<void> | void {
  if (ctx.method === "OPTIONS") {
    ctx.status = 204;
    ctx.set("Allow", allow);
    return;
  }
  const operation = byMethod.get(ctx.method === "HEAD" ? "GET" : ctx.method);
  if (!operation) {
    const named = { method: ctx.method, path: ctx.path.slice(0, LONGEST_PATH) };
    throw new AppError("METHOD_NOT_ALLOWED", named, { headers: { Allow: allow } });
  }
  ctx.state.operation = operation;
  return run(ctx, operation.id, params);
}

function allowHeader(methods: readonly string[]): string {
  return [...methods.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method])), "OPTIONS"].join(", ");
}

function isWellFormed(ctx: EdgeContext): boolean {
  try {
    return !ctx.path.includes("%") || decodeURIComponent(ctx.path) !== "";
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
