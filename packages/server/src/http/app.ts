import type { RequestListener } from "node:http";
import { createRequestValidator } from "@inbox-hub/openapi/validation";
import Koa from "koa";
import type { Registry } from "prom-client";
import type { Authenticator } from "../contract/authenticator";
import type { Handlers } from "../contract/handler";
import type { IdempotencyStore } from "../contract/idempotency";
import type { RateLimits } from "../contract/rate-limits";
import { createResponseValidator } from "../contract/response-validator";
import type { Clock } from "../lib/clock";
import type { NewId } from "../lib/ids";
import type { Log } from "../lib/log";
import { createAuthentication } from "./authentication";
import { createAuthorization } from "./authorization";
import { createCheckAnswer } from "./check-answer";
import { createAnswerClientError } from "./client-error";
import type { EdgeState } from "./edge-context";
import { createAnswerError, createErrorAnswers } from "./error-answers";
import { createHttpMetrics } from "./http-metrics";
import { createIdempotency } from "./idempotency";
import { isClientGone } from "./known-errors";
import { createLastingAnswers, type Lasting } from "./lasting-answers";
import { createOperationRunner } from "./operation-runner";
import { createBodyReader } from "./request-body";
import { createRequestIdentity } from "./request-identity";
import { createRequestLog } from "./request-log";
import { checkPath, createRouter, notFound } from "./routes";
import { securityHeaders } from "./security-headers";

export interface HttpAppDeps {
  readonly handlers: Handlers;
  readonly authenticator: Authenticator;
  readonly rateLimits: RateLimits;
  readonly lasting: Lasting;
  readonly idempotency: IdempotencyStore;
  readonly metrics: Registry;
  readonly log: Log;
  readonly newId: NewId;
  readonly clock: Clock;
  readonly config: HttpConfig;
}

export interface HttpConfig {
  /** Whether the sandbox's operations exist. */
  readonly sandbox: boolean;
  /** Where uploads are received; the folder exists. */
  readonly tmpDir: string;
  readonly maxMediaBytes: number;
  /** Check every answer against the contract, and answer 500 where it is broken: for tests and development. */
  readonly validateResponses: boolean;
  /** The client's address is the last one a proxy added to `X-Forwarded-For`. */
  readonly trustProxy: boolean;
  /** Whether nobody but this machine can reach the server. */
  readonly isLoopbackOnly: boolean;
  readonly metricsToken: string | null;
}

export interface HttpApp {
  callback(): RequestListener;
  /** The answer to what is not even HTTP, as text for the socket. */
  answerClientError(error: Error): string;
}

/** The edge: everything between a socket and a handler, driven by the contract's tables. */
export function createHttpApp(deps: HttpAppDeps): HttpApp {
  const { handlers, authenticator, rateLimits, log, newId, clock, config } = deps;
  const validator = createRequestValidator();
  const responseValidator = config.validateResponses ? createResponseValidator() : null;
  const answerError = createAnswerError({ log, clock, validator: responseValidator });
  const run = createOperationRunner({
    handlers,
    steps: {
      authenticate: createAuthentication({
        authenticator,
        rateLimits,
        metrics: { isOpen: config.isLoopbackOnly, token: config.metricsToken },
      }),
      authorize: createAuthorization({ authenticator }),
      lasting: createLastingAnswers(deps.lasting),
      readBody: createBodyReader(validator, { tmpDir: config.tmpDir, maxMediaBytes: config.maxMediaBytes, newId }),
      runOnce: createIdempotency({ store: deps.idempotency, clock, log }),
      answerError,
      checkAnswer: createCheckAnswer(responseValidator),
    },
    validator,
    rateLimits,
    clock,
  });

  const app = new Koa<EdgeState>({ proxy: config.trustProxy, maxIpsCount: 1 });
  app.use(securityHeaders);
  app.use(createRequestIdentity(newId));
  app.use(createRequestLog({ log, metrics: createHttpMetrics(deps.metrics), clock }));
  app.use(createErrorAnswers(answerError, clock));
  app.use(checkPath);
  app.use(createRouter({ run, sandbox: config.sandbox }));
  app.use(notFound);
  // What breaks after the first byte is out.
  app.on("error", (error: unknown) =>
    log[isClientGone(error) ? "debug" : "error"]({ err: error }, "answer broken off"),
  );

  return { callback: () => app.callback(), answerClientError: createAnswerClientError({ newId, clock }) };
}
