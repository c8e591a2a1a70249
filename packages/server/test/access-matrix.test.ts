import { type ErrorBody, errors, type OperationId, operations } from "@inbox-hub/openapi";
import { listOperations, sentenceOf } from "@inbox-hub/openapi/rules";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Credentials, createCredentials } from "./access/credentials";
import { type Ids, notFound, ownerOf, requestFor } from "./access/requests";
import { type Expected, rules, type Who } from "./access/rules";
import { createThings, missing } from "./access/things";
import { type Sandbox, startSandbox } from "./start-sandbox";
import { startWebhookReceiver } from "./support/webhook-receiver";
import { breachesOf } from "./support/wire-recorder";

/** Every operation of the contract, called by everybody who might: each gets exactly what the contract says. */

const callers = Object.keys(rules) as Who[];
const ids = listOperations().map(({ id }) => id);
const secret = "matrix-B7kq29ZxLw0Tn4Vh81RcYd63Js5Pf-only-for-tests";
/** Refusals that depend on who calls only. */
const refusals: readonly string[] = [
  "MISSING_API_KEY",
  "INVALID_API_KEY",
  "MISSING_TOKEN",
  "INVALID_TOKEN",
  "FORBIDDEN",
  "RATE_LIMIT_EXCEEDED",
];

let sandbox: Sandbox;
let receiver: Awaited<ReturnType<typeof startWebhookReceiver>>;
let things: Ids;
let credentials: Credentials;
let before: Readonly<Record<string, unknown>>;
const played = new Set<string>();

beforeAll(async () => {
  sandbox = await startSandbox({ INBOX_HUB_JWT_SECRET: secret });
  receiver = await startWebhookReceiver();
  things = await createThings(sandbox.hub, receiver);
  credentials = await createCredentials(sandbox, secret);
  before = await everythingSeen();
}, 30_000);
afterAll(async () => {
  await sandbox.stop();
  await receiver.stop();
});

describe(`${callers.length * ids.length} cells: ${ids.length} operations for ${callers.length} callers`, () => {
  it.each(ids)("%s", async (id) => {
    await Promise.all(callers.map((who) => play(id, who)));
  });
});

async function play(id: OperationId, who: Who): Promise<void> {
  const expected = rules[who](id, things);
  const answer = expected === "allowed" ? await callAllowed(id, who) : await call(id, things, who);
  expect(await breachesOf(id, answer.response), `${id} by ${who}`).toEqual([]);
  if (expected === "allowed") expectEntry(id, who, answer);
  else await expectRefusal(id, who, answer, expected);
  played.add(`${id} by ${who}`);
}

it("each operation has met each caller", () => {
  expect([...played].sort()).toEqual(ids.flatMap((id) => callers.map((who) => `${id} by ${who}`)).sort());
});

it("no refused request has left a trace", async () => {
  expect(await everythingSeen()).toEqual(before);
});

interface Answer {
  readonly response: Response;
  readonly body: Partial<ErrorBody>;
}

async function call(id: OperationId, named: Ids, who: Who): Promise<Answer> {
  const { path, init } = requestFor(id, named);
  const abort = new AbortController();
  const response = await fetch(`${sandbox.url}${path}`, {
    ...init,
    headers: { ...init.headers, ...(await credentials[who](id)) },
    signal: abort.signal,
  });
  const isJson = response.headers.get("content-type")?.startsWith("application/json") ?? false;
  // Some contents never end.
  const body = isJson ? ((await response.clone().json()) as Partial<ErrorBody>) : {};
  if (!isJson) abort.abort();
  return { response, body };
}

/** Reading is tried for real; what would change something is asked of what does not exist. */
function callAllowed(id: OperationId, who: Who): Promise<Answer> {
  return call(id, operations[id].method === "GET" ? things : missing, who);
}

function expectEntry(id: OperationId, who: Who, { response, body }: Answer): void {
  const owner = ownerOf(id);
  if (response.status >= 400) expect(refusals, `${id} by ${who}`).not.toContain(body.code);
  if (owner === null) return;
  const unseen = notFound(owner, missing).code;
  if (operations[id].method === "GET") expect(body.code, `${id} by ${who}`).not.toBe(unseen);
  else expect(body.code, `${id} by ${who}`).toBe(unseen);
}

async function expectRefusal(id: OperationId, who: Who, { response, body }: Answer, expected: Expected): Promise<void> {
  if (expected === "allowed") return;
  const { code, params } = expected;
  const envelope = {
    success: false,
    code,
    error: sentenceOf(code, "es", { ...params }),
    retryable: errors[code].retryable,
    requestId: response.headers.get("x-request-id"),
    timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
  };
  expect({ status: response.status, ...body }, `${id} by ${who}`).toEqual({ status: errors[code].status, ...envelope });

  // What is somebody else's and what does not exist differ in the id that was asked for, and in nothing else.
  const owner = ownerOf(id);
  if (response.status !== 404 || owner === null) return;
  const absent = await call(id, missing, who);
  const { requestId: _1, timestamp: _2, error, ...rest } = absent.body;
  expect({ status: absent.response.status, ...rest, error }, `${id} by ${who}`).toEqual({
    status: response.status,
    success: false,
    code,
    retryable: body.retryable,
    error: body.error?.replaceAll(things[owner], missing[owner]),
  });
  expect(headerNames(absent.response)).toEqual(headerNames(response));
}

function headerNames({ headers }: Response): string[] {
  return [...headers.keys()].sort();
}

/** What every reading operation tells the owner about the organization. */
async function everythingSeen(): Promise<Readonly<Record<string, unknown>>> {
  const seen: Record<string, unknown> = {};
  for (const id of ids.filter((candidate) => isSteady(candidate))) {
    const { response } = await call(id, things, "the owner");
    const text = await response
      .clone()
      .text()
      .catch(() => "");
    seen[id] = [response.status, text.startsWith("{") ? withoutTimeOfAsking(JSON.parse(text)) : text];
  }
  return seen;
}

/** Whether two calls in a row give the same. */
function isSteady(id: OperationId): boolean {
  const changing = ["system.metrics", "events.stream", "media.content", "contacts.picture"];
  return operations[id].method === "GET" && ownerOf(id) !== null && !changing.includes(id);
}

function withoutTimeOfAsking({ timestamp: _1, requestId: _2, ...body }: Record<string, unknown>): unknown {
  return JSON.parse(JSON.stringify(body), (name, value) =>
    ["lastUsedAt", "from", "to"].includes(name) && (value === null || !Number.isNaN(Date.parse(value))) ? null : value,
  );
}
