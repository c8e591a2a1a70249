import type { ErrorObject } from "ajv/dist/2020.js";
import type { ErrorDetail } from "../lib/app-error";

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
  const details = (specific.length > 0 ? specific : errors).map((error) => ({
    path: toPath(root, error),
    message: toMessage(root, error),
  }));
  const isFirst = (detail: ErrorDetail, index: number) =>
    details.findIndex((other) => other.path === detail.path && other.message === detail.message) === index;
  return details
    .slice(0, 10 * MOST_DETAILS)
    .filter(isFirst)
    .slice(0, MOST_DETAILS);
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

function toMessage(root: string, error: ErrorObject): string {
  switch (error.keyword) {
    case "required":
      return "is required";
    case "additionalProperties":
      return root === "query" ? "is not a parameter of this operation" : "is not a property of this body";
    case "enum":
      return `must be one of ${(error.params.allowedValues as readonly unknown[]).join(", ")}`;
    case "type":
      return `must be ${[error.params.type].flat().join(" or ")}`;
    case "pattern":
      return `must match ${error.params.pattern}${exampleOf(error)}`;
    default:
      return error.message ?? "is not valid";
  }
}

/** A pattern alone is hard to read. */
function exampleOf(error: ErrorObject): string {
  const examples: unknown = error.parentSchema?.examples;
  return Array.isArray(examples) && typeof examples[0] === "string" ? `, such as ${examples[0]}` : "";
}
