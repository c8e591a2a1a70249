/** What a client must know to call an operation, beside its method and path. */
interface Call {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly retry: string;
  readonly security: string;
  readonly rateLimit: readonly string[];
  readonly call: {
    readonly hasBody: boolean;
    readonly hasQuery: boolean;
    readonly isList: boolean;
    readonly isOfSession: boolean;
    readonly isJson: boolean;
  };
}

const letters = {
  b: ({ call }: Call) => call.hasBody,
  q: ({ call }: Call) => call.hasQuery,
  l: ({ call }: Call) => call.isList,
  s: ({ call }: Call) => call.isOfSession,
  x: ({ call }: Call) => !call.isJson,
  k: ({ retry }: Call) => retry === "idempotency-key",
  n: ({ retry }: Call) => retry === "never",
  m: ({ rateLimit }: Call) => rateLimit.includes("messages"),
  t: ({ security }: Call) => security === "bearer",
  o: ({ security }: Call) => security === "none" || security === "metricsToken",
};

export const callLettersMeaning = [
  "b: it takes a body; q: a query; l: it gives a page of a list; s: the first id in its path is a session's.",
  "x: its body or its answer is not JSON, or need not be.",
  "k: it is tried again with the same Idempotency-Key; n: it is never tried again.",
  "m: it sends a message, of which a session may send so many a minute only.",
  "t: it needs a login; o: it needs no credentials of the client.",
];

const signs: Readonly<Record<string, string>> = { GET: ":", POST: "+", PUT: "=", PATCH: "~", DELETE: "-" };

export function readCalls(operations: readonly Call[]): string {
  const tags = new Map<string, Call[]>();
  for (const operation of operations) {
    const [tag = ""] = operation.id.split(".");
    tags.set(tag, [...(tags.get(tag) ?? []), operation]);
  }
  return [...tags].map(([tag, calls]) => `  ${tag}: "${calls.map(toWord).join(" ")}",\n`).join("");
}

function toWord(call: Call): string {
  const [tag, name] = call.id.split(".");
  const given = Object.entries(letters).flatMap(([letter, holds]) => (holds(call) ? [letter] : []));
  const base = tag === "system" ? "" : `/api/${tag}`;
  const sign = signs[call.method];
  if (!sign || !call.path.startsWith(base)) throw new Error(`${call.id} has no place in the table of calls.`);
  const path = call.path.slice(base.length).replace(/\/\{\w+\}/g, "*");
  return `${name}${sign}${given.join("")}${path.endsWith(`/${name}`) ? `${path.slice(0, -`/${name}`.length)}.` : path}`;
}
