import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EventStream, InboxHub, isErrorCode, type Schemas } from "@inbox-hub/sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "./start-sandbox";

const sessionId = "session_crm_01";
const otherSessionId = "session_01";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

const receive = (message: string, to = sessionId, { hub } = sandbox) =>
  hub.sandbox.receiveMessage(to, { from: "34612345678", message });

/** The next events of a stream. */
async function take(stream: EventStream, count: number): Promise<Schemas["WebhookEvent"][]> {
  const events = stream[Symbol.asyncIterator]();
  const taken: Schemas["WebhookEvent"][] = [];
  while (taken.length < count) {
    const { value, done } = await events.next();
    if (done) throw new Error("The stream has ended");
    taken.push(value);
  }
  return taken;
}

function textsOf(events: readonly Schemas["WebhookEvent"][]): string[] {
  return events.flatMap((event) => (event.type === "message" ? [event.data.message ?? ""] : [event.type]));
}

/** Where the log ends. */
async function now(hub: InboxHub = sandbox.hub): Promise<string> {
  let last = (await hub.events.list({ limit: 100 })).pagination;
  while (last.hasMore) last = (await hub.events.list({ limit: 100, after: last.nextCursor })).pagination;
  return last.nextCursor;
}

async function keyWith(body: Schemas["CreateApiKeyRequest"], organizationId = 1): Promise<InboxHub> {
  const { apiKey } = await sandbox.hub.organizations.createApiKey(organizationId, body);
  return new InboxHub({ baseUrl: sandbox.url, apiKey, maxRetries: 0 });
}

describe("a CRM that was away", () => {
  it("catches up by its cursor and goes on live, without a gap and without an event twice", async () => {
    const { hub } = sandbox;
    const cursor = await now();
    for (const text of ["uno", "dos", "tres"]) await receive(text);
    const missed: Schemas["WebhookEvent"][] = [];
    const page = await hub.events.list({ after: cursor, limit: 2 });
    for await (const event of page) missed.push(event);
    expect(textsOf(missed).filter((text) => text.length < 5)).toEqual(["uno", "dos", "tres"]);

    await receive("cuatro");
    const stream = await hub.events.stream({ after: page.pagination.nextCursor });
    const seen = await take(stream, missed.length - page.items.length + 1);
    expect(seen.slice(0, -1)).toEqual(missed.slice(page.items.length));
    const live = take(stream, 1);
    await receive("cinco");
    await live;
    stream.close();
  });

  it("gets by the stream the very events that the list has", async () => {
    const { hub } = sandbox;
    const cursor = await now();
    const stream = await hub.events.stream({ after: cursor, types: ["message"] }).catch((error: unknown) => error);
    expect(isErrorCode(stream, "INVALID_CURSOR")).toBe(true);

    const filtered = (await hub.events.list({ types: ["message"], since: new Date().toISOString() })).pagination;
    const following = await hub.events.stream({ types: ["message"], after: filtered.nextCursor });
    for (const text of ["a", "b", "ñandú 🦤"]) await receive(text);
    const events = await take(following, 3);
    expect(textsOf(events)).toEqual(["a", "b", "ñandú 🦤"]);
    const { items } = await hub.events.list({ types: ["message"], after: filtered.nextCursor });
    expect(events).toEqual(items);
    following.close();
  });
});

describe("who reads the log", () => {
  it("needs the scope", async () => {
    const hub = await keyWith({ name: "no events", scopes: ["messages:read"] });
    await expect(hub.events.list()).rejects.toSatisfy((error) => isErrorCode(error, "FORBIDDEN"));
    await expect(hub.events.stream()).rejects.toSatisfy((error) => isErrorCode(error, "FORBIDDEN"));
  });

  it("sees only the sessions that its key is for", async () => {
    const limited = await keyWith({ name: "one session", scopes: ["events:read"], sessionIds: [otherSessionId] });
    const stream = await limited.events.stream({ types: ["message"] });
    const { nextCursor: after } = (await limited.events.list({ types: ["message"], since: new Date().toISOString() }))
      .pagination;
    await receive("not for this key");
    await receive("for this key", otherSessionId);
    expect(textsOf(await take(stream, 1))).toEqual(["for this key"]);
    expect(textsOf((await limited.events.list({ types: ["message"], after })).items)).toEqual(["for this key"]);
    stream.close();
    for (const call of [limited.events.list({ sessionId }), limited.events.stream({ sessionId })]) {
      await expect(call).rejects.toSatisfy((error) => isErrorCode(error, "SESSION_NOT_FOUND"));
    }
  });

  it("sees nothing of another organization, whose cursors are refused", async () => {
    const { organizationId } = await sandbox.hub.organizations.create({ name: "Otra" });
    const theirs = await keyWith({ name: "CRM" }, organizationId);
    await receive("ours");
    expect((await theirs.events.list()).items).toEqual([]);
    await expect(theirs.events.list({ after: await now() })).rejects.toSatisfy((error) =>
      isErrorCode(error, "INVALID_CURSOR"),
    );
  });
});

describe("the streams of a server", () => {
  it("are limited, counted, and end when it stops, which takes no time", async () => {
    const small = await startSandbox({ INBOX_HUB_EVENT_STREAMS_PER_ORGANIZATION: "1" });
    const stream = await small.hub.events.stream();
    await expect(small.hub.events.stream({}, { maxRetries: 0 })).rejects.toMatchObject({
      code: "TOO_MANY_STREAMS",
      retryAfter: 15,
    });
    expect(await small.hub.system.metrics()).toContain("\ninbox_hub_event_streams 1\n");
    const startedAt = performance.now();
    await small.stop();
    expect(performance.now() - startedAt).toBeLessThan(4_000);
    stream.close();
  });

  it("go on by themselves when it is started again, with what happened meanwhile", async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "inbox-hub-test-"));
    try {
      const before = await startSandbox({}, { dataDir });
      const stream = await before.hub.events.stream({ types: ["message"] });
      await receive("before", sessionId, before);
      expect(textsOf(await take(stream, 1))).toEqual(["before"]);
      await receive("nobody has read this yet", sessionId, before);
      await before.stop();

      const after = await startSandbox({ INBOX_HUB_PORT: new URL(before.url).port }, { dataDir });
      await receive("after", sessionId, after);
      expect(textsOf(await take(stream, 2))).toEqual(["nobody has read this yet", "after"]);
      stream.close();
      await after.stop();
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
  }, 30_000);
});
