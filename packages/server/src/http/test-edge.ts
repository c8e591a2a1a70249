import { mkdtemp, readdir, rm } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ErrorBody, OperationId } from "@inbox-hub/openapi";
import type { RateLimit } from "@inbox-hub/openapi/rules";
import { listOperations } from "@inbox-hub/openapi/rules";
import { contractDocument, describeOperation, type Schema } from "@inbox-hub/openapi/validation";
import { Registry } from "prom-client";
import type { Authenticator } from "../contract/authenticator";
import type { Handlers, OperationRequest, RequestContext } from "../contract/handler";
import type { IdempotencyEntry, IdempotencyStore, StoredResponse } from "../contract/idempotency";
import type { Role, Scope } from "../contract/tenant";
import { systemClock } from "../lib/clock";
import { createIds } from "../lib/ids";
import { createLog } from "../lib/log";
import type { AnyReply } from "./answer";
import { createHttpApp, type HttpConfig } from "./app";
import type { Lasting } from "./lasting-answers";
import { listen } from "./listen";
import { createRateLimits } from "./rate-limits";

/** For the edge's own tests: a server over real HTTP, whose handlers give the contract's examples. */

export type TestHandler = (request: OperationRequest<OperationId>, context: RequestContext) => Promise<AnyReply>;

interface EdgeOptions {
  readonly handlers?: { readonly [Id in OperationId]?: TestHandler };
  readonly config?: Partial<HttpConfig>;
  readonly limits?: Partial<Record<"auth" | "general" | "whatsapp" | "messages", RateLimit>>;
  readonly lasting?: Lasting;
  readonly idempotency?: Partial<IdempotencyStore>;
  readonly authenticator?: Partial<Authenticator>;
  /** Is shown every response before it is answered. */
  readonly watch?: (response: ServerResponse) => void;
}

export const KEY = "key-of-organization-1";
export const READ_KEY = "key-that-only-reads";
export const ONE_SESSION_KEY = "key-of-one-session";

const identities = {
  [KEY]: { keyId: "key_1", organizationId: 1, scopes: allScopes(), sessionIds: null },
  [READ_KEY]: { keyId: "key_2", organizationId: 1, scopes: ["messages:read" as const], sessionIds: null },
  [ONE_SESSION_KEY]: { keyId: "key_3", organizationId: 1, scopes: allScopes(), sessionIds: new Set(["session_1"]) },
};

/** Tokens are `user:<id>`; user 1 owns organizations 1 and 2, and so on down the roles. */
const roles: Readonly<Record<number, Role>> = { 1: "owner", 2: "admin", 3: "agent", 4: "viewer" };

export const fakeAuthenticator: Authenticator = {
  byApiKey: async (key) => (Object.hasOwn(identities, key) ? identities[key as typeof KEY] : null),
  async byAccessToken(token) {
    const userId = Number(/^user:(\d)$/.exec(token)?.[1] ?? 0);
    return userId === 0 ? null : { userId, loginId: `login_${userId}`, organizationId: userId === 9 ? null : 1 };
  },
  roleIn: async (userId, organizationId) => ([1, 2].includes(organizationId) ? (roles[userId] ?? null) : null),
};

export async function startEdge(options: EdgeOptions = {}) {
  const tmpDir = await mkdtemp(join(tmpdir(), "inbox-hub-edge-"));
  const logLines: string[] = [];
  const metrics = new Registry();
  const roomy = { points: 100_000, windowSeconds: 60 };
  const app = createHttpApp({
    handlers: exampleHandlers(options.handlers ?? {}),
    authenticator: { ...fakeAuthenticator, ...options.authenticator },
    rateLimits: createRateLimits({
      classes: { auth: roomy, general: roomy, whatsapp: roomy, messages: roomy, ...options.limits },
    }),
    lasting: { operations: new Set(), version: () => "", ...options.lasting },
    idempotency: { ...createMemoryIdempotency(), ...options.idempotency },
    metrics,
    log: createLog({ level: "debug", destination: { write: (line) => logLines.push(line) } }),
    newId: createIds(Date.now),
    clock: systemClock,
    config: {
      sandbox: true,
      tmpDir,
      maxMediaBytes: 1_000_000,
      validateResponses: true,
      trustProxy: false,
      isLoopbackOnly: true,
      metricsToken: null,
      ...options.config,
    },
  });
  const answer = app.callback();
  const server = await listen({
    callback: (request, response) => {
      options.watch?.(response);
      answer(request, response);
    },
    answerClientError: app.answerClientError,
    host: "127.0.0.1",
    port: 0,
  });
  return {
    ...server,
    metrics,
    logText: () => logLines.join(""),
    temporaryFiles: () => readdir(tmpDir),
    /** Calls with the key of organization 1, unless other headers are given. */
    call: (path: string, init: RequestInit = {}) =>
      fetch(`${server.url}${path}`, { ...init, headers: { "X-API-Key": KEY, ...(init.headers ?? {}) } }),
    postJson: (path: string, body: unknown, headers: Record<string, string> = {}) =>
      fetch(`${server.url}${path}`, {
        method: "POST",
        headers: { "X-API-Key": KEY, "Content-Type": "application/json", ...headers },
        body: typeof body === "string" ? body : JSON.stringify(body),
      }),
    async stop() {
      await server.close();
      await rm(tmpDir, { recursive: true, force: true });
    },
  };
}

export type Edge = Awaited<ReturnType<typeof startEdge>>;

export function createMemoryIdempotency(): IdempotencyStore {
  const entries = new Map<string, IdempotencyEntry & { response?: StoredResponse }>();
  const nameOf = (scope: string, key: string) => JSON.stringify([scope, key]);
  return {
    async begin(entry) {
      const known = entries.get(nameOf(entry.scope, entry.key));
      if (known === undefined) {
        entries.set(nameOf(entry.scope, entry.key), entry);
        return { state: "new" };
      }
      if (known.requestHash !== entry.requestHash) return { state: "mismatch" };
      return known.response ? { state: "done", ...known.response } : { state: "running" };
    },
    run: (_scope, _key, work) => work(),
    async finish(scope, key, response) {
      const entry = entries.get(nameOf(scope, key));
      if (entry) entries.set(nameOf(scope, key), { ...entry, response });
    },
    async release(scope, key) {
      entries.delete(nameOf(scope, key));
    },
  };
}

/** A handler for every operation: those given, and for the rest one that answers with the contract's own example. */
function exampleHandlers(given: { readonly [Id in OperationId]?: TestHandler }): Handlers {
  const entries = listOperations().map(({ id }) => [id, given[id] ?? (async () => exampleReply(id))]);
  // The tests' handlers do not know their operation's types; the response validator checks what they give.
  return Object.fromEntries(entries) as Handlers;
}

function exampleReply(id: OperationId): AnyReply {
  const [status, response] = Object.entries(describeOperation(id).responses).find(([code]) => code < "300") ?? ["200"];
  const content = response?.content;
  if (!content) return { status: Number(status) };
  const schema = content["application/json"]?.schema;
  if (!schema) return { status: Number(status), content: "bytes", contentType: Object.keys(content)[0] ?? "" };
  const example = exampleOf(schema);
  return id === "system.openapi"
    ? { status: 200, json: example }
    : { ...withoutSuccess(example), status: Number(status) };
}

export function exampleOf(schema: Schema): unknown {
  const name =
    String(schema.$ref ?? "")
      .split("/")
      .at(-1) ?? "";
  const { schemas } = contractDocument.components as { schemas: Record<string, Schema> };
  const examples = (schema.$ref ? schemas[name] : schema)?.examples as readonly unknown[] | undefined;
  return examples?.[0];
}

function withoutSuccess(example: unknown): object {
  const { success: _success, ...rest } = example as Record<string, unknown>;
  return rest;
}

function allScopes(): readonly Scope[] {
  const { schemas } = contractDocument.components as { schemas: { Scope: { enum: readonly Scope[] } } };
  return schemas.Scope.enum;
}

/** An error's body, as the contract describes it. */
export async function errorOf(answer: Response): Promise<ErrorBody> {
  return (await answer.json()) as ErrorBody;
}
