import type { OperationId } from "@inbox-hub/openapi";
import { ContractBreach, type ResponseValidator } from "../contract/response-validator";
import { type Answer, JSON_TYPE } from "./answer";

/** Compares what a handler gives with what the contract promises, as the client would see it. */
export function createCheckAnswer(validator: ResponseValidator | null) {
  return function checkAnswer(id: OperationId, { status, content, contentType }: Answer): void {
    if (validator === null) return;
    const isJson = contentType === JSON_TYPE && typeof content === "string";
    const breaches = validator.success(id, { status, contentType, ...(isJson ? { body: JSON.parse(content) } : {}) });
    if (breaches.length > 0) throw new ContractBreach(id, breaches);
  };
}
