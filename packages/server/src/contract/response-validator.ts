import type { ErrorCode, OperationId } from "@inbox-hub/openapi";
import { policyOf } from "@inbox-hub/openapi/rules";
import { type ContractResponse, createSchemaCompiler, describeOperation } from "@inbox-hub/openapi/validation";

/** Finds out where an answer is not what the contract promises. For tests and development. */
export interface ResponseValidator {
  /** `body` is the parsed JSON of a JSON answer. Gives the breaches, none if all is well. */
  success(id: OperationId, answer: SuccessAnswer): readonly string[];
  error(id: OperationId, code: ErrorCode): readonly string[];
}

export interface SuccessAnswer {
  readonly status: number;
  /** Null when there is no content. */
  readonly contentType: string | null;
  readonly body?: unknown;
}

/** A handler that lies: a fault of ours, so it is answered like any other fault. */
export class ContractBreach extends Error {
  override readonly name = "ContractBreach";
  constructor(
    readonly operationId: OperationId,
    readonly breaches: readonly string[],
  ) {
    super(`${operationId} breaks its contract: ${breaches.join("; ")}`);
  }
}

export function createResponseValidator(): ResponseValidator {
  const schemas = createSchemaCompiler({ allErrors: false });

  const json = (id: OperationId, status: number, response: ContractResponse, body: unknown) => {
    const schema = response.content?.["application/json"]?.schema;
    if (!schema) return ["the contract has no JSON here"];
    const validate = schemas.compile(`${id} ${status}`, () => schema);
    if (validate(body)) return [];
    return (validate.errors ?? []).map(
      (error) => `${error.instancePath || "/"} ${error.message} ${JSON.stringify(error.params)}`,
    );
  };

  return {
    success(id, { status, contentType, body }) {
      const response = describeOperation(id).responses[status];
      if (!response || status >= 400) return [`the contract has no success ${status}`];
      const types = Object.keys(response.content ?? {});
      if (contentType === null)
        return types.length === 0 ? [] : [`${status} has no content, but needs ${types.join(" or ")}`];
      const type = contentType.split(";")[0]?.trim() ?? "";
      if (type === "application/json") return json(id, status, response, body);
      return matches(types, type) ? [] : [`${status} is ${type}, but should be ${types.join(" or ")}`];
    },
    error: (id, code) => (policyOf(id).errors.includes(code) ? [] : [`the contract does not name ${code}`]),
  };
}

// A file has whatever type it has: the contract says `*/*`.
function matches(types: readonly string[], type: string): boolean {
  return types.includes(type) || types.includes("*/*");
}
