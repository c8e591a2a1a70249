import { createHash } from "node:crypto";
import type { ErrorCode, OperationId } from "@inbox-hub/openapi";
import { AppError, isRetryable } from "@inbox-hub/openapi/rules";
import type { World } from "../state/world";
import type { Answer } from "./answer";

const KEPT_MS = 24 * 60 * 60 * 1000;
const neverKept = [401, 403, 408, 429];

/** Runs a request once for its key, and gives the same answer to whoever asks again. */
export function createIdempotency({ tables, clock }: Pick<World, "tables" | "clock">) {
  /** @throws AppError IDEMPOTENCY_KEY_REUSED, IDEMPOTENCY_IN_PROGRESS */
  return async function runOnce(scope: string, key: string, hash: string, run: () => Promise<Answer>): Promise<Answer> {
    const place = JSON.stringify([scope, key]);
    const known = tables.keptAnswers.get(place);
    if (known && known.expiresAt > clock.now()) {
      if (known.hash !== hash) throw new AppError("IDEMPOTENCY_KEY_REUSED");
      if (known.answer === null) throw new AppError("IDEMPOTENCY_IN_PROGRESS", {}, { retryAfter: 1 });
      const { status, body } = known.answer;
      return { status, content: body, contentType: "application/json", headers: { "Idempotent-Replayed": "true" } };
    }
    const expiresAt = clock.now() + KEPT_MS;
    tables.keptAnswers.set(place, { hash, expiresAt, answer: null });
    const answer = await run();
    const { status, content, code } = answer;
    if (typeof content === "string" && isFinal(status, code)) {
      tables.keptAnswers.set(place, { hash, expiresAt, answer: { status, body: content } });
    } else {
      tables.keptAnswers.delete(place);
    }
    return answer;
  };
}

function isFinal(status: number, code: ErrorCode | undefined): boolean {
  return status < 500 && !neverKept.includes(status) && (code === undefined || !isRetryable(code));
}

/** What makes two requests the same. How long somebody waits for the answer makes it no other one. */
export function hashOf(id: OperationId, params: unknown, body: unknown, file: Uint8Array | null): string {
  const hash = createHash("sha256").update(JSON.stringify(canonical([id, params, body ?? null])));
  return (file === null ? hash : hash.update(file)).digest("hex");
}

export function withoutWait(body: unknown): unknown {
  if (typeof body !== "object" || body === null || !("wait" in body)) return body;
  const { wait: _, ...asked } = body;
  return asked;
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
