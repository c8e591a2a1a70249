import { describe, expect, test } from "vitest";
import type { OperationId } from "../index";
import { AppError } from "../rules/app-error";
import { listOperations } from "../rules/policy";
import { contractDocument } from "./contract-document";
import { createRequestValidator } from "./request-validator";

const validator = createRequestValidator();

function problemsOf(check: () => unknown) {
  try {
    check();
  } catch (error) {
    if (error instanceof AppError && error.code === "INVALID_REQUEST") {
      return error.details?.map(({ path, message }) => ({ path, message: message.en }));
    }
    throw error;
  }
  return [];
}

const bodyProblems = (id: OperationId, body: unknown) => problemsOf(() => validator.body(id, body));

describe("path and query parameters", () => {
  test("come in the contract's types, with its defaults", () => {
    expect(validator.params("organizations.get", { organizationId: "7" })).toEqual({ organizationId: 7 });
    expect(validator.query("contacts.list", { page: "2" })).toEqual({ page: 2, limit: 50 });
    expect(validator.query("templates.list", { isActive: "false" })).toEqual({ isActive: false, limit: 50 });
  });

  test("that are lists come as one text with commas", () => {
    expect(validator.query("events.list", { types: "message,message_status" })).toEqual({
      types: ["message", "message_status"],
      limit: 50,
    });
    expect(validator.query("events.list", { types: "message" })).toMatchObject({ types: ["message"] });
    expect(problemsOf(() => validator.query("events.list", { types: "message,nonsense" }))).toMatchObject([
      { path: "query.types[1]" },
    ]);
    expect(problemsOf(() => validator.query("events.list", { types: ["message", "message_status"] }))).toEqual([
      { path: "query.types", message: "must be given once" },
    ]);
  });

  test("keep a phone number as it was written", () => {
    const params = validator.params("contacts.search", { id: "session_1", phoneNumber: "+34 612-345-678" });
    expect(params.phoneNumber).toBe("+34 612-345-678");
  });

  test("are named with their limit when they break it", () => {
    expect(problemsOf(() => validator.query("contacts.list", { limit: "101" }))).toEqual([
      { path: "query.limit", message: "must be <= 100" },
    ]);
    expect(problemsOf(() => validator.query("contacts.list", { limit: "many" }))).toEqual([
      { path: "query.limit", message: "must be integer" },
    ]);
    expect(problemsOf(() => validator.params("sessions.get", { sessionId: "a b" }))).toMatchObject([
      { path: "params.sessionId", message: expect.stringContaining("such as session_crm_01") },
    ]);
    expect(problemsOf(() => validator.headers("messages.send", { "idempotency-key": "a b", host: "x" }))).toMatchObject(
      [{ path: "headers.idempotency-key" }],
    );
  });

  test("are refused when unknown, repeated or named like the prototype", () => {
    const query = Object.assign(Object.create(null), { foo: "1", limit: ["1", "2"] });
    Object.defineProperty(query, "__proto__", { value: "x", enumerable: true });
    expect(problemsOf(() => validator.query("contacts.list", query))).toEqual([
      { path: "query.limit", message: "must be given once" },
      { path: "query.foo", message: "is not a parameter of this operation" },
      { path: "query.__proto__", message: "is not a parameter of this operation" },
    ]);
  });
});

describe("a body", () => {
  test("is accepted as every example of the contract shows it", () => {
    const schemas = (contractDocument.components as { schemas: Record<string, { examples: unknown[] }> }).schemas;
    for (const { id } of listOperations()) {
      if (validator.bodyKind(id) !== "json") continue;
      const name = requestSchemaOf(id);
      for (const example of schemas[name]?.examples ?? []) expect([id, bodyProblems(id, example)]).toEqual([id, []]);
    }
  });

  test("is not changed: no default is written into it, no type is bent", () => {
    const body = { sessionId: "session_1" };
    validator.body("sessions.create", body);
    expect(body).toEqual({ sessionId: "session_1" });
    expect(bodyProblems("messages.send", { to: "34612345678", message: 5 })).toEqual([
      { path: "body.message", message: "must be string" },
    ]);
  });

  test.each([
    [{}, "body.to", "is required"],
    [{ to: "34612345678", message: "x".repeat(4097) }, "body.message", "must NOT have more than 4096 characters"],
    [
      { to: Array.from({ length: 51 }, (_, i) => String(34600000000 + i)) },
      "body.to",
      "must NOT have more than 50 items",
    ],
    [{ to: "nobody" }, "body.to", "must match"],
    [{ to: "34612345678", contact: { name: "J", phone: "x" } }, "body.contact.phone", "must match"],
    [{ to: "34612345678", mentions: ["34612345678", "x"] }, "body.mentions[1]", "must match"],
    [{ to: "34612345678", text: "x" }, "body.text", "is not a property of this body"],
    [{ to: "34612345678", onUncertain: "maybe" }, "body.onUncertain", "must be one of unknown, retry"],
    [[], "body", "must be object"],
    [null, "body", "must be object"],
  ])("that breaks the contract is refused with the place and the limit: %#", (body, path, message) => {
    expect(bodyProblems("messages.send", body)).toEqual(
      expect.arrayContaining([{ path, message: expect.stringContaining(message) }]),
    );
  });

  test("with many faults is told of ten", () => {
    const body = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`x${i}`, i]));
    expect(bodyProblems("messages.send", body)).toHaveLength(10);
  });

  test("that is a bomb is refused quickly", () => {
    const deep = JSON.parse(`${'{"to":'.repeat(20_000)}1${"}".repeat(20_000)}`);
    const wide = { to: "34612345678", mentions: Array.from({ length: 60_000 }, (_, i) => String(i)) };
    const startedAt = performance.now();
    expect(bodyProblems("messages.send", deep)).toEqual([{ path: "body", message: "must NOT be nested so deeply" }]);
    expect(bodyProblems("messages.send", wide)).toEqual([
      { path: "body.mentions", message: "must NOT have more than 50 items" },
    ]);
    expect(performance.now() - startedAt).toBeLessThan(1000);
  });

  test("never comes back in a message", () => {
    expect(
      JSON.stringify(bodyProblems("auth.login", { identifier: ["hunter2"], password: { hunter2: 1 } })),
    ).not.toContain("hunter2");
  });
});

function requestSchemaOf(id: OperationId): string {
  const { method, path } = listOperations().find((operation) => operation.id === id) ?? { method: "", path: "" };
  const schema = contractDocument.paths[path]?.[method.toLowerCase()]?.requestBody?.content["application/json"]?.schema;
  return String(schema?.$ref).split("/").at(-1) ?? "";
}
