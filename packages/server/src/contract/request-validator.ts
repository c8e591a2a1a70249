import type { OperationId } from "@inbox-hub/openapi";
import { AppError, type ErrorDetail } from "../lib/app-error";
import { shapeOf } from "./body-shape";
import { describeOperation, type Parameter, type Schema } from "./contract-document";
import { toDetails } from "./error-details";
import { createSchemaCompiler } from "./schema-compiler";

type Values = Readonly<Record<string, unknown>>;

/** Checks a request against the contract. Everything that is wrong is thrown as one AppError INVALID_REQUEST. */
export interface RequestValidator {
  /** The path parameters in the contract's types. */
  params(id: OperationId, raw: Values): Values;
  /** The query in the contract's types, defaults filled in. */
  query(id: OperationId, raw: Values): Values;
  headers(id: OperationId, raw: Values): void;
  /** The body stays as it was sent: what a default means is for the handler to say. */
  body(id: OperationId, body: unknown): void;
  /** What kind of body the operation takes. */
  bodyKind(id: OperationId): "json" | "multipart" | "none";
}

export function createRequestValidator(): RequestValidator {
  const parameters = createSchemaCompiler({ allErrors: true, verbose: true, coerceTypes: true, useDefaults: true });
  const bodies = createSchemaCompiler({ allErrors: true, verbose: true });
  // Reporting every fault of a very long array can take minutes: the first one is enough there.
  const longBodies = createSchemaCompiler({ allErrors: false, verbose: true });

  const readParameters = (id: OperationId, root: "params" | "query" | "headers", raw: Values): Values => {
    const validate = parameters.compile(`${id} ${root}`, () => parameterSchema(id, root));
    const repeated = Object.keys(raw).filter((name) => Array.isArray(raw[name]));
    const values: Record<string, unknown> = Object.assign(Object.create(null), raw);
    for (const name of repeated) delete values[name];
    const isValid = validate(values);
    const details = [
      ...repeated.map((name) => ({ path: `${root}.${name.slice(0, 100)}`, message: "must be given once" })),
      ...(isValid ? [] : toDetails(root, validate.errors ?? [])),
    ];
    if (details.length > 0) throw invalidRequest(details);
    return { ...values };
  };

  return {
    params: (id, raw) => readParameters(id, "params", raw),
    query: (id, raw) => readParameters(id, "query", raw),
    headers(id, raw) {
      readParameters(id, "headers", raw);
    },
    body(id, body) {
      const shape = shapeOf(body);
      if (shape === "too-deep") throw invalidRequest([{ path: "body", message: "must NOT be nested so deeply" }]);
      const compiler = shape === "long" ? longBodies : bodies;
      const validate = compiler.compile(
        id,
        () => describeOperation(id).requestBody?.content["application/json"]?.schema ?? {},
      );
      if (!validate(body)) throw invalidRequest(toDetails("body", validate.errors ?? []));
    },
    bodyKind(id) {
      const content = describeOperation(id).requestBody?.content ?? {};
      if ("application/json" in content) return "json";
      return "multipart/form-data" in content ? "multipart" : "none";
    },
  };
}

/** The sentence names the places; the details say what is wrong with them. */
export function invalidRequest(details: readonly ErrorDetail[]): AppError {
  const paths = [...new Set(details.map((detail) => detail.path))];
  return new AppError("INVALID_REQUEST", { problem: paths.join(", ") }, { details });
}

/** One object schema of all parameters in one place. Other headers than the contract's are nobody's business. */
function parameterSchema(id: OperationId, root: "params" | "query" | "headers"): Schema {
  const place = { params: "path", query: "query", headers: "header" }[root];
  const found = describeOperation(id).parameters.filter((parameter) => parameter.in === place);
  const nameOf = ({ name }: Parameter) => (root === "headers" ? name.toLowerCase() : name);
  return {
    type: "object",
    additionalProperties: root === "headers",
    required: found.filter((parameter) => parameter.required).map(nameOf),
    properties: Object.fromEntries(found.map((parameter) => [nameOf(parameter), parameter.schema])),
  };
}
