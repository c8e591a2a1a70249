import type { Schemas } from "@inbox-hub/openapi";
import createClient from "openapi-fetch";
import type { Answer } from "./api-promise";
import { createAttempts } from "./attempts";
import { checkCallOptions, type IdempotentOptions } from "./call-options";
import { createAuthorize } from "./credentials";
import { isObject } from "./is-object";
import { type Operation, readOperation } from "./operation";
import type { Settings } from "./options";
import { fillPath } from "./path";
import { type Reader, readData } from "./readers";
import { type Call, RequestSpec } from "./request-spec";
import type { Runtime } from "./runtime";
import { createTokenKeeper, type TokenKeeper } from "./token-keeper";
import { userAgent } from "./user-agent";

/** What goes into a request. */
export interface Input {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly body?: unknown;
  readonly header?: Readonly<Record<string, string | undefined>>;
}

export interface Requester {
  readonly tokens: TokenKeeper;
  readonly runtime: Runtime;
  /** Sends a request as often as it may be, and gives back what `reader` makes of the answer. */
  send<T>(
    operation: Operation,
    input: Input,
    options: IdempotentOptions | undefined,
    reader: Reader<T>,
  ): Promise<Answer<T>>;
}

const TIMEOUT = 30_000;
const UPLOAD_TIMEOUT = 300_000;

/** The one way from a method to the server: checks, fills in, sends, and reads the answer. */
export function createRequester(settings: Settings, runtime: Runtime): Requester {
  const logIn = (name: "login" | "refresh") => async (body: unknown) =>
    // By the contract, as the methods of the same name.
    (await send(readOperation("auth", name), { body }, undefined, readData as Reader<Schemas["Login"]>)).data;
  const tokens = createTokenKeeper({
    store: settings.tokens,
    credentials: settings.credentials,
    login: logIn("login"),
    refresh: logIn("refresh"),
    now: runtime.now,
  });
  const attempts = createAttempts({ settings, runtime, authorize: createAuthorize(settings.apiKey, tokens) });
  // In the CommonJS build the default import is the whole module.
  const create: typeof createClient = Reflect.get(createClient, "default") ?? createClient;
  const client = create({
    baseUrl: settings.baseUrl,
    headers: { "Accept-Language": settings.language, "User-Agent": userAgent() },
    // The contract's style for lists: one value with commas.
    querySerializer: { array: { style: "form", explode: false } },
    // Both stand-ins have what openapi-fetch uses of the real thing.
    Request: RequestSpec as never,
    fetch: attempts as never,
  }) as unknown as {
    // Its types follow a path that is known when compiling; here the path comes from the table of operations.
    request(method: string, path: string, init: object): Promise<{ data?: unknown }>;
  };
  return { tokens, runtime, send };

  async function send<T>(
    operation: Operation,
    input: Input,
    options: IdempotentOptions = {},
    reader: Reader<T>,
  ): Promise<Answer<T>> {
    const { id, method, path, retry } = operation;
    const isIdempotent = retry === "idempotency-key";
    checkCallOptions(id, isIdempotent, options);
    const {
      timeout,
      maxRetries,
      signal,
      headers,
      idempotencyKey = isIdempotent ? runtime.newKey() : undefined,
    } = options;
    const call: Call = {
      operation,
      idempotencyKey,
      sessionId: sessionOf(input),
      timeout: timeout ?? (settings.timeout ?? (id === "media.upload" ? UPLOAD_TIMEOUT : TIMEOUT)) + waitOf(input),
      maxRetries: maxRetries ?? settings.maxRetries,
      signal,
      reader,
    };
    const { data } = await client.request(method, fillPath(id, path, input.path ?? {}), {
      params: { query: input.query },
      body: input.body,
      headers: { Accept: reader.accept, "Idempotency-Key": idempotencyKey, ...input.header, ...headers },
      parseAs: "stream",
      call,
    });
    // What the attempts end with is handed on by openapi-fetch.
    return data as Answer<T>;
  }
}

/** A send asks the server to wait for the outcome: so much later the answer may come. */
function waitOf({ body }: { readonly body?: unknown }): number {
  return isObject(body) && typeof body.wait === "number" ? body.wait * 1000 : 0;
}

function sessionOf({ path, body }: { readonly path?: unknown; readonly body?: unknown }): string | undefined {
  for (const part of [path, body]) {
    if (isObject(part) && typeof part.sessionId === "string") return part.sessionId;
  }
  return undefined;
}
