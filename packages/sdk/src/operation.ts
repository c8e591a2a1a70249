import { calls, type OperationId } from "@inbox-hub/openapi";

/** How an operation is called. */
export interface Operation {
  readonly id: OperationId;
  readonly method: string;
  /** With `*` for each id and the slash before it. */
  readonly path: string;
  /** What comes behind the ids. */
  readonly input: "body" | "query" | undefined;
  readonly isList: boolean;
  /** The first id is a session's. */
  readonly isOfSession: boolean;
  /** It counts against what a session may send. */
  readonly isMessage: boolean;
  /** It does more than send JSON and read JSON in an envelope. */
  readonly isSpecial: boolean;
  readonly retry: "safe" | "idempotency-key" | "never";
  readonly security: "apiKey" | "login" | "none";
}

const METHODS: Readonly<Record<string, string>> = { ":": "GET", "+": "POST", "=": "PUT", "~": "PATCH", "-": "DELETE" };

type Operations = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

let operations: Operations | undefined;

/** By tag and name. They are read when the first client is made. */
export function readOperations(): Operations {
  operations ??= mapValues(calls, (words, tag) =>
    Object.fromEntries(words.split(" ").map((word) => readWord(tag, word))),
  );
  return operations;
}

export function mapValues<T, R>(
  values: Readonly<Record<string, T>>,
  map: (value: T, key: string) => R,
): Record<string, R> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, map(value, key)]));
}

function readWord(tag: string, word: string): [string, Operation] {
  const [, name = "", sign = "", letters = "", path = ""] = /(\w+)(.)(\w*)(.*)/.exec(word) ?? [];
  const has = (letter: string) => letters.includes(letter);
  return [
    name,
    {
      // The generator has made the table of the same operations as the type.
      id: `${tag}.${name}` as OperationId,
      method: METHODS[sign] ?? "",
      path: (tag === "system" ? path : `/api/${tag}${path}`).replace(/\.$/, `/${name}`),
      input: has("b") ? "body" : has("q") ? "query" : undefined,
      isList: has("l"),
      isOfSession: has("s"),
      isMessage: has("m"),
      isSpecial: has("x") || tag === "auth" || tag === "system",
      retry: has("k") ? "idempotency-key" : has("n") ? "never" : "safe",
      security: has("t") ? "login" : has("o") ? "none" : "apiKey",
    },
  ];
}
