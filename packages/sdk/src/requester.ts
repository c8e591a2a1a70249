import {
  type Body,
  type HeaderParams,
  type OperationId,
  operations,
  type PathParams,
  type Query,
} from "@inbox-hub/openapi";
import createClient from "openapi-fetch";
import { createAttempts } from "./attempts";
import { checkCallOptions, type IdempotentOptions } from "./call-options";
import { createAuthorize } from "./credentials";
import { isObject } from "./is-object";
import type { Settings } from "./options";
import { fillPath } from "./path";
import { type Reader, readData } from "./readers";
import { type Call, RequestSpec } from "./request-spec";
import type { Result } from "./result";
import type { Runtime } from "./runtime";
import { createTokenKeeper, type TokenKeeper } from "./token-keeper";
import { userAgent } from "./user-agent";

type Loose<T> = { readonly [Name in keyof T]: T[Name] | undefined };

/** What goes into the request of an operation. */
type Input<Id extends OperationId> = (keyof PathParams<Id> extends never
  ? { readonly path?: undefined }
  : { readonly path: PathParams<Id> }) &
  (Body<Id> extends undefined ? { readonly body?: FormData } : { readonly body: Body<Id> }) & {
    readonly query?: Query<Id> | undefined;
    readonly header?: Loose<HeaderParams<Id>> | undefined;
  };

export interface Requester {
  readonly tokens: TokenKeeper;
  readonly runtime: Runtime;
  /** Gives back the envelope's `data`, or a page. */
  request<Id extends OperationId>(id: Id, input: Input<Id>, options?: IdempotentOptions): Promise<Result<Id>>;
  /** Gives back what `reader` makes of the answer. */
  requestAs<Id extends OperationId, T>(
    reader: Reader<T>,
    id: Id,
    input: Input<Id>,
    options?: IdempotentOptions,
  ): Promise<T>;
}

const TIMEOUT = 30_000;
const UPLOAD_TIMEOUT = 300_000;

/** The one way from a method to the server: checks, fills in, sends, and reads the answer. */
export function createRequester(settings: Settings, runtime: Runtime): Requester {
  const tokens = createTokenKeeper({
    store: settings.tokens,
    credentials: settings.credentials,
    login: (body) => request("auth.login", { body }),
    refresh: (body) => request("auth.refresh", { body }),
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
  return { tokens, runtime, request, requestAs };

  async function request<Id extends OperationId>(id: Id, input: Input<Id>, options?: IdempotentOptions) {
    // `readData` gives what the contract says of this operation.
    return (await requestAs(readData, id, input, options)) as Result<Id>;
  }

  async function requestAs<Id extends OperationId, T>(
    reader: Reader<T>,
    id: Id,
    input: Input<Id>,
    options: IdempotentOptions = {},
  ): Promise<T> {
    const { method, path, retry } = operations[id];
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
      id,
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
    // The attempts end with what `reader` gave, and openapi-fetch hands it on.
    return data as T;
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
