import { document } from "../document";
import type { OperationId } from "../index";
import { listOperations } from "../rules/policy";

export type Schema = Readonly<Record<string, unknown>>;

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required?: boolean;
  readonly schema: Schema;
}

type Content = Readonly<Record<string, { readonly schema: Schema }>>;

interface RequestBody {
  readonly required?: boolean;
  readonly content: Content;
}

export interface ContractResponse {
  readonly content?: Content;
}

/** What the contract says about one operation, with the shared parameters and responses in their places. */
export interface OperationContract {
  readonly parameters: readonly Parameter[];
  readonly requestBody: RequestBody | null;
  readonly responses: Readonly<Record<string, ContractResponse>>;
}

type Reference = { readonly $ref: string };

interface RawOperation {
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly requestBody?: RequestBody;
  readonly responses: Readonly<Record<string, ContractResponse | Reference>>;
}

/** The whole contract, to look schemas up in. */
// The JSON's inferred type has a member per operation; code that looks operations up by name needs this wider one.
export const contractDocument = document as unknown as Schema & {
  readonly paths: Readonly<Record<string, Readonly<Record<string, RawOperation>> & Pick<RawOperation, "parameters">>>;
};

const places = new Map(listOperations().map((operation) => [operation.id, operation]));

const described = new Map<OperationId, OperationContract>();

export function describeOperation(id: OperationId): OperationContract {
  const known = described.get(id) ?? readOperation(id);
  described.set(id, known);
  return known;
}

function readOperation(id: OperationId): OperationContract {
  const place = places.get(id);
  const item = contractDocument.paths[place?.path ?? ""];
  const operation = item?.[place?.method.toLowerCase() ?? ""];
  if (!operation) throw new Error(`The contract has no operation ${id}`);
  return {
    parameters: [...(item?.parameters ?? []), ...(operation.parameters ?? [])].map((given) => resolve(given)),
    requestBody: operation.requestBody ?? null,
    responses: Object.fromEntries(
      Object.entries(operation.responses).map(([status, given]) => [status, resolve(given)]),
    ),
  };
}

/** Follows a reference such as `#/components/parameters/Limit`. */
function resolve<T extends object>(given: T | Reference): T {
  if (!("$ref" in given)) return given;
  const found = given.$ref
    .slice("#/".length)
    .split("/")
    .reduce<unknown>((place, name) => (place as Schema | undefined)?.[name], contractDocument);
  if (!found) throw new Error(`The contract has no ${given.$ref}`);
  // The contract's linter has checked that a reference leads to a thing of its kind.
  return found as T;
}
