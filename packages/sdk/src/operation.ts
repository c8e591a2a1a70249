import { calls, type OperationId } from "@inbox-hub/openapi";

/** How an operation is called. */
export interface Operation {
  readonly id: OperationId;
  readonly method: string;
  readonly path: string;
  /** What comes behind the ids. */
  readonly input: "body" | "query" | undefined;
  readonly isList: boolean;
  readonly retry: "safe" | "idempotency-key" | "never";
  readonly security: "apiKey" | "login" | "none";
}

/** By tag and name. The compiler has found in the table that each tag and name together are an operation. */
export const lines: Readonly<Record<string, Readonly<Record<string, string>>>> = calls;

export function readOperation(tag: string, name: string): Operation {
  const [method = "", path = "", letters = ""] = lines[tag]?.[name]?.split(" ") ?? [];
  const has = (letter: string) => letters.includes(letter);
  return {
    id: `${tag}.${name}` as OperationId,
    method,
    path,
    input: has("b") ? "body" : has("q") ? "query" : undefined,
    isList: has("l"),
    retry: has("k") ? "idempotency-key" : has("n") ? "never" : "safe",
    security: has("t") ? "login" : has("o") ? "none" : "apiKey",
  };
}

/** Whether the first id is a session's. */
export function isOfSession(line: string): boolean {
  return /\w*s\w*$/.test(line.split(" ")[2] ?? "");
}
