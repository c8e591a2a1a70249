import ts from "typescript";

/** The codes that each operation can fail with, by its id, such as `messages.send`. */
type Contract = Readonly<Record<string, readonly string[]>>;

interface Method {
  readonly summary: string;
  readonly codes: readonly string[];
  readonly link: string;
  readonly example: string;
}

/**
 * Where the declarations of the client, as they are published, and the contract say different things, or nothing:
 * a sentence for each place.
 */
export function findDrift(declarations: string, contract: Contract): string[] {
  const methods = readMethods(declarations);
  const absent = Object.keys(contract).filter((id) => !methods.has(id));
  return [
    ...absent.map((id) => `${id} is an operation, but no method`),
    ...[...methods].flatMap(([id, method]) => {
      const codes = contract[id];
      return codes ? findGaps(id, method, codes) : [`${id} is a method, but no operation`];
    }),
  ];
}

function findGaps(id: string, { summary, codes, link, example }: Method, expected: readonly string[]): string[] {
  const anchor = `/packages/sdk/api.md#${id.replace(".", "").toLowerCase()}`;
  return [
    /^[A-Z].*[.:]/s.test(summary) ? [] : [`${id} does not say what it does`],
    expected.filter((code) => !codes.includes(code)).map((code) => `${id} does not say that it throws ${code}`),
    codes.filter((code) => !expected.includes(code)).map((code) => `${id} does not throw ${code}`),
    link.includes(`${anchor}}`) ? [] : [`${id} does not link to ${anchor}`],
    new RegExp(`\\b${id.replace(".", "\\.")}\\(`).test(example) ? [] : [`${id} has no example that calls it`],
  ].flat();
}

/** What an editor shows of each method of each resource of `InboxHub`. */
function readMethods(declarations: string): Map<string, Method> {
  const file = ts.createSourceFile("index.d.ts", declarations, ts.ScriptTarget.ES2022, true);
  const host = ts.createCompilerHost({});
  const program = ts.createProgram(
    ["index.d.ts"],
    { noLib: true, noResolve: true, types: [] },
    {
      ...host,
      getSourceFile: (name) => (name === "index.d.ts" ? file : undefined),
    },
  );
  const checker = program.getTypeChecker();
  const client = file.statements.filter(ts.isClassDeclaration).find(({ name }) => name?.text === "InboxHub");
  if (!client) throw new Error("The declarations have no class InboxHub");
  const resources = checker.getTypeAtLocation(client).getProperties();
  return new Map(
    resources.flatMap((resource) => {
      const type = checker.getTypeOfSymbol(resource);
      // What the client itself does, such as `hub.session(id)`, is no operation.
      if (type.getCallSignatures().length > 0) return [];
      return type.getProperties().map((method) => [`${resource.name}.${method.name}`, readMethod(method, checker)]);
    }),
  );
}

function readMethod(method: ts.Symbol, checker: ts.TypeChecker): Method {
  const textOf = (tag: string) =>
    method
      .getJsDocTags(checker)
      .filter(({ name }) => name === tag)
      .map(({ text }) => ts.displayPartsToString(text))
      .join("\n");
  return {
    summary: ts.displayPartsToString(method.getDocumentationComment(checker)),
    codes: textOf("throws").match(/[A-Z_]{2,}/g) ?? [],
    link: textOf("see"),
    example: textOf("example"),
  };
}
