import { UsageError } from "./errors";

/** What a value must be, and the words for it. */
export type Rule = readonly [fits: (value: unknown) => boolean, words: string];

const LONGEST_TIMER = 2 ** 31 - 1;

export const milliseconds: Rule = [
  (value) => isPositive(value) && value <= LONGEST_TIMER,
  `a whole number of milliseconds from 1 to ${LONGEST_TIMER}`,
];
export const count: Rule = [(value) => isWhole(value) && value >= 0, "a whole number, 0 or more"];
export const isSignal: Rule = [
  (value) => hasFunctions(value, "addEventListener", "removeEventListener"),
  "an AbortSignal",
];
export const flag: Rule = [(value) => typeof value === "boolean", "true or false"];

export function oneOf(...values: readonly unknown[]): Rule {
  return [(value) => values.includes(value), values.map((value) => JSON.stringify(value)).join(" or ")];
}

/** An option that is given as undefined counts as absent, so that `process.env.NAME` can be passed as it is. */
export function checkOptions(what: string, rules: Readonly<Record<string, Rule>>, given: unknown): void {
  if (typeof given !== "object" || given === null) throw new UsageError(`${what} takes an object of options.`);
  for (const [name, value] of Object.entries(given)) {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (!rule) throw new UsageError(`${what} has no option ${name}. It takes ${Object.keys(rules).join(", ")}.`);
    const [fits, words] = rule;
    // The value stays out of the message: it may be a secret.
    if (value !== undefined && !fits(value)) throw new UsageError(`${what}: ${name} must be ${words}.`);
  }
}

export function isText(value: unknown, pattern: RegExp): value is string {
  return typeof value === "string" && pattern.test(value);
}

/** Whether HTTP carries it in a header without an error that repeats it. */
export function isHeaderText(value: unknown): value is string {
  return isText(value, /^[!-~]+$/);
}

export function isFunction(value: unknown): boolean {
  return typeof value === "function";
}

export function hasFunctions(value: unknown, ...names: readonly string[]): boolean {
  return names.every((name) => isFunction(Reflect.get(Object(value), name)));
}

export function isPositive(value: unknown): value is number {
  return isWhole(value) && value >= 1;
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}
