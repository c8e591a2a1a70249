import type { ErrorObject } from "ajv/dist/2020.js";
import localizeToSpanish from "ajv-i18n/localize/es/index.js";
import type { ErrorDetail } from "../rules/app-error";
import type { Phrase } from "../rules/phrase";
import { phrases } from "../rules/phrases";

const NO_PARAMETER: Phrase = {
  es: "no es un parámetro de esta operación",
  en: "is not a parameter of this operation",
};
const NO_PROPERTY: Phrase = { es: "no es una propiedad de este cuerpo", en: "is not a property of this body" };
const SPANISH_TYPES: Readonly<Record<string, string>> = {
  string: "un texto",
  integer: "un número entero",
  number: "un número",
  boolean: "true o false",
  object: "un objeto",
  array: "una lista",
};

const MOST_DETAILS = 10;
/** A caller chooses the names of unknown properties, and their length. */
const LONGEST_NAME = 100;

/** Says where and why a value breaks its schema. The value itself is never repeated: it may be a secret. */
export function toDetails(
  root: "body" | "query" | "params" | "headers",
  errors: readonly ErrorObject[],
): readonly ErrorDetail[] {
  const combined = new Set(["anyOf", "oneOf", "if"]);
  const specific = errors.filter((error) => !combined.has(error.keyword));
  const details = (specific.length > 0 ? specific : errors).slice(0, 10 * MOST_DETAILS).map((error) => ({
    path: toPath(root, error),
    message: toMessage(root, error),
  }));
  const isFirst = ({ path, message }: ErrorDetail, index: number) =>
    details.findIndex((other) => other.path === path && other.message.en === message.en) === index;
  return details.filter(isFirst).slice(0, MOST_DETAILS);
}

/** `/contact/phone` and `/to/3` as `body.contact.phone` and `body.to[3]`. */
function toPath(root: string, error: ErrorObject): string {
  const segments = error.instancePath
    .split("/")
    .slice(1)
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
  const named = error.params.missingProperty ?? error.params.additionalProperty ?? error.params.propertyName;
  if (typeof named === "string") segments.push(named);
  return segments.reduce(
    (path, segment) => (/^\d+$/.test(segment) ? `${path}[${segment}]` : `${path}.${segment.slice(0, LONGEST_NAME)}`),
    root,
  );
}

function toMessage(root: string, error: ErrorObject): Phrase {
  switch (error.keyword) {
    case "required":
      return phrases.required;
    case "additionalProperties":
      return root === "query" ? NO_PARAMETER : NO_PROPERTY;
    case "enum": {
      const values = (error.params.allowedValues as readonly unknown[]).join(", ");
      return { es: `debe ser uno de ${values}`, en: `must be one of ${values}` };
    }
    case "type": {
      const types = [error.params.type as string | readonly string[]].flat();
      return {
        es: `debe ser ${types.map((type) => SPANISH_TYPES[type] ?? type).join(" o ")}`,
        en: `must be ${types.join(" or ")}`,
      };
    }
    case "pattern": {
      const { pattern } = error.params;
      const example = exampleOf(error);
      if (example === null) return { es: `debe coincidir con ${pattern}`, en: `must match ${pattern}` };
      return { es: `debe coincidir con ${pattern}, como ${example}`, en: `must match ${pattern}, such as ${example}` };
    }
    default:
      return { es: inSpanish(error), en: error.message ?? "is not valid" };
  }
}

/** A pattern alone is hard to read. */
function exampleOf(error: ErrorObject): string | null {
  const examples: unknown = error.parentSchema?.examples;
  return Array.isArray(examples) && typeof examples[0] === "string" ? examples[0] : null;
}

/** Ajv's own message, which is English. */
function inSpanish(error: ErrorObject): string {
  // The localizer writes into the error.
  const copy = { ...error };
  localizeToSpanish([copy]);
  return (copy.message ?? "no es válido").replace(/ caracter$/, " carácter");
}
