import { mergeHeaders } from "openapi-fetch";
import type { Answer } from "./api-promise";
import { createAttempts } from "./attempts";
import { checkCallOptions, type IdempotentOptions } from "./call-options";
import { createAuthorize } from "./credentials";
import { loadMore } from "./load-more";
import type { Multipart } from "./multipart";
import { type Operation, readOperations } from "./operation";
import type { Settings } from "./options";
import { fillPath } from "./path";
import { toQuery } from "./query";
import type { Reader } from "./readers";
import type { Runtime } from "./runtime";
import type { TokenKeeper } from "./token-keeper";
import { userAgent } from "./user-agent";

/** What goes into a request. */
export interface Input {
  /** In the order of the path. */
  readonly ids?: readonly unknown[];
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly body?: unknown;
  /** In place of a body that is JSON. */
  readonly upload?: FormData | Multipart;
  readonly header?: Readonly<Record<string, string | undefined>>;
}

export interface Requester {
  /** Whoever keeps the login. */
  tokens(): Promise<TokenKeeper>;
  readonly runtime: Runtime;
  /** Fails with a `UsageError` on options that the operation does not take. */
  check(operation: Operation, options: IdempotentOptions): void;
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
  const { pace } = settings;
  // Most programs never log in.
  const tokens = once(async () =>
    (await loadMore()).createLogin(settings, { send, runtime }, readOperations().auth ?? {}),
  );
  const pacer = pace && once(async () => (await loadMore()).createPacer(pace, runtime));
  const attempts = createAttempts({
    settings,
    runtime,
    pacer,
    authorize: createAuthorize(settings.apiKey, tokens),
  });
  return { tokens, runtime, check: checkCallOptions, send };

  async function send<T>(
    operation: Operation,
    input: Input,
    options: IdempotentOptions = {},
    reader: Reader<T>,
  ): Promise<Answer<T>> {
    const { id, path, retry, isOfSession } = operation;
    const isIdempotent = retry === "idempotency-key";
    checkCallOptions(operation, options);
    const {
      timeout,
      totalTimeout = settings.totalTimeout,
      maxRetries,
      signal,
      headers,
      idempotencyKey = isIdempotent ? runtime.newKey() : undefined,
    } = options;
    const { body, upload, query, ids = [], header } = input;
    const parts: Readonly<Record<string, unknown>> = Object(body);
    const sessionId = isOfSession ? ids[0] : parts.sessionId;
    // A send asks the server to wait for the outcome: so much later the answer may come.
    const wait = typeof parts.wait === "number" ? parts.wait * 1000 : 0;
    const json = body === undefined ? undefined : JSON.stringify(body);
    const stream = upload && "open" in upload ? upload : undefined;
    return attempts({
      operation,
      url: settings.baseUrl + fillPath(id, path, ids) + toQuery(query),
      headers: mergeHeaders(
        {
          Accept: reader.accept,
          "Accept-Language": settings.language,
          "Content-Type": stream?.contentType ?? (json && "application/json"),
          "Idempotency-Key": idempotencyKey,
          "User-Agent": userAgent(settings.appInfo),
        },
        header,
        headers,
      ),
      body: upload ?? json,
      idempotencyKey,
      sessionId: typeof sessionId === "string" ? sessionId : undefined,
      timeout: timeout ?? (settings.timeout ?? (upload ? UPLOAD_TIMEOUT : TIMEOUT)) + wait,
      totalTimeout,
      maxRetries: stream?.isReplayable === false ? 0 : (maxRetries ?? settings.maxRetries),
      isPaced: operation.isMessage && !Array.isArray(parts.to),
      signal,
      reader,
    });
  }
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
