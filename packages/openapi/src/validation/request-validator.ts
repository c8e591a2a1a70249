import type { OperationId } from "../index";
import { invalidRequest } from "../rules/app-error";
import type { Phrase } from "../rules/phrase";
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

const ONCE: Phrase = { es: "debe darse una sola vez", en: "must be given once" };
const BROKEN_TEXT: Phrase = {
  es: "no debe contener mitades de caracteres (sustitutos Unicode sueltos)",
  en: "must NOT contain half characters (lone Unicode surrogates)",
};
const TOO_DEEP: Phrase = { es: "no debe anidarse a tanta profundidad", en: "must NOT be nested so deeply" };

export function createRequestValidator(): RequestValidator {
  const parameters = createSchemaCompiler({ allErrors: true, verbose: true, coerceTypes: true, useDefaults: true });
  const bodies = createSchemaCompiler({ allErrors: true, verbose: true });
  // Reporting every fault of a very long array can take minutes: the first one is enough there.
  const longBodies = createSchemaCompiler({ allErrors: false, verbose: true });

  const plans = new Map<string, ParameterPlan>();
  const planOf = (id: OperationId, root: Root): ParameterPlan => {
    const name = `${id} ${root}`;
    const known = plans.get(name);
    if (known !== undefined) return known;
    const plan = {
      ...describeParameters(id, root),
      validate: parameters.compile(name, () => parameterSchema(id, root)),
    };
    plans.set(name, plan);
    return plan;
  };

  const readParameters = (id: OperationId, root: Root, raw: Values): Values => {
    const { validate, names, lists } = planOf(id, root);
    // Other headers than the contract's are nobody's business.
    const given = root === "headers" ? names.filter((name) => raw[name] !== undefined) : Object.keys(raw);
    if (names.length === 0 && given.length === 0) return {};
    const values: Record<string, unknown> = Object.create(null);
    const repeated: string[] = [];
    for (const name of given) {
      const value = raw[name];
      if (Array.isArray(value)) repeated.push(name);
      else values[name] = lists.has(name) && typeof value === "string" ? value.split(",") : value;
    }
    const isValid = validate(values);
    const details = [
      ...repeated.map((name) => ({ path: `${root}.${name.slice(0, 100)}`, message: ONCE })),
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
      if (shape === "too-deep") throw invalidRequest([{ path: "body", message: TOO_DEEP }]);
      if (shape === "broken-text") throw invalidRequest([{ path: "body", message: BROKEN_TEXT }]);
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

type Root = "params" | "query" | "headers";

interface ParameterPlan {
  readonly names: readonly string[];
  /** Those that hold several values: the contract's style for them is one text with commas. */
  readonly lists: ReadonlySet<string>;
  readonly validate: ReturnType<ReturnType<typeof createSchemaCompiler>["compile"]>;
}

const PLACES = { params: "path", query: "query", headers: "header" } as const satisfies Record<Root, string>;

function parametersIn(id: OperationId, root: Root): readonly (Parameter & { readonly key: string })[] {
  return describeOperation(id)
    .parameters.filter((parameter) => parameter.in === PLACES[root])
    .map((parameter) => ({ ...parameter, key: root === "headers" ? parameter.name.toLowerCase() : parameter.name }));
}

function describeParameters(id: OperationId, root: Root): Omit<ParameterPlan, "validate"> {
  const found = parametersIn(id, root);
  const lists = found.filter(({ schema }) => root === "query" && schema.type === "array");
  return { names: found.map(({ key }) => key), lists: new Set(lists.map(({ key }) => key)) };
}

/** One object schema of all parameters in one place. */
function parameterSchema(id: OperationId, root: Root): Schema {
  const found = parametersIn(id, root);
  return {
    type: "object",
    additionalProperties: root === "headers",
    required: found.filter(({ required }) => required).map(({ key }) => key),
    properties: Object.fromEntries(found.map(({ key, schema }) => [key, schema])),
  };
}
