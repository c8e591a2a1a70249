/** Reads openapi.yaml into the tables that are generated from it, and refuses a contract that contradicts itself. */

interface Parameter {
  readonly name?: string;
  readonly in?: string;
  readonly $ref?: string;
}

interface Operation {
  readonly operationId?: string;
  readonly tags?: readonly string[];
  readonly security?: readonly Record<string, unknown>[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Record<string, unknown> };
  readonly responses: Record<string, unknown>;
  readonly "x-scope"?: string;
  readonly "x-role"?: string;
  readonly "x-rate-limit"?: readonly string[];
  readonly "x-retry"?: string;
  readonly "x-sandbox"?: boolean;
  readonly "x-error-codes"?: readonly string[];
}

const METHODS = ["get", "put", "post", "patch", "delete"] as const;

type PathItem = { readonly [Method in (typeof METHODS)[number]]?: Operation } & {
  readonly parameters?: readonly Parameter[];
};

interface Webhook {
  readonly post: {
    readonly requestBody: { readonly content: { readonly "application/json": { readonly schema: { $ref: string } } } };
  };
}

export interface CatalogEntry {
  readonly status: number;
  readonly retryable: boolean;
  readonly es: string;
  readonly en: string;
  /** What to do about it. */
  readonly action: string;
  /** Where it comes from, if from no operation. */
  readonly where?: string;
}

export interface ContractDocument {
  readonly paths: Record<string, PathItem>;
  readonly webhooks: Record<string, Webhook>;
  readonly components: {
    readonly parameters: Record<string, Parameter>;
    readonly schemas: Record<string, { readonly examples?: readonly unknown[] }> & {
      readonly ErrorCode: { readonly enum: readonly string[] };
    };
  };
  readonly security: readonly Record<string, unknown>[];
  readonly "x-error-catalog": Record<string, CatalogEntry>;
  readonly "x-shared"?: unknown;
}

export function readOperations(contract: ContractDocument) {
  const found = Object.entries(contract.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      return operation ? [readOperation(contract, path, method, operation, item)] : [];
    }),
  );
  const twice = found.find((operation, index) => found.findIndex((other) => other.id === operation.id) !== index);
  if (twice) throw new Error(`Two operations are called ${twice.id}`);
  return found;
}

export function readErrors(contract: ContractDocument) {
  return Object.fromEntries(
    Object.entries(contract["x-error-catalog"]).map(([code, { status, retryable, es, en }]) => [
      code,
      { status, retryable, es, en },
    ]),
  );
}

/** The contract cut down to one schema and those that it refers to. */
export function readSchema(contract: ContractDocument, root: string) {
  const { schemas } = contract.components;
  const reached = new Set([root]);
  // What is added while the set is gone through is gone through too.
  for (const name of reached) {
    if (!schemas[name]) throw new Error(`There is no schema ${name}`);
    for (const [, other = ""] of JSON.stringify(schemas[name]).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      reached.add(other);
    }
  }
  const kept = Object.entries(schemas).filter(([name]) => reached.has(name));
  return {
    openapi: "3.1.0",
    info: { title: root, version: "" },
    paths: {},
    components: { schemas: Object.fromEntries(kept) },
  };
}

/** The first example of each webhook's event, by the event's type. */
export function readWebhookSamples(contract: ContractDocument): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(contract.webhooks).map(([type, { post }]) => {
      const name = post.requestBody.content["application/json"].schema.$ref.replace("#/components/schemas/", "");
      const [sample] = contract.components.schemas[name]?.examples ?? [];
      if (!sample) throw new Error(`The webhook ${type} has no example`);
      return [type, sample];
    }),
  );
}

/** Refuses a catalogue with a code that nobody gives, that says nothing to do, or that the schema does not have. */
export function checkErrors(contract: ContractDocument, operations: readonly { readonly errors: readonly string[] }[]) {
  const given = new Set(operations.flatMap(({ errors }) => errors));
  const catalog = contract["x-error-catalog"];
  for (const [code, { action, where }] of Object.entries(catalog)) {
    if (!action) throw new Error(`${code} does not say what to do`);
    if (!given.has(code) && !where)
      throw new Error(`No operation gives ${code}, and it does not say where it comes from`);
    if (given.has(code) && where) throw new Error(`${code} says where it comes from, but operations give it`);
  }
  const named = contract.components.schemas.ErrorCode.enum;
  const strays = [...named, ...Object.keys(catalog)].filter((code) => !named.includes(code) || !catalog[code]);
  if (strays.length > 0) throw new Error(`In ErrorCode or in x-error-catalog, but not in both: ${strays.join(", ")}`);
}

function readOperation(contract: ContractDocument, path: string, method: string, operation: Operation, item: PathItem) {
  const where = `${method.toUpperCase()} ${path}`;
  const id = operation.operationId;
  if (!id) throw new Error(`${where} has no operationId`);
  if (!operation["x-retry"]) throw new Error(`${where} does not say x-retry`);
  const tag = operation.tags?.[0] ?? "";
  if (!id.startsWith(`${tag}.`)) throw new Error(`${where}: the operationId ${id} does not begin with its tag ${tag}`);

  const security = readSecurity(operation.security ?? contract.security);
  const idempotent = (operation.parameters ?? []).some(({ $ref }) => $ref?.endsWith("/IdempotencyKey"));
  return {
    id,
    method: method.toUpperCase(),
    path,
    retry: operation["x-retry"],
    tag,
    security,
    scope: operation["x-scope"] ?? null,
    role: operation["x-role"] ?? null,
    rateLimit: operation["x-rate-limit"] ?? [],
    sandbox: operation["x-sandbox"] ?? false,
    idempotent,
    errors: readErrorCodes(contract, where, operation, security, idempotent),
    call: readCall(contract, operation, item.parameters ?? []),
  };
}

/** What a client passes and gets. */
function readCall(contract: ContractDocument, operation: Operation, ofPath: readonly Parameter[]) {
  const parameters = [...ofPath, ...(operation.parameters ?? [])].map((parameter) =>
    parameter.$ref === undefined ? parameter : contract.components.parameters[nameOf(parameter.$ref)],
  );
  const names = [...ofPath, ...(operation.parameters ?? [])].map(({ $ref = "" }) => nameOf($ref));
  return {
    hasBody: operation.requestBody !== undefined,
    hasQuery: parameters.some((parameter) => parameter?.in === "query"),
    isList: names.includes("Limit"),
    isOfSession: names.includes("SessionId") || names.includes("SessionAsId"),
    isJson: contentTypes(operation).every((type) => type === "application/json"),
  };
}

/** Of the body, and of the answers that are successes. */
function contentTypes({ requestBody, responses }: Operation): readonly string[] {
  const answers = Object.entries(responses).flatMap(([status, response]) => (status < "300" ? [response] : []));
  // Those are written out where they belong; only errors are shared.
  const contents = [requestBody, ...answers] as readonly (Operation["requestBody"] | undefined)[];
  return contents.flatMap((given) => Object.keys(given?.content ?? {}));
}

const nameOf = (reference: string) => reference.replace(/^.*\//, "");

function readSecurity(security: readonly Record<string, unknown>[]) {
  const schemes = security.flatMap((requirement) => Object.keys(requirement));
  if (schemes.includes("apiKey")) return "apiKey";
  if (schemes.includes("bearer")) return "bearer";
  if (schemes.includes("metricsToken")) return "metricsToken";
  return "none";
}

/** The codes that an operation names, and those that follow from what it is. Each must have its response, and the reverse. */
function readErrorCodes(
  contract: ContractDocument,
  where: string,
  operation: Operation,
  security: string,
  idempotent: boolean,
): string[] {
  const statuses = Object.keys(operation.responses).filter((status) => status >= "400");
  const implied = [
    "INVALID_REQUEST",
    "INTERNAL_ERROR",
    ...(security === "apiKey" ? ["MISSING_API_KEY", "INVALID_API_KEY", "INVALID_TOKEN"] : []),
    ...(security === "bearer" ? ["MISSING_TOKEN", "INVALID_TOKEN"] : []),
    ...(["apiKey", "bearer"].includes(security)
      ? ["FORBIDDEN", "RATE_LIMIT_EXCEEDED", "STORAGE_UNAVAILABLE", "SERVICE_UNAVAILABLE"]
      : []),
    ...(security === "none" && statuses.includes("503") ? ["STORAGE_UNAVAILABLE", "SERVICE_UNAVAILABLE"] : []),
    ...(operation.requestBody ? ["BODY_TOO_LARGE", "UNSUPPORTED_MEDIA_TYPE"] : []),
    ...(idempotent
      ? [
          "BODY_TOO_LARGE",
          "UNSUPPORTED_MEDIA_TYPE",
          "IDEMPOTENCY_IN_PROGRESS",
          "IDEMPOTENCY_ANSWER_LOST",
          "IDEMPOTENCY_KEY_REUSED",
        ]
      : []),
  ];
  const codes = [...new Set([...implied, ...(operation["x-error-codes"] ?? [])])].sort();
  const statusOf = (code: string) => {
    const entry = contract["x-error-catalog"][code];
    if (!entry) throw new Error(`${where} names ${code}, which x-error-catalog does not have`);
    return String(entry.status);
  };
  for (const code of codes) {
    if (!statuses.includes(statusOf(code))) throw new Error(`${where} can give ${code} but has no ${statusOf(code)}`);
  }
  const idle = statuses.find((status) => !codes.some((code) => statusOf(code) === status));
  if (idle) throw new Error(`${where} has a response ${idle} but names no code for it`);
  return codes;
}
