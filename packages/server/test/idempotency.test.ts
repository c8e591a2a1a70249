import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Body, type OperationId, operations, policies } from "@inbox-hub/openapi";
import type { InboxHub } from "@inbox-hub/sdk";
import Sqlite from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Ids, type Kind, kindsOf } from "./access/requests";
import { type Sandbox, startSandbox } from "./start-sandbox";
import { startWebhookReceiver } from "./support/webhook-receiver";

/** A request that is sent again with its `Idempotency-Key` is done once, however much later, also after a restart. */

type Policies = typeof policies;
type IdempotentId = { [Id in OperationId]: Policies[Id]["idempotent"] extends true ? Id : never }[OperationId];

/** A request, another one, and how many times the first was done. */
interface Case<Id extends OperationId> {
  readonly body: Body<Id> extends undefined ? () => FormData : Body<Id>;
  readonly other: Body<Id> extends undefined ? () => FormData : Body<Id>;
  readonly done: (hub: InboxHub) => Promise<number>;
}

const sessionId = "session_crm_01";
const password = "una frase larga y suya";
const file = (content: string) => () => {
  const form = new FormData();
  form.set("file", new Blob([content]), "once.txt");
  return form;
};
const sentTo = (chat: string) => async (hub: InboxHub) => (await hub.messages.list(sessionId, { chat })).items.length;
const groupsCalled = (subject: string) => async (hub: InboxHub) =>
  (await hub.groups.list(sessionId)).items.filter((group) => group.subject === subject).length;
const audited = (action: OperationId) => async (hub: InboxHub) =>
  (await hub.organizations.listAuditLog(1, { limit: 100 })).items.filter((entry) => entry.action === action).length;

/** One for each operation that takes a key: without one of them this does not compile. */
const cases: { readonly [Id in IdempotentId]: Case<Id> } = {
  "organizations.create": {
    body: { name: "Una vez" },
    other: { name: "Otra" },
    done: async (hub) => (await hub.organizations.list()).items.filter(({ name }) => name === "Una vez").length,
  },
  "organizations.addMember": {
    body: { email: "una@empresa.com", name: "Una", role: "agent", password },
    other: { email: "otra@empresa.com", name: "Otra", role: "agent", password },
    done: async (hub) => (await hub.organizations.listMembers(1)).items.filter(({ name }) => name === "Una").length,
  },
  "organizations.createApiKey": {
    body: { name: "Una vez" },
    other: { name: "Otra" },
    done: async (hub) => (await hub.organizations.listApiKeys(1)).items.filter(({ name }) => name === "Una vez").length,
  },
  "sessions.create": {
    body: { name: "Una vez", start: false },
    other: { name: "Otra", start: false },
    done: async (hub) => (await hub.sessions.list()).items.filter(({ name }) => name === "Una vez").length,
  },
  "messages.send": {
    body: { to: "34699000001", message: "Una vez" },
    other: { to: "34699000001", message: "Otra" },
    done: sentTo("34699000001"),
  },
  "messages.forward": { body: { to: "34699000002" }, other: { to: "34699000003" }, done: sentTo("34699000002") },
  "contacts.create": {
    body: { phone: "34699000004", name: "Una" },
    other: { phone: "34699000005", name: "Otra" },
    done: async (hub) => (await hub.contacts.list(sessionId, { q: "34699000004" })).items.length,
  },
  "groups.create": {
    body: { subject: "Una vez", participants: ["34699000006"] },
    other: { subject: "Otra", participants: ["34699000006"] },
    done: groupsCalled("Una vez"),
  },
  "status.create": {
    body: { message: "Una vez" },
    other: { message: "Otra" },
    done: async (hub) => (await hub.status.list(sessionId)).items.filter(({ message }) => message === "Una vez").length,
  },
  "media.upload": {
    body: file("una vez"),
    other: file("otra"),
    done: async (hub) => (await hub.media.list(sessionId)).items.filter(({ size }) => size === 7).length,
  },
  "templates.create": {
    body: { name: "Una vez", body: "Hola" },
    other: { name: "Otra", body: "Hola" },
    done: async (hub) => (await hub.templates.list(1)).items.filter(({ name }) => name === "Una vez").length,
  },
  "templates.use": {
    body: { to: "34699000007", sessionId },
    other: { to: "34699000008", sessionId },
    done: sentTo("34699000007"),
  },
  "webhooks.create": {
    body: { name: "Una vez", url: "http://127.0.0.1:9/hook", events: ["batch_completed"] },
    other: { name: "Otra", url: "http://127.0.0.1:9/hook", events: ["batch_completed"] },
    done: async (hub) => (await hub.webhooks.list(1)).items.filter(({ name }) => name === "Una vez").length,
  },
  "webhooks.rotateSecret": {
    body: { overlapSeconds: 60 },
    other: { overlapSeconds: 61 },
    done: audited("webhooks.rotateSecret"),
  },
  "webhooks.replay": {
    body: { from: "2026-01-01T00:00:00.000Z", types: ["message"] },
    other: { from: "2026-01-02T00:00:00.000Z", types: ["message"] },
    done: audited("webhooks.replay"),
  },
  "sandbox.receiveMessage": {
    body: { from: "34699000009", message: "Una vez" },
    other: { from: "34699000009", message: "Otra" },
    done: sentTo("34699000009"),
  },
  "sandbox.createGroup": {
    body: { from: "34699000010", subject: "Una vez, de otra persona" },
    other: { from: "34699000010", subject: "Otra" },
    done: groupsCalled("Una vez, de otra persona"),
  },
};

/** The same operation, in the form that is answered with a batch. */
const bulk = ["34699000011", "34699000012"];
const inBulk: Case<"messages.send"> = {
  body: { to: bulk, message: "Una vez" },
  other: { to: [...bulk].reverse(), message: "Otra" },
  done: async (hub) => (await hub.messages.list(sessionId)).items.filter(({ batchId }) => batchId !== null).length / 2,
};

const table: readonly (readonly [string, IdempotentId, Case<OperationId>])[] = [
  // The table above has checked each body against its operation.
  ...(Object.entries(cases) as [IdempotentId, Case<OperationId>][]).map(([id, entry]) => [id, id, entry] as const),
  ["messages.send in bulk", "messages.send", inBulk as unknown as Case<OperationId>],
];

let dataDir: string;
let sandbox: Sandbox;
let receiver: Awaited<ReturnType<typeof startWebhookReceiver>>;
let ids: Partial<Ids>;
let token: string;
const firstAnswers = new Map<string, { readonly status: number; readonly text: string }>();

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "inbox-hub-idempotency-"));
  receiver = await startWebhookReceiver();
  await start();
  const { hub } = sandbox;
  const { messageId } = await hub.messages.send(sessionId, { to: "34612345678", message: "Hola" });
  const { templateId } = await hub.templates.create(1, { name: "Aviso", body: "Hola" });
  const { webhookId } = await hub.webhooks.create(1, { name: "CRM", url: receiver.url, events: ["message"] });
  ids = {
    SessionId: sessionId,
    OrganizationId: "1",
    MessageId: messageId,
    TemplateId: templateId,
    WebhookId: webhookId,
  };
});
afterAll(async () => {
  await sandbox.stop();
  await receiver.stop();
  await rm(dataDir, { recursive: true, force: true });
});

async function start(): Promise<void> {
  sandbox = await startSandbox({}, { dataDir });
  const { hub } = sandbox;
  token = (await hub.auth.login({ identifier: "test@empresa.com", password: "test_password" })).accessToken;
  await vi.waitFor(async () => expect((await hub.sessions.status(sessionId)).isConnected).toBe(true), 5_000);
}

async function call(id: IdempotentId, key: string, content: object | (() => FormData)) {
  let index = 0;
  const kinds: readonly Kind[] = kindsOf(id);
  const path = operations[id].path.replace(/\{\w+\}/g, () => ids[kinds[index++] ?? "SessionId"] ?? "");
  const isForm = typeof content === "function";
  const response = await fetch(`${sandbox.url}${path}`, {
    method: "POST",
    headers: {
      "idempotency-key": key,
      ...(policies[id].security === "bearer" ? { authorization: `Bearer ${token}` } : { "x-api-key": sandbox.apiKey }),
      ...(isForm ? {} : { "content-type": "application/json" }),
    },
    body: isForm ? content() : JSON.stringify(content),
  });
  const replayed = response.headers.get("idempotent-replayed");
  return { status: response.status, replayed, text: await response.text() };
}

describe("the same request again", () => {
  it.each(table)("of %s gets the same answer, and nothing is done twice", async (name, id, { body, other, done }) => {
    const before = await done(sandbox.hub);
    const first = await call(id, name.replaceAll(" ", "-"), body);
    expect([first.status < 300, first.replayed], first.text).toEqual([true, null]);
    const again = await call(id, name.replaceAll(" ", "-"), body);
    expect(again).toEqual({ status: first.status, replayed: "true", text: first.text });
    firstAnswers.set(name, first);

    const mistaken = await call(id, name.replaceAll(" ", "-"), other);
    expect(JSON.parse(mistaken.text)).toMatchObject({ success: false, code: "IDEMPOTENCY_KEY_REUSED" });
    expect([mistaken.status, mistaken.replayed]).toEqual([422, null]);
    await expect.poll(() => done(sandbox.hub), { interval: 10 }).toBe(before + 1);
  });

  it("at the same time is done once", async () => {
    const send = () => call("messages.send", "at-once", { to: "34699000013", message: "Una vez" });
    const answers = await Promise.all(Array.from({ length: 8 }, send));
    const done = answers.filter(({ status }) => status === 200);
    expect(new Set(done.map(({ text }) => text)).size).toBe(1);
    expect(answers.filter(({ replayed, status }) => replayed === null && status === 200)).toHaveLength(1);
    for (const { status } of answers) expect([200, 409]).toContain(status);
    expect(await sentTo("34699000013")(sandbox.hub)).toBe(1);
  });
});

describe("after a restart", () => {
  const counts = new Map<string, number>();
  beforeAll(async () => {
    for (const [name, , { done }] of table) counts.set(name, await done(sandbox.hub));
    await sandbox.stop();
    await start();
  });

  it.each(table)("%s still gets the same answer, and is not done again", async (name, id, { body, other, done }) => {
    const again = await call(id, name.replaceAll(" ", "-"), body);
    expect(again).toEqual({ ...firstAnswers.get(name), replayed: "true" });
    expect((await call(id, name.replaceAll(" ", "-"), other)).status).toBe(422);
    expect(await done(sandbox.hub)).toBe(counts.get(name));
  });

  it("a key is good for 24 hours, and then for another request", async () => {
    const key = "of-yesterday";
    const first = await call("media.upload", key, file("ayer"));
    const now = Date.now;
    vi.spyOn(Date, "now").mockImplementation(() => now() + 24 * 3_600_000 - 60_000);
    expect((await call("media.upload", key, file("ayer"))).text).toBe(first.text);
    vi.spyOn(Date, "now").mockImplementation(() => now() + 24 * 3_600_000 + 1_000);
    expect(await call("media.upload", key, file("hoy"))).toMatchObject({ status: 201, replayed: null });
    vi.restoreAllMocks();
  });
});

describe("after a crash between the work and its stored answer", () => {
  /** What is not recognised when the request comes again: a second one would be a second webhook, or a key that nobody knows. */
  const unrecognised = new Set<string>([
    "organizations.create",
    "organizations.createApiKey",
    "webhooks.create",
    "webhooks.rotateSecret",
    "webhooks.replay",
  ]);
  const rows = table.filter(([, id]) => unrecognised.has(id));

  beforeAll(async () => {
    await sandbox.stop();
    const database = new Sqlite(join(dataDir, "inbox-hub.db"));
    database.exec("UPDATE idempotency_keys SET status = NULL, body = NULL, boot_id = 'the one that crashed'");
    database.close();
    await start();
  });

  it.each(rows)("%s is not done again: its answer is lost", async (name, id, { body, done }) => {
    const before = await done(sandbox.hub);
    const again = await call(id, name.replaceAll(" ", "-"), body);
    expect(JSON.parse(again.text)).toMatchObject({ code: "IDEMPOTENCY_ANSWER_LOST" });
    expect(again.status).toBe(409);
    expect(await done(sandbox.hub)).toBe(before);
  });

  it("covers all of them", () => {
    expect(rows).toHaveLength(unrecognised.size);
  });
});

describe("the contract", () => {
  it("gives a key to whatever creates or sends: every other POST may be repeated as it is, or must not be", () => {
    const withoutKey = {
      "auth.login": "creates tokens only, and is limited to five in 15 minutes",
      "auth.refresh": "a refresh token is good for once, whatever comes with it",
      "auth.logout": "ending what has ended changes nothing",
      "sessions.start": "running is running",
      "sessions.stop": "stopped is stopped",
      "sessions.restart": "twice is as once: it runs in the end",
      "sessions.logout": "unlinked is unlinked",
      "sessions.requestPairingCode": "the latest code counts",
      "messages.cancel": "canceled is canceled",
      "messages.cancelBatch": "canceled is canceled",
      "contacts.import": "creates by number, so that a second time updates",
      "contacts.block": "blocked is blocked",
      "contacts.unblock": "unblocked is unblocked",
      "conversations.read": "read is read",
      "conversations.typing": "is seen for some seconds, and sends nothing",
      "groups.join": "whoever is in stays in",
      "groups.addParticipants": "whoever is in stays in",
      "groups.removeParticipants": "a second time is refused, and removes nobody",
      "groups.promoteParticipants": "an admin stays one",
      "groups.demoteParticipants": "a member stays one",
      "templates.preview": "sends nothing",
      "webhooks.test": "is one attempt that nobody repeats",
      "webhooks.enable": "enabled is enabled",
      "webhooks.finishRotation": "a second time is refused, and changes nothing",
      "webhooks.redeliver": "due now is due now",
      "sandbox.scan": "a linked session shows nothing to scan",
      "sandbox.disconnect": "gone is gone",
      "sandbox.failNextSend": "adds to what was asked for before, so that nobody repeats it",
      "sandbox.moveReceipt": "a receipt never goes back",
      "sandbox.react": "the latest reaction counts",
      "sandbox.vote": "the latest vote counts",
      "sandbox.editMessage": "the latest text counts",
      "sandbox.revokeMessage": "deleted is deleted",
      "sandbox.moveParticipant": "in is in, and whoever is out cannot leave",
    } as const satisfies Partial<Record<OperationId, string>>;
    const posts = (Object.keys(operations) as OperationId[]).filter((id) => operations[id].method === "POST");
    expect(posts.filter((id) => !policies[id].idempotent).sort()).toEqual(Object.keys(withoutKey).sort());
  });

  it("lets a client repeat a request with a key exactly where the server takes one", () => {
    for (const id of Object.keys(operations) as OperationId[]) {
      expect([id, operations[id].retry === "idempotency-key"]).toEqual([id, policies[id].idempotent]);
      if (policies[id].idempotent) expect([id, operations[id].method]).toEqual([id, "POST"]);
    }
  });
});
