import { readFile, writeFile } from "node:fs/promises";
import openapiTypescript, { astToString } from "openapi-typescript";
import ts from "typescript";
import { parse } from "yaml";
import { renderErrorsPage } from "./errors-page";
import { callLettersMeaning, readCalls } from "./read-calls";
import type { ContractDocument } from "./read-contract";
import { checkErrors, readErrors, readOperations, readSchema, readWebhookSamples } from "./read-contract";

/** Writes `src/generated` and docs/errors.md from openapi.yaml; with `--check` it only says whether they are up to date. */

const root = new URL("../../../", import.meta.url);
const contractFile = new URL("openapi.yaml", root);
const generated = "packages/openapi/src/generated";
const header = "// Generated from openapi.yaml by `npm run generate`. Do not edit.\n";

const source = await readFile(contractFile, "utf8");
// `x-shared` only holds what the YAML merges into each operation; the expanded document does not need it.
const { "x-shared": _shared, ...contract } = parse(source, { merge: true, maxAliasCount: -1 }) as ContractDocument;

const operations = readOperations(contract);
checkErrors(contract, operations);
const rows = (entries: Record<string, unknown>) =>
  Object.entries(entries)
    .map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`)
    .join("");
const table = (entries: Record<string, unknown>) => `{\n${rows(entries)}} as const`;

const files: Record<string, string> = {
  [`${generated}/document.json`]: `${JSON.stringify(contract, null, 1)}\n`,
  [`${generated}/schema.ts`]: await renderTypes(contract, ["webhooks", "$defs"]),
  // Of its own, so that what publishes the types of the events does not publish those of the whole contract.
  [`${generated}/webhook-events.ts`]: await renderTypes(readSchema(contract, "WebhookEvent"), [
    "paths",
    "operations",
    "webhooks",
    "$defs",
  ]),
  [`${generated}/operations.ts`]: `${header}\n/** How each operation is called, with what credential, and whether it may be tried again. */\nexport const operations = ${table(
    Object.fromEntries(
      operations.map(({ id, method, path, retry, security }) => [id, { method, path, retry, security }]),
    ),
  )};\n`,
  // Short, for whoever ships it to browsers and functions.
  [`${generated}/calls.ts`]: `${header}\n/**\n * The operations of each tag, a word for each: its name, a sign for the method (: GET, + POST, = PUT, ~ PATCH, - DELETE), letters for\n * what is not so with most of them, and the path behind /api and the tag (system: the whole path), with * for each id and . for the name.\n * ${callLettersMeaning.join("\n * ")}\n */\nexport const calls = {\n${readCalls(operations)}} as const;\n`,
  [`${generated}/policies.ts`]: `${header}\n/** Who may call each operation, how often, and what can go wrong. */\nexport const policies = ${table(
    Object.fromEntries(
      operations.map(({ id, method: _method, path: _path, retry: _retry, call: _call, ...policy }) => [id, policy]),
    ),
  )};\n`,
  [`${generated}/errors.ts`]: `${header}\n/** Status, sentence and retryability of each error code. */\nexport const errors = ${table(readErrors(contract))};\n`,
  // The annotation has the compiler hold each example against its type.
  [`${generated}/webhook-samples.ts`]: `${header}\nimport type { WebhookEventOf, WebhookEventType } from "../types";\n\n/** The contract's example of each webhook event. */\nexport const webhookSamples: { readonly [Type in WebhookEventType]: WebhookEventOf<Type> } = {\n${rows(readWebhookSamples(contract))}};\n`,
  "docs/errors.md": renderErrorsPage(contract["x-error-catalog"]),
};

const stale: string[] = [];
for (const [name, content] of Object.entries(files)) {
  const file = new URL(name, root);
  const current = await readFile(file, "utf8").catch(() => "");
  if (current === content) continue;
  stale.push(name);
  if (!process.argv.includes("--check")) await writeFile(file, content);
}

if (process.argv.includes("--check") && stale.length > 0) {
  console.error(`Stale, run \`npm run generate\`: ${stale.join(", ")}`);
  process.exitCode = 1;
}

/** Without what nobody reads, or what is empty: dead code. */
async function renderTypes(document: object, unused: readonly string[]): Promise<string> {
  const nodes = await openapiTypescript(JSON.stringify(document), { defaultNonNullable: false, silent: true });
  const nameOf = (node: ts.Node) =>
    ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) ? node.name.text : "";
  return `${header}\n${astToString(nodes.filter((node) => !unused.includes(nameOf(node))))}`;
}
