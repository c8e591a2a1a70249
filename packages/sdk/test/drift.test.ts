import { readFileSync } from "node:fs";
import { document } from "@inbox-hub/openapi/document";
import { describe, expect, it } from "vitest";
import { findDrift } from "../scripts/find-drift";

interface Documented {
  readonly operationId: string;
  readonly "x-error-codes"?: readonly string[];
}

const isOperation = (value: unknown): value is Documented =>
  typeof value === "object" && value !== null && "operationId" in value;

const contract = Object.fromEntries(
  Object.values(document.paths)
    .flatMap((path): unknown[] => Object.values(path))
    .filter(isOperation)
    .map((operation) => [operation.operationId, operation["x-error-codes"] ?? []]),
);

describe("the published declarations", () => {
  it("have a method for each operation and no other, with what it does, its errors, its link and an example", () => {
    const declarations = readFileSync(new URL("../dist/index.d.ts", import.meta.url), "utf8");
    expect(Object.keys(contract).length).toBeGreaterThan(100);
    expect(findDrift(declarations, contract)).toEqual([]);
  });
});

describe("a drift between contract and client", () => {
  const perfect = `
    declare class InboxHub {
      readonly messages: Messages;
      session(sessionId: string): void;
    }
    interface Messages<Id extends readonly unknown[] = [sessionId: string]> {
      /**
       * Send a message.
       * @see {@link https://host.example/packages/sdk/api.md#messagessend}
       * @throws \`SESSION_NOT_FOUND\`, \`SEND_FAILED\`.
       * @example
       * \`\`\`ts
       * await hub.messages.send("session_crm_01", { to: "34612345678", message: "Hola" });
       * \`\`\`
       */
      send(...args: [...session: Id, body: object]): Promise<void>;
    }`;
  const codes = { "messages.send": ["SESSION_NOT_FOUND", "SEND_FAILED"] };
  const change = (part: string | RegExp, other = "") => {
    const changed = perfect.replace(part, other);
    expect(changed).not.toBe(perfect);
    return changed;
  };

  it("is not found where there is none", () => {
    expect(findDrift(perfect, codes)).toEqual([]);
  });

  it.each([
    ["a missing method", change(/send\(\.{3}.*;/), "messages.send is an operation, but no method"],
    ["a missing resource", change("readonly messages: Messages;"), "messages.send is an operation, but no method"],
    [
      "a method too many",
      change("interface Messages<Id extends readonly unknown[] = [sessionId: string]> {", "$& shout(): void;"),
      "messages.shout is a method, but no operation",
    ],
    ["a missing summary", change("Send a message."), "messages.send does not say what it does"],
    ["a missing error", change(", `SEND_FAILED`"), "messages.send does not say that it throws SEND_FAILED"],
    ["an error too many", change("`.", "`, `TIMEOUT`."), "messages.send does not throw TIMEOUT"],
    ["a missing link", change(/@see .*/), "messages.send does not link to /packages/sdk/api.md#messagessend"],
    [
      "another's link",
      change("#messagessend", "#messagessendall"),
      "messages.send does not link to /packages/sdk/api.md#messagessend",
    ],
    [
      "a missing example",
      change("hub.messages.send(", "hub.messages.get("),
      "messages.send has no example that calls it",
    ],
  ])("is found: %s", (_, declarations, sentence) => {
    expect(findDrift(declarations, codes)).toContain(sentence);
  });

  it("is found: an operation that nobody has written", () => {
    expect(findDrift(perfect, { ...codes, "messages.pin": [] })).toEqual([
      "messages.pin is an operation, but no method",
    ]);
  });
});
