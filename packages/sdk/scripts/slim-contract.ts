/** The contract cut down to what requests are checked with: a tenth of it. */
export function slimContract(contract: Contract) {
  const paths = mapValues(contract.paths, (item) =>
    mapValues(item, (part) => ("responses" in part ? slimOperation(part) : slim(part))),
  );
  const parameters = mapValues(contract.components.parameters, slim);
  const reached = new Set<string>();
  const reach = (value: unknown) => {
    for (const [, name = ""] of JSON.stringify(value).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (reached.has(name)) continue;
      reached.add(name);
      reach(slim(contract.components.schemas[name]));
    }
  };
  reach([paths, parameters]);
  const kept = Object.entries(contract.components.schemas).filter(([name]) => reached.has(name));
  const schemas = Object.fromEntries(kept.map(([name, schema]) => [name, slim(schema)]));
  return { openapi: contract.openapi, paths, components: { schemas, parameters } };
}

interface Operation {
  readonly parameters?: readonly unknown[];
  readonly requestBody?: unknown;
  readonly responses: unknown;
}

function slimOperation({ parameters, requestBody }: Operation) {
  return {
    ...(parameters && { parameters: parameters.map(slim) }),
    ...(requestBody !== undefined && { requestBody: slim(requestBody) }),
    responses: {},
  };
}

interface Contract {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation | readonly unknown[]>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, unknown>>;
    readonly parameters: Readonly<Record<string, unknown>>;
  };
}

/** For readers only. An example is told where a pattern would be hard to read. */
const prose = new Set(["description", "summary", "title", "example", "examples", "externalDocs"]);
/** Their keys are names that the contract chose. */
const named = new Set(["properties", "$defs", "patternProperties"]);

function slim(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(slim);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(
    ([key]) => !key.startsWith("x-") && (!prose.has(key) || (key === "examples" && "pattern" in value)),
  );
  return Object.fromEntries(
    kept.map(([key, inner]) => {
      if (key === "enum" || key === "const" || key === "default") return [key, inner];
      return [key, named.has(key) ? mapValues(inner as Readonly<Record<string, unknown>>, slim) : slim(inner)];
    }),
  );
}

function mapValues<In, Out>(record: Readonly<Record<string, In>>, map: (value: In) => Out): Record<string, Out> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
