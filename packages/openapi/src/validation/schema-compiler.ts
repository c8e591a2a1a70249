import { Ajv2020, type Options, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { contractDocument, type Schema } from "./contract-document";
import { isDateTime } from "./date-time";

/** The name under which Ajv knows the contract, so that `$ref`s can be made absolute. */
const CONTRACT = "contract";

export interface SchemaCompiler {
  /** Compiles a schema taken from the contract, once for each `name`. */
  compile(name: string, schema: () => Schema): ValidateFunction;
}

/** Compiles lazily: a process only pays for the operations that are called. */
export function createSchemaCompiler(options: Options): SchemaCompiler {
  const ajv = new Ajv2020({
    // The contract's other keywords (`example`, `discriminator`) are not for validation.
    strict: false,
    logger: false,
    ...options,
  });
  addFormats(ajv);
  ajv.addFormat("date-time", isDateTime);
  // Its references lead to its components only; the paths would take their time for nothing.
  ajv.addSchema({ components: contractDocument.components }, CONTRACT, false, false);
  const compiled = new Map<string, ValidateFunction>();

  return {
    compile(name, schema) {
      const known = compiled.get(name);
      if (known) return known;
      const fresh = ajv.compile(withAbsoluteReferences(schema()));
      compiled.set(name, fresh);
      return fresh;
    },
  };
}

/** A schema that is compiled apart from the contract still refers into it. */
function withAbsoluteReferences(schema: Schema): Schema {
  const rewrite = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(rewrite);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        key,
        key === "$ref" && typeof inner === "string" && inner.startsWith("#") ? `${CONTRACT}${inner}` : rewrite(inner),
      ]),
    );
  };
  return rewrite(schema) as Schema;
}
