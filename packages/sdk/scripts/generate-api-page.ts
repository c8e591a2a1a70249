import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { operations, policies } from "@inbox-hub/openapi";
import ts from "typescript";

/** Writes api.md from the declarations of the methods; with `--check` it only says whether it is up to date. */

const folder = new URL("../src/resources/", import.meta.url);
const page = new URL("../api.md", import.meta.url);
const errorsPage = "https://github.com/inbox-hub/inbox-hub/blob/main/docs/errors.md";

const INTRODUCTION = `# Methods of @inbox-hub/sdk

<!-- Generated from src/resources by \`npm run generate\`. Do not edit. -->

One for each operation of the [contract](../../openapi.yaml). Ids come first, in the order of the path, then the body or the query, then the options
of the call. \`APIPromise\` is a promise of what the answer holds, with \`.withResponse()\`, \`.asResponse()\` and \`.safe()\`; \`PagePromise\` is one of the
first page, and can be iterated for every item. A handle from \`hub.session(id)\` has the methods that begin with a \`sessionId\`, without it.

Beside the [codes](${errorsPage}) that it names, a method can fail with \`INVALID_REQUEST\`, \`INVALID_API_KEY\`, \`FORBIDDEN\`, \`RATE_LIMIT_EXCEEDED\` and the
5xx codes. What is tried again: "safe" after a lost connection, 408, 429, 500, 502, 503 and 504; "with its key" as well, with the same \`Idempotency-Key\`;
"never" is left to you.
`;

const RETRIES = { safe: "safe", "idempotency-key": "with its key", never: "never" } as const;

interface Method {
  readonly name: string;
  readonly signatures: string[];
  readonly text: string;
  readonly codes: string;
  readonly example: string;
}

const tags = [...new Set(Object.keys(operations).map((id) => id.split(".")[0] ?? ""))];
const sections = tags.map((tag) => renderTag(tag, readFileSync(new URL(`${tag}.ts`, folder), "utf8")));
const content = `${INTRODUCTION}\n${tags.map((tag) => `- [${tag}](#${tag})`).join("\n")}\n\n${sections.join("\n")}`;
if (readdirSync(folder).length !== tags.length) throw new Error("src/resources has a file that is no tag's");

if (!process.argv.includes("--check")) writeFileSync(page, content);
else if (readFileSync(page, "utf8") !== content) {
  console.error("Stale, run `npm run generate`: packages/sdk/api.md");
  process.exitCode = 1;
}

function renderTag(tag: string, source: string): string {
  const file = ts.createSourceFile(tag, source, ts.ScriptTarget.ES2022, true);
  const statement = file.statements
    .filter(ts.isInterfaceDeclaration)
    .find(({ name }) => name.text.toLowerCase() === tag);
  if (!statement) throw new Error(`src/resources/${tag}.ts declares no methods`);
  const methods = new Map<string, Method>();
  for (const member of statement.members.filter(ts.isMethodSignature)) readMethod(file, member, methods);
  return [
    `## ${tag}`,
    "",
    docOf(statement).text,
    "",
    ...[...methods.values()].map((one) => renderMethod(tag, one)),
  ].join("\n");
}

function readMethod(file: ts.SourceFile, member: ts.MethodSignature, methods: Map<string, Method>): void {
  const name = member.name.getText(file);
  // On one line, as it is called on the client.
  const signature = member
    .getText(file)
    .replace(/\s+/g, " ")
    .replace(/\(\s*\.\.\.args: \[\s*\.\.\.session: Id, (.*?),?\s*\]\s*\):/, "(sessionId: string, $1):")
    .replace(/\(\s*(.*?),?\s*\):/, "($1):");
  const known = methods.get(name);
  if (known) {
    known.signatures.push(signature);
    return;
  }
  methods.set(name, { name, signatures: [signature], ...docOf(member) });
}

function docOf(node: ts.Node) {
  const doc = ts.getJSDocCommentsAndTags(node).find(ts.isJSDoc);
  const textOf = (name: string) => {
    const tag = doc?.tags?.find(({ tagName }) => tagName.text === name);
    return ts.getTextOfJSDocComment(tag?.comment) ?? "";
  };
  return { text: ts.getTextOfJSDocComment(doc?.comment) ?? "", codes: textOf("throws"), example: textOf("example") };
}

function renderMethod(tag: string, { name, signatures, text, codes, example }: Method): string {
  const id = `${tag}.${name}` as keyof typeof operations;
  const { method, path, retry } = operations[id];
  const { scope, role } = policies[id];
  const needs = scope ? `, needs the scope \`${scope}\`` : role ? `, needs the role \`${role}\`` : "";
  return [
    `### ${id}`,
    "",
    "```ts",
    ...signatures,
    "```",
    "",
    text,
    "",
    `\`${method} ${path}\`${needs}. Tried again: ${RETRIES[retry]}.`,
    ...(/[A-Z_]{2,}/.test(codes) ? ["", `Fails with ${codes}`] : []),
    "",
    example,
    "",
  ].join("\n");
}
