import type { OperationId } from "@inbox-hub/openapi";
import { AppError, type Language, policyOf, type RateLimitClass } from "@inbox-hub/openapi/rules";
import type { RequestValidator } from "@inbox-hub/openapi/validation";
import type { Breach } from "../breaches";
import { answerOf, connectionReset, type ErrorFault, type Fault } from "../faults";
import type { World } from "../state/world";
import { type Answer, type AnyReply, toAnswer, toErrorAnswer, toResponse } from "./answer";
import type { Caller, createCallers } from "./caller";
import type { Handlers, OperationRequest, RequestContext } from "./handler";
import { createIdempotency, hashOf, withoutWait } from "./idempotency";
import type { MockRateLimits } from "./rate-limits";
import { readBody } from "./read-body";
import { findRoute, type Route } from "./routes";
import type { WireRequest } from "./wire-request";

/** A request that came, as the test sees it. Credentials are not in it. */
export interface MockCall<Id extends OperationId = OperationId> {
  readonly operationId: Id;
  readonly method: string;
  readonly path: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  /** As it was sent; undefined where there was none, or a file. */
  readonly body: unknown;
  readonly idempotencyKey: string | null;
  /** Null while there is no answer, or if none came. */
  readonly status: number | null;
  /** Of an error. */
  readonly code: string | null;
}

export type Override = (request: OperationRequest<OperationId>) => unknown;

interface FrontDoorDeps {
  readonly world: World;
  readonly handlers: Handlers;
  readonly validator: () => RequestValidator;
  readonly callers: ReturnType<typeof createCallers>;
  readonly limits: MockRateLimits;
  readonly basePath: string;
  readonly latency: (id: OperationId) => number;
  readonly nextFault: (id: OperationId) => Fault | undefined;
  readonly overrideOf: (id: OperationId) => Override | undefined;
  readonly onCall: (call: MockCall) => (change: Partial<MockCall>) => void;
  readonly onBreach: (breach: Breach) => void;
  /** Ends what would wait for ever. */
  readonly untilClosed: Promise<never>;
}

type AnyHandler = (request: OperationRequest<OperationId>, context: RequestContext) => AnyReply | Promise<AnyReply>;

/** Takes requests through the same steps as the server: who, how often, whose, what, and once. */
export function createFrontDoor(deps: FrontDoorDeps) {
  const { world, handlers, validator, callers, limits, basePath, latency, onCall, onBreach } = deps;
  const { clock, newId } = world;
  const runOnce = createIdempotency(world);

  return async function answer(request: WireRequest): Promise<Response> {
    const requestId = request.headers.get("x-request-id") ?? newId("req");
    const context = () => ({ requestId, language: languageOf(request.headers), now: clock.now() });
    const { pathname } = request.url;
    const path = pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length) : pathname;
    const told: Record<string, string> = { "X-Request-Id": requestId };
    const named = `${request.method} ${path}`;
    clock.catchUp();

    let route: Route;
    try {
      route = findRoute(request.method, path);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      onBreach({ operationId: null, request: named, problems: [toErrorText(error)] });
      return toResponse(toErrorAnswer(error, context()), told);
    }

    const { id } = route;
    const { params, idempotencyKey } = { params: route.params, idempotencyKey: request.headers.get("idempotency-key") };
    const query = queryOf(request.url);
    const note = onCall({
      operationId: id,
      method: request.method,
      path,
      params,
      query,
      body: undefined,
      idempotencyKey,
      status: null,
      code: null,
    });
    await pause(latency(id), request.signal);

    const fault = deps.nextFault(id);
    if (fault === "reset") throw connectionReset();
    if (fault === "timeout") return untilAborted(request.signal, deps.untilClosed);
    if (fault !== undefined && fault !== "reset-after") {
      const given = answerOf(fault as ErrorFault, context());
      note({ status: given.status, code: given.code ?? null });
      return toResponse(given, told);
    }

    const given = await process(request, route, query, told, note, named).catch((error: unknown) =>
      toErrorAnswer(toAppError(error), context()),
    );
    clock.catchUp();
    if (fault === "reset-after") throw connectionReset();
    note({ status: given.status, code: given.code ?? null });
    return toResponse(given, told);
  };

  async function process(
    request: WireRequest,
    { id, params: rawParams }: Route,
    rawQuery: Readonly<Record<string, unknown>>,
    told: Record<string, string>,
    note: (change: Partial<MockCall>) => void,
    named: string,
  ): Promise<Answer> {
    const caller = callers.authenticate(id, request.headers);
    for (const limitClass of policyOf(id).rateLimit) {
      // Messages are counted where they are sent: one for each recipient.
      if (limitClass !== "messages")
        Object.assign(told, limits.take(limitClass, budgetOf(limitClass, caller, rawParams)));
    }
    const checked = await check(id, request, caller, rawParams, rawQuery, note).catch((error: unknown) => {
      if (error instanceof AppError && (error.code === "INVALID_REQUEST" || error.code === "UNSUPPORTED_MEDIA_TYPE")) {
        const problems = error.details?.map(({ path, message }) => `${path}: ${message.en}`) ?? [toErrorText(error)];
        onBreach({ operationId: id, request: named, problems });
      }
      throw error;
    });
    const { tenant, params, query, json, file } = checked;

    const key = policyOf(id).idempotent ? request.headers.get("idempotency-key") : null;
    const scope = scopeOf(id, caller, tenant.organizationId);
    const bytes = file?.bytes ?? null;
    const requestKey = key === null ? null : JSON.stringify([scope, key, hashOf(id, params, withoutWait(json), bytes)]);
    const language = languageOf(request.headers);
    const { userId, loginId } = caller;
    const run = async (): Promise<Answer> => {
      // The validator has made the request one of that operation's.
      const asked = { params, query, body: json, headers: request.headers, file } as OperationRequest<OperationId>;
      const override = deps.overrideOf(id);
      if (override) return toOverride(await override(asked));
      const handler = handlers[id] as AnyHandler | undefined;
      if (!handler) return notModelled(id);
      return toAnswer(await handler(asked, { tenant, userId, loginId, language, requestKey }));
    };
    if (key === null) return run();
    const now = () => ({ requestId: told["X-Request-Id"] ?? "", language, now: clock.now() });
    return runOnce(scope, key, hashOf(id, params, json, bytes), () =>
      run().catch((error: unknown) => toErrorAnswer(toAppError(error), now())),
    );
  }

  async function check(
    id: OperationId,
    request: WireRequest,
    caller: Caller,
    rawParams: Readonly<Record<string, unknown>>,
    rawQuery: Readonly<Record<string, unknown>>,
    note: (change: Partial<MockCall>) => void,
  ) {
    const rules = validator();
    const params = rules.params(id, rawParams);
    const tenant = callers.authorize(id, caller, params);
    const query = rules.query(id, rawQuery);
    note({ params, query });
    rules.headers(id, Object.fromEntries(request.headers));
    const { json, file } = await readBody(rules, id, request, (body) => note({ body }));
    return { tenant, params, query, json, file };
  }
}

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  // A fault of the mock, or of an override: hiding it behind a 500 would send the test's author looking elsewhere.
  throw error;
}

function toErrorText({ code, params }: AppError): string {
  const { method, path, expected } = params;
  return [code, method, path, expected].filter((part) => part !== undefined).join(" ");
}

function toOverride(given: unknown): Answer | Promise<Answer> {
  if (given instanceof Response) return fromResponse(given);
  if (given === undefined) return { status: 204, headers: {}, content: null, contentType: null };
  return toAnswer({
    status: 200,
    ...(isPage(given) ? { data: given.items, pagination: given.pagination } : { data: given }),
  });
}

function isPage(given: unknown): given is { readonly items: unknown; readonly pagination: unknown } {
  return typeof given === "object" && given !== null && "items" in given && "pagination" in given;
}

async function fromResponse(response: Response): Promise<Answer> {
  const content = response.body === null ? null : new Uint8Array(await response.arrayBuffer());
  return { status: response.status, headers: Object.fromEntries(response.headers), content, contentType: null };
}

function notModelled(id: OperationId): Answer {
  const error = `The mock does not model ${id}: mock.respond("${id}", answer) says what it answers.`;
  const content = JSON.stringify({ success: false, error, code: "NOT_MODELLED", retryable: false });
  return { status: 501, headers: {}, content, contentType: "application/json; charset=utf-8" };
}

function languageOf(headers: Headers): Language {
  const [first = ""] = (headers.get("accept-language") ?? "").toLowerCase().split(",");
  return first.trim().startsWith("en") ? "en" : "es";
}

/** What stands twice is a list: the contract has none, and refuses it. */
function queryOf({ searchParams }: URL): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    [...new Set(searchParams.keys())].map((name) => {
      const [value, ...more] = searchParams.getAll(name);
      return [name, more.length > 0 ? [value, ...more] : value];
    }),
  );
}

/** Whose budget a request is taken from. */
function budgetOf(limitClass: RateLimitClass, caller: Caller, params: Readonly<Record<string, string>>): string {
  const sessionId = params.sessionId ?? params.id;
  if (limitClass === "auth") return "ip";
  return limitClass === "whatsapp" && sessionId !== undefined ? `session:${sessionId}` : caller.name;
}

function scopeOf(id: OperationId, { userId, sessionIds, name }: Caller, organizationId: number): string {
  if (userId !== null && policyOf(id).security === "bearer") return `user:${userId}`;
  return sessionIds === null ? `org:${organizationId}` : `org:${organizationId}:${name}`;
}

/** @throws the reason of the signal */
function untilAborted(signal: AbortSignal | null, untilClosed: Promise<never>): Promise<never> {
  const aborted = new Promise<never>((_, reject) => {
    if (signal?.aborted) reject(signal.reason);
    signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  return Promise.race([aborted, untilClosed]);
}

function pause(milliseconds: number, signal: AbortSignal | null): Promise<void> {
  if (signal?.aborted) return Promise.reject(signal.reason);
  if (milliseconds <= 0) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    const abort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    signal?.addEventListener("abort", abort, { once: true });
  });
}
