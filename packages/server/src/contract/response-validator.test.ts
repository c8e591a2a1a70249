import { listOperations } from "@inbox-hub/openapi/rules";
import { contractDocument, describeOperation } from "@inbox-hub/openapi/validation";
import { describe, expect, test } from "vitest";
import { createResponseValidator } from "./response-validator";

const validator = createResponseValidator();
const json = "application/json; charset=utf-8";

describe("an answer", () => {
  test("is good as every example of the contract shows it", () => {
    const schemas = (contractDocument.components as { schemas: Record<string, { examples: unknown[] }> }).schemas;
    for (const { id } of listOperations()) {
      for (const [status, response] of Object.entries(describeOperation(id).responses)) {
        const name = String(response.content?.["application/json"]?.schema.$ref).split("/").at(-1) ?? "";
        if (Number(status) >= 400) continue;
        for (const body of schemas[name]?.examples ?? []) {
          expect([id, validator.success(id, { status: Number(status), contentType: json, body })]).toEqual([id, []]);
        }
      }
    }
  });

  test("that the contract does not have is found out", () => {
    const health = (answer: { status: number; contentType: string | null; body?: unknown }) =>
      validator.success("system.health", answer);
    expect(health({ status: 200, contentType: json, body: { success: true, data: { status: "ok" } } })).toEqual([]);
    expect(health({ status: 200, contentType: json, body: { success: true, data: { status: "fine" } } })).toHaveLength(
      1,
    );
    expect(health({ status: 201, contentType: json, body: {} })).toEqual(["the contract has no success 201"]);
    expect(health({ status: 200, contentType: null })).toHaveLength(1);
    expect(health({ status: 200, contentType: "text/html" })).toHaveLength(1);
  });

  test("may be a file of any type where the contract has bytes", () => {
    expect(validator.success("media.content", { status: 206, contentType: "application/pdf" })).toEqual([]);
    expect(validator.success("media.content", { status: 304, contentType: null })).toEqual([]);
    expect(validator.success("sessions.qr", { status: 200, contentType: "image/gif" })).toHaveLength(1);
  });

  test("that is an error must be one that the operation names", () => {
    expect(validator.error("sessions.get", "SESSION_NOT_FOUND")).toEqual([]);
    expect(validator.error("sessions.get", "MEDIA_NOT_FOUND")).toHaveLength(1);
  });
});
