import type { ErrorObject } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { toDetails } from "./error-details";
import { createSchemaCompiler } from "./schema-compiler";

const compiler = createSchemaCompiler({ allErrors: true, verbose: true });

function errorsOf(schema: Record<string, unknown>, value: unknown): readonly ErrorObject[] {
  const validate = compiler.compile(JSON.stringify(schema), () => schema);
  validate(value);
  return validate.errors ?? [];
}

const messageOf = (schema: Record<string, unknown>, value: unknown) =>
  toDetails("body", errorsOf(schema, value))[0]?.message;

describe("what is wrong is said in both languages", () => {
  test.each<[Record<string, unknown>, unknown, string, string]>([
    [{ type: "integer" }, "x", "debe ser un número entero", "must be integer"],
    [{ type: ["string", "null"] }, 1, "debe ser un texto o null", "must be string or null"],
    [{ type: "object", required: ["a"] }, {}, "es obligatorio", "is required"],
    [
      { type: "object", additionalProperties: false },
      { a: 1 },
      "no es una propiedad de este cuerpo",
      "is not a property of this body",
    ],
    [{ enum: ["a", "b"] }, "c", "debe ser uno de a, b", "must be one of a, b"],
    [{ const: "a" }, "c", "debe ser igual a la constante", "must be equal to constant"],
    [
      { type: "string", pattern: "^a$", examples: ["a"] },
      "c",
      "debe coincidir con ^a$, como a",
      "must match ^a$, such as a",
    ],
    [{ type: "string", pattern: "^a$" }, "c", "debe coincidir con ^a$", "must match ^a$"],
    [
      { type: "string", minLength: 1 },
      "",
      "no debe contener menos de 1 carácter",
      "must NOT have fewer than 1 characters",
    ],
    [
      { type: "string", maxLength: 2 },
      "abc",
      "no debe contener más de 2 caracteres",
      "must NOT have more than 2 characters",
    ],
    [{ type: "array", minItems: 1 }, [], "no debe contener menos de 1 elemento", "must NOT have fewer than 1 items"],
    [{ type: "array", maxItems: 1 }, [1, 2], "no debe contener más de 1 elemento", "must NOT have more than 1 items"],
    [
      { type: "object", minProperties: 1 },
      {},
      "no debe contener menos de 1 propiedad",
      "must NOT have fewer than 1 properties",
    ],
    [{ type: "number", maximum: 5 }, 6, "debe ser <= 5", "must be <= 5"],
    [{ type: "number", minimum: 5 }, 4, "debe ser >= 5", "must be >= 5"],
    [
      { type: "string", format: "date-time" },
      "x",
      'debe coincidir con el formato "date-time"',
      'must match format "date-time"',
    ],
  ])("%j", (schema, value, es, en) => {
    expect(messageOf(schema, value)).toEqual({ es, en });
  });

  test("for elements that stand twice in a list", () => {
    expect(messageOf({ type: "array", uniqueItems: true }, [1, 1])).toEqual({
      es: expect.stringContaining("no debe contener elementos duplicados"),
      en: expect.stringContaining("must NOT have duplicate items"),
    });
  });

  test("and the validator's own errors stay as they are", () => {
    const errors = errorsOf({ type: "number", maximum: 5 }, 6);
    toDetails("body", errors);
    expect(errors[0]?.message).toBe("must be <= 5");
  });
});
