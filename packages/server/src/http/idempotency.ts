import { createHash } from "node:crypto";
import type { OperationId } from "@inbox-hub/openapi";
import { AppError, isRetryable, policyOf } from "@inbox-hub/openapi/rules";
import type { UploadedFile } from "../contract/handler";
import type { IdempotencyStore } from "../contract/idempotency";
import type { Tenant } from "../contract/tenant";
import type { Clock } from "../lib/clock";
import type { Log } from "../lib/log";
import { type Answer, JSON_TYPE } from "./answer";
import type { Caller } from "./authentication";

interface IdempotencyDeps {
  readonly store: IdempotencyStore;
  readonly clock: Clock;
  readonly log: Log;
}

/** What makes two requests the same. */
export interface RequestIdentity {
  readonly operationId: OperationId;
  readonly params: unknown;
  readonly body: unknown;
  readonly file: UploadedFile | null;
}

const KEPT_MS = 24 * 60 * 60 * 1000;
const LARGEST_STORED = 256 * 1024;
const NEVER_STORED = new Set([401, 403, 408, 429]);

/**
 * Runs a request once for its `Idempotency-Key`, and gives the same answer to whoever asks again.
 * Secrets that an answer shows once (a new API key) are part of it, so they are kept for as long: 24 hours, sealed by the store.
 * @throws AppError IDEMPOTENCY_IN_PROGRESS, IDEMPOTENCY_KEY_REUSED or IDEMPOTENCY_ANSWER_LOST.
 */
export function createIdempotency({ store, clock, log }: IdempotencyDeps) {
  return async function runOnce(
    scope: string,
    key: string,
    request: RequestIdentity,
    /** Answers errors as well, and does not throw. */
    run: () => Promise<Answer>,
  ): Promise<Answer> {
    const { operationId } = request;
    const known = await store.begin({
      scope,
      key,
      operationId,
      requestHash: hashOf(request),
      expiresAt: clock.now() + KEPT_MS,
    });
    switch (known.state) {
      case "mismatch":
        throw new AppError("IDEMPOTENCY_KEY_REUSED");
      case "running":
        throw new AppError("IDEMPOTENCY_IN_PROGRESS", {}, { retryAfter: 1 });
      case "done":
        return {
          status: known.status,
          headers: { "Idempotent-Replayed": "true" },
          content: known.body,
          contentType: JSON_TYPE,
        };
      case "lost":
        throw new AppError("IDEMPOTENCY_ANSWER_LOST");
      case "new":
    }

    const answer = await store.run(scope, key, run);
    try {
      if (typeof answer.content === "string" && isFinal(answer)) {
        await store.finish(scope, key, { status: answer.status, body: answer.content });
      } else {
        await store.release(scope, key);
      }
    } catch (error) {
      // The request itself is done, and its caller must hear so. The key stays reserved: better refused than done twice.
      log.error({ err: error, operationId }, "idempotent answer not stored");
    }
    return answer;
  };
}

/** Whether asking again should give this very answer. */
function isFinal({ status, code, content, contentType }: Answer): boolean {
  if (contentType !== JSON_TYPE || Buffer.byteLength(String(content)) > LARGEST_STORED) return false;
  if (code !== undefined && isRetryable(code)) return false;
  return status < 500 && !NEVER_STORED.has(status);
}

/**
 * Whom a key is unique to. An organization's API keys share theirs, so that a retry may come with a new API key;
 * a key for some sessions only does not, or it could read the answers of others.
 */
export function scopeOf(operationId: OperationId, caller: Caller, tenant: Tenant): string {
  const { actor } = caller;
  if (actor.type === "user" && policyOf(operationId).security === "bearer") return `user:${actor.userId}`;
  const organization = `org:${tenant.organizationId}`;
  return actor.type === "api_key" && caller.sessionIds !== null ? `${organization}:key:${actor.keyId}` : organization;
}

export function hashOf({ operationId, params, body, file }: RequestIdentity): string {
  const upload = file === null ? null : { sha256: file.sha256, filename: file.filename };
  return createHash("sha256")
    .update(JSON.stringify(canonical([operationId, params, body ?? null, upload])))
    .digest("hex");
}

/** The order in which properties were written makes no difference. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, canonical(inner)]),
  );
}
