import type { OperationId } from "@inbox-hub/openapi";
import { policyOf } from "@inbox-hub/openapi/rules";
import type { RequestValidator } from "@inbox-hub/openapi/validation";
import type { Handlers, OperationRequest, RequestContext } from "../contract/handler";
import type { RateLimits } from "../contract/rate-limits";
import type { Tenant } from "../contract/tenant";
import type { Clock } from "../lib/clock";
import { type Answer, type AnyReply, toAnswer } from "./answer";
import type { createAuthentication } from "./authentication";
import type { createAuthorization } from "./authorization";
import type { EdgeContext } from "./edge-context";
import type { AnswerError } from "./error-answers";
import { type createIdempotency, scopeOf } from "./idempotency";
import type { createLastingAnswers } from "./lasting-answers";
import { rateLimitKey } from "./rate-limit-key";
import { toHeaders } from "./rate-limits";
import type { createBodyReader } from "./request-body";
import { requestKeyOf } from "./request-key";
import { sendAnswer } from "./send-answer";

interface OperationRunnerDeps {
  readonly handlers: Handlers;
  readonly steps: {
    readonly authenticate: ReturnType<typeof createAuthentication>;
    readonly authorize: ReturnType<typeof createAuthorization>;
    readonly lasting: ReturnType<typeof createLastingAnswers>;
    readonly readBody: ReturnType<typeof createBodyReader>;
    readonly runOnce: ReturnType<typeof createIdempotency>;
    readonly answerError: AnswerError;
    /** Throws where an answer is not what the contract promises. */
    readonly checkAnswer: (id: OperationId, answer: Answer) => void;
  };
  readonly validator: RequestValidator;
  readonly rateLimits: RateLimits;
  readonly clock: Clock;
}

type AnyHandler = (request: OperationRequest<OperationId>, context: RequestContext) => Promise<AnyReply>;

/** Takes a request through its steps: who, how often, whose, what, and once. The handler is the last of them. */
export function createOperationRunner({ handlers, steps, validator, rateLimits, clock }: OperationRunnerDeps) {
  return async function runOperation(ctx: EdgeContext, id: OperationId, rawParams: Readonly<Record<string, string>>) {
    const { ip } = ctx;
    const credentials = { apiKey: ctx.get("X-API-Key"), authorization: ctx.get("Authorization"), ip };
    const caller = await steps.authenticate(id, credentials);

    for (const limitClass of policyOf(id).rateLimit) {
      // Messages are counted where they are sent: one for each recipient.
      if (limitClass === "messages") continue;
      const key = rateLimitKey(limitClass, caller, { ip, sessionId: rawParams.sessionId ?? rawParams.id });
      Object.assign(ctx.state.headers, toHeaders(await rateLimits.consume(limitClass, key)));
    }

    const place = steps.lasting.placeOf(ctx, id, caller);
    const known = steps.lasting.find(place);
    if (known !== undefined) return sendAnswer(ctx, known, clock);

    const params = validator.params(id, rawParams);
    const tenant = await steps.authorize(id, caller, params);
    const query = validator.query(id, ctx.query);
    validator.headers(id, ctx.headers);
    const idempotencyKey = policyOf(id).idempotent ? (single(ctx.headers["idempotency-key"]) ?? null) : null;
    const { json, file, discard } = await steps.readBody(ctx, id);
    const scope = scopeOf(id, caller, tenant);
    const identity = { operationId: id, params, body: json, file };
    const requestKey = idempotencyKey === null ? null : requestKeyOf(scope, idempotencyKey, identity);

    const isStillAllowed = async () => {
      const now = await steps.authorize(id, await steps.authenticate(id, credentials), params);
      return isSameTenant(now, tenant);
    };

    const run = async (): Promise<Answer> => {
      // Which operation it is, only the route knows; the validator has made the request one of that operation's.
      const handler = handlers[id] as unknown as AnyHandler;
      // Node joins what is repeated, but for cookies that only answers set.
      const request = { params, query, body: json, headers: ctx.headers, file } as OperationRequest<OperationId>;
      const { actor } = caller;
      const { requestId, language } = ctx.state;
      const answer = toAnswer(
        await handler(request, { tenant, actor, requestId, ip, language, requestKey, isStillAllowed }),
      );
      steps.checkAnswer(id, answer);
      return answer;
    };

    try {
      const answer =
        idempotencyKey === null
          ? await run()
          : await steps.runOnce(scope, idempotencyKey, identity, () =>
              run().catch((error: unknown) => steps.answerError(ctx, error)),
            );
      steps.lasting.keep(place, answer);
      await sendAnswer(ctx, answer, clock);
    } finally {
      await discard();
    }
  };
}

function isSameTenant(a: Tenant, b: Tenant): boolean {
  if (a.organizationId !== b.organizationId) return false;
  if (a.sessionIds === null || b.sessionIds === null) return a.sessionIds === b.sessionIds;
  return a.sessionIds.size === b.sessionIds.size && [...a.sessionIds].every((id) => b.sessionIds?.has(id));
}

function single(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === "string" || value === undefined ? value : value.join(", ");
}
