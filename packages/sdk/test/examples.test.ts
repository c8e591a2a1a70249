import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The TypeScript blocks of a Markdown text or of TSDoc comments. */
function blocksOf(text: string): string[] {
  const plain = text.replace(/^ *\* ?/gm, "");
  return [...plain.matchAll(/^```ts\n(.*?)^```/gms)].map(([, code]) => code ?? "");
}

const guides = readdirSync(`${root}../../docs/guide`).map((name) => `../../docs/guide/${name}`);
const files = [
  "README.md",
  ...guides,
  ...readdirSync(`${root}src`, { recursive: true, encoding: "utf8" }).map((name) => `src/${name}`),
].filter((name) => /\.(md|ts)$/.test(name));
const examples = new Map<string, string>(
  files.flatMap((name) =>
    blocksOf(readFileSync(root + name, "utf8")).map(
      (code, index) => [`${root}test/${name.replaceAll("../", "")}.${index}.ts`, code] as const,
    ),
  ),
);

describe("the examples of the README, the guides and the comments", () => {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const settings = { ...options, noUnusedLocals: false, paths: { "@inbox-hub/sdk": [`${root}src/index.ts`] } };
  const host = ts.createCompilerHost(settings);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (name) => examples.has(name) || fileExists(name);
  host.readFile = (name) => examples.get(name) ?? readFile(name);
  host.getSourceFile = (name, ...rest) => {
    const code = examples.get(name);
    return code === undefined ? getSourceFile(name, ...rest) : ts.createSourceFile(name, code, ts.ScriptTarget.ES2022);
  };
  const program = ts.createProgram([...examples.keys()], settings, host);

  it("are there", () => {
    expect(examples.size).toBeGreaterThan(10);
  });

  it.each([...examples.keys()].map((name) => [name.slice(root.length + 5), name]))("%s compiles", (_, name) => {
    const file = program.getSourceFile(name);
    const problems = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    expect(problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))).toEqual([]);
  });
});
