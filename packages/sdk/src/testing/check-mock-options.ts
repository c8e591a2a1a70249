import type { OperationId } from "@inbox-hub/openapi";
import { listOperations, policyOf } from "@inbox-hub/openapi/rules";
import { faultNames } from "./faults";
import type { MockServerOptions } from "./mock-options";

type Rule = readonly [isGood: (value: unknown) => boolean, wanted: string];

const isList = Array.isArray;
const listOf = (...names: readonly string[]): Rule => [
  (value) => isList(value) && value.every((item) => names.every((name) => typeof Object(item)[name] === "string")),
  `a list of { ${names.join(", ")} }`,
];

const RULES = {
  sessions: listOf("id"),
  contacts: listOf("phone"),
  templates: listOf("name", "body"),
  users: listOf("email", "password"),
  apiKeys: [(value) => isList(value) && value.every((key) => typeof key === "string"), "a list of strings"],
  baseUrl: [(value) => typeof value === "string" && URL.canParse(value), "an http or https address"],
  now: [isMoment, "a date, or a function that gives milliseconds since the epoch"],
  latency: [(value) => typeof value === "function" || isCount(value), "milliseconds, or a function that gives them"],
  rateLimits: [
    (value) => ["boolean", "object"].includes(typeof value),
    'true, false, or limits such as { messages: "2/1m" }',
  ],
  receipts: [isReceipts, "false, or { deliveredAfter, readAfter } in milliseconds"],
  receiver: [
    (value) => typeof value === "function" || value instanceof URL || isUrl(value),
    "an address, or a function",
  ],
  strict: [(value) => typeof value === "boolean", "true or false"],
} as const satisfies Record<keyof MockServerOptions, Rule>;

const WHAT = "createMockServer()";

/** Finds a mistake where it was made. @throws TypeError */
export function checkMockOptions(options: MockServerOptions): void {
  const rules = new Map<string, Rule>(Object.entries(RULES));
  for (const [name, value] of Object.entries(options)) {
    const rule = rules.get(name);
    if (!rule) throw new TypeError(`${WHAT} has no option ${name}. It has: ${[...rules.keys()].join(", ")}.`);
    const [isGood, wanted] = rule;
    if (value !== undefined && !isGood(value)) throw new TypeError(`${WHAT}: ${name} must be ${wanted}.`);
  }
  if (typeof Response === "undefined") {
    throw new TypeError(
      `${WHAT} needs the fetch globals (Response, Headers, TextDecoder), which this test environment hides. ` +
        "With jest and jsdom, use the environment jest-fixed-jsdom, or hand them on in one of your own.",
    );
  }
}

/** @throws TypeError */
export function checkOperation(method: string, operationId: OperationId): void {
  if (listOperations().some(({ id }) => id === operationId)) return;
  throw new TypeError(`mock.${method}(): there is no operation ${operationId}.`);
}

/** @throws TypeError */
export function checkFault(operationId: OperationId, fault: unknown, times: number): void {
  checkOperation("failNext", operationId);
  if (!Number.isInteger(times) || times < 1)
    throw new TypeError("mock.failNext(): times must be a whole number above zero.");
  if (typeof fault === "string" && faultNames.some((name) => name === fault)) return;
  const code: unknown = Object(fault).code;
  if (policyOf(operationId).errors.some((known) => known === code)) return;
  throw new TypeError(
    `mock.failNext(): ${operationId} cannot fail with ${JSON.stringify(fault)}. ` +
      `It fails with ${faultNames.join(", ")}, or a { code } of ${policyOf(operationId).errors.join(", ")}.`,
  );
}

function isMoment(value: unknown): boolean {
  if (typeof value === "function") return true;
  return (
    (value instanceof Date || ["string", "number"].includes(typeof value)) &&
    !Number.isNaN(new Date(Object(value).valueOf()).getTime())
  );
}

function isReceipts(value: unknown): boolean {
  return value === false || ["deliveredAfter", "readAfter"].every((name) => isCount(Object(value)[name]));
}

function isCount(value: unknown): boolean {
  return typeof value === "number" && value >= 0;
}

function isUrl(value: unknown): boolean {
  return typeof value === "string" && URL.canParse(value);
}
