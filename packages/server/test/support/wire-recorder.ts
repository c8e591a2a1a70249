import type { ErrorBody, OperationId } from "@inbox-hub/openapi";
import { errors } from "@inbox-hub/openapi";
import { policyOf } from "@inbox-hub/openapi/rules";
import { createSchemaCompiler, describeOperation } from "@inbox-hub/openapi/validation";
import type { Fetch } from "@inbox-hub/sdk";
import { operationOf } from "./operation-of";

/** A request that went over the wire, and how it was answered. */
export interface Exchange {
  readonly request: string;
  /** Null where the contract has no such operation. */
  readonly operationId: OperationId | null;
  readonly status: number;
  /** Where the answer is not what the contract promises. */
  readonly breaches: readonly string[];
}

/** A `fetch` that keeps account of what was asked and answered, read from the wire and not from the server's own word. */
export function createWireRecorder(send: Fetch = (url, init) => globalThis.fetch(url, init)) {
  const exchanges: Exchange[] = [];
  const fetch: Fetch = async (url, init) => {
    const response = await send(url, init);
    const method = init.method ?? "GET";
    const { pathname } = new URL(url);
    const operationId = operationOf(method, pathname);
    const breaches = operationId === null ? ["is no operation"] : await breachesOf(operationId, response);
    exchanges.push({ request: `${method} ${pathname}`, operationId, status: response.status, breaches });
    return response;
  };
  return { fetch, exchanges };
}

const schemas = createSchemaCompiler({ allErrors: true });

/** Compares an answer with the contract: its status, its headers, its type and its body. Leaves the body to be read. */
export async function breachesOf(id: OperationId, response: Response): Promise<readonly string[]> {
  const { status, headers } = response;
  const documented = describeOperation(id).responses[status];
  if (!documented) return [`the contract has no ${status}`];
  const needed = ["x-request-id", ...(status < 400 && policyOf(id).rateLimit.length > 0 ? limitHeaders : [])];
  const missing = needed.filter((name) => !headers.has(name)).map((name) => `${status} has no ${name}`);
  return [...missing, ...(await bodyBreaches(id, response, Object.entries(documented.content ?? {})))];
}

const limitHeaders = ["ratelimit-limit", "ratelimit-remaining", "ratelimit-reset"];

async function bodyBreaches(
  id: OperationId,
  response: Response,
  content: readonly (readonly [string, { readonly schema: Readonly<Record<string, unknown>> }])[],
): Promise<readonly string[]> {
  const { status } = response;
  const type = response.headers.get("content-type")?.split(";")[0] ?? null;
  if (content.length === 0) return type === null ? [] : [`${status} has a body`];
  const schema = content.find(([name]) => name === type || name === "*/*")?.[1].schema;
  if (!schema) return [`${status} is ${type}`];
  if (type !== "application/json" || content[0]?.[0] === "*/*") return [];

  const body: unknown = await response.clone().json();
  const validate = schemas.compile(`${id} ${status}`, () => schema);
  const wrong = validate(body)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || "/"} ${message}`);
  return status < 400 ? wrong : [...wrong, ...codeBreaches(id, status, body as ErrorBody)];
}

function codeBreaches(id: OperationId, status: number, { code }: ErrorBody): readonly string[] {
  return [
    ...(policyOf(id).errors.includes(code) ? [] : [`the contract does not name ${code}`]),
    ...(errors[code]?.status === status ? [] : [`${code} came as ${status}`]),
  ];
}
