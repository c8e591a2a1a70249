import { inEach, type Phrase } from "./phrase";

/** A message text with variables, of an organization. */
export interface Template {
  readonly templateId: string;
  readonly organizationId: number;
  readonly name: string;
  readonly category: string | null;
  readonly body: string;
  /** Each variable of `body`, no more and no fewer. */
  readonly variables: readonly string[];
  readonly isActive: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** `{{ name }}`, and what somebody may have meant to be one. It is trimmed afterwards: here, that could take for ever. */
const PLACEHOLDER = /\{\{([^{}]*)\}\}/gu;
const NAME = /^[\p{L}_][\p{L}\p{N}_]{0,59}$/u;

/** The variables of a text, each once, in the order in which they appear. */
export function variablesOf(body: string): { readonly names: readonly string[]; readonly misnamed: readonly string[] } {
  const names = new Set([...body.matchAll(PLACEHOLDER)].map(([, name = ""]) => name.trim()));
  const all = [...names];
  return { names: all.filter((name) => NAME.test(name)), misnamed: all.filter((name) => !NAME.test(name)) };
}

/** The text with its variables filled in. Values are taken as they are: a `{{name}}` inside one is not filled in again. */
export function fillIn(body: string, values: Readonly<Record<string, string>>): string {
  const lookUp = (name: string) => (Object.hasOwn(values, name) ? values[name] : undefined);
  return body.replace(PLACEHOLDER, (placeholder, name: string) => lookUp(name.trim()) ?? placeholder);
}

/** What is wrong between the names that should be there and those that are; null when they are the same. */
export function compareNames(
  expected: readonly string[],
  given: readonly string[],
  words: { readonly missing: Phrase; readonly unknown: Phrase },
): Phrase | null {
  const missing = expected.filter((name) => !given.includes(name));
  const unknown = given.filter((name) => !expected.includes(name));
  const problems = [
    { intro: words.missing, names: missing },
    { intro: words.unknown, names: unknown },
  ].filter(({ names }) => names.length > 0);
  if (problems.length === 0) return null;
  return inEach((language) => problems.map(({ intro, names }) => `${intro[language]} ${quote(names)}`).join("; "));
}

export function quote(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(", ");
}
