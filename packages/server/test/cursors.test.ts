import { createHash } from "node:crypto";
import type { OperationId } from "@inbox-hub/openapi";
import { listOperations, policyOf } from "@inbox-hub/openapi/rules";
import { describeOperation } from "@inbox-hub/openapi/validation";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Ids, requestFor } from "./access/requests";
import { createThings } from "./access/things";
import { type Sandbox, startSandbox } from "./start-sandbox";
import { startWebhookReceiver } from "./support/webhook-receiver";

/** Every list of the contract, begun at a place that it never named. */

/** The parameter that says where a page begins. */
const beginOf = (id: OperationId) =>
  describeOperation(id).parameters.find(
    ({ name, in: place }) => place === "query" && (name === "cursor" || name === "after"),
  )?.name;
const lists = listOperations()
  .map(({ id }) => id)
  .filter((id) => beginOf(id) !== undefined);

const pack = (text: string) => Buffer.from(text).toString("base64url");
const sign = (payload: string) => `${payload}.${createHash("sha256").update(payload).digest("base64url").slice(0, 12)}`;
const madeUp: readonly string[] = [
  "x",
  ".",
  "%",
  "ñandú",
  "A".repeat(38),
  "A".repeat(601),
  "A".repeat(4096),
  "a b+c/d==",
  pack("[]"),
  pack("[1]"),
  sign(pack("[1]")),
  sign(pack("[")),
  sign(pack('["34612345678","ct_01"]')),
];

let sandbox: Sandbox;
let receiver: Awaited<ReturnType<typeof startWebhookReceiver>>;
let things: Ids;
let token: string;

beforeAll(async () => {
  sandbox = await startSandbox();
  receiver = await startWebhookReceiver();
  things = await createThings(sandbox.hub, receiver);
  token = (await sandbox.hub.auth.login({ identifier: "test@empresa.com", password: "test_password" })).accessToken;
}, 30_000);
afterAll(async () => {
  await sandbox.stop();
  await receiver.stop();
});

async function call(id: OperationId, query: Readonly<Record<string, string>>) {
  const { path, init } = requestFor(id, things);
  const headers: Readonly<Record<string, string>> =
    policyOf(id).security === "bearer" ? { authorization: `Bearer ${token}` } : { "x-api-key": sandbox.apiKey };
  const abort = new AbortController();
  const response = await fetch(`${sandbox.url}${path}?${new URLSearchParams(query)}`, {
    ...init,
    headers,
    signal: abort.signal,
  });
  // A stream that begins after all would not end by itself.
  if (response.ok) {
    abort.abort();
    return { status: response.status, code: null };
  }
  const { code } = (await response.json()) as { readonly code: string };
  return { status: response.status, code };
}

it("knows the lists of the contract", () => {
  expect(lists.length).toBeGreaterThan(14);
  for (const id of lists) expect(policyOf(id).errors).toContain("INVALID_CURSOR");
});

it.each(lists)("%s refuses what is no cursor, and the cursor of another list", async (id) => {
  const { nextCursor: ofEvents } = (await sandbox.hub.events.list()).pagination;
  const { nextCursor: ofSessions } = (await sandbox.hub.sessions.list({ limit: 1 })).pagination;
  const foreign = id === "events.list" || id === "events.stream" ? ofSessions : ofEvents;
  for (const cursor of [...madeUp, String(foreign)]) {
    const answer = await call(id, { [String(beginOf(id))]: cursor });
    expect({ cursor, ...answer }).toEqual({ cursor, status: 400, code: "INVALID_CURSOR" });
  }
});

it("a list takes its own cursor", async () => {
  const { nextCursor } = (await sandbox.hub.sessions.list({ limit: 1 })).pagination;
  expect(await call("sessions.list", { limit: "1", cursor: String(nextCursor) })).toMatchObject({ status: 200 });
});
