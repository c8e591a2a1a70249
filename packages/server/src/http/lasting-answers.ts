import type { OperationId } from "@inbox-hub/openapi";
import { createVersionMemo } from "../lib/version-memo";
import type { Answer } from "./answer";
import type { Caller } from "./authentication";
import type { EdgeContext } from "./edge-context";

/** Answers that are made of nothing but what is stored and observed. */
export interface Lasting {
  /** Those whose success depends on the address and the caller's rights, on nothing else in a request, and not on the time. */
  readonly operations: ReadonlySet<OperationId>;
  /** Another one whenever such an answer, or what a caller may do, may have changed. */
  version(): string;
}

/** Longer than the address of any of them; a client may add to it at will. */
const LONGEST_ADDRESS = 200;

/** Under what an answer is remembered. */
interface Place {
  readonly key: string;
  readonly version: string;
}

/**
 * Gives a client that asks the same again and again the same bytes, until something is committed or observed. Who calls and how
 * often is asked each time as ever.
 */
export function createLastingAnswers({ operations, version }: Lasting) {
  const memo = createVersionMemo<Answer>();
  return {
    /**
     * To be asked before the answer is made: what changes meanwhile may come too late for it. Null where nothing is remembered;
     * only an API key is known to be able to do the same until the next commit.
     */
    placeOf(ctx: EdgeContext, id: OperationId, { actor }: Caller): Place | null {
      if (actor.type !== "api_key" || !operations.has(id) || ctx.url.length > LONGEST_ADDRESS) return null;
      return { key: `${actor.keyId} ${ctx.url}`, version: version() };
    },
    find: (place: Place | null): Answer | undefined =>
      place === null ? undefined : memo.find(place.key, place.version),
    keep(place: Place | null, answer: Answer): void {
      if (place !== null) memo.keep(place.key, place.version, answer);
    },
  };
}
