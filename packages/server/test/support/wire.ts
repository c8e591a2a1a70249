import type { OperationId } from "@inbox-hub/openapi";
import { expect } from "vitest";
import type { OperationRequest, RequestContext } from "../../src/contract/handler";
import { createResponseValidator } from "../../src/contract/response-validator";
import type { Actor } from "../../src/contract/tenant";

const validator = createResponseValidator();

/** A request as the edge hands it on. */
export function requestOf<Id extends OperationId>(
  _id: Id,
  { params, query, body }: Partial<Pick<OperationRequest<Id>, "params" | "query" | "body">> = {},
): OperationRequest<Id> {
  // What a test leaves out is what the operation does not have.
  const parts = { params: params ?? {}, query: query ?? {}, body } as Pick<
    OperationRequest<Id>,
    "params" | "query" | "body"
  >;
  return { ...parts, headers: {}, file: null };
}

export function contextOf(actor: Actor, organizationId = 1): RequestContext {
  return {
    tenant: { organizationId, sessionIds: null },
    actor,
    requestId: "req_test",
    ip: "127.0.0.1",
    language: "es",
    requestKey: null,
    isStillAllowed: async () => true,
  };
}

/** Fails where an answer is not what the contract promises. */
export function expectOnContract(id: OperationId, { status, ...envelope }: { readonly status: number }): void {
  const hasContent = Object.keys(envelope).length > 0;
  const answer = { status, contentType: hasContent ? "application/json" : null, body: { success: true, ...envelope } };
  expect(validator.success(id, answer)).toEqual([]);
}
