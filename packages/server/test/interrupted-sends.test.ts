import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Fetch, InboxHub } from "@inbox-hub/sdk";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Sandbox, startSandbox } from "./start-sandbox";
import { editDatabase } from "./support/edit-database";

/** The server died after it had stored what to send, and before it could answer; its clients ask again with the same key. */

const sessionId = "session_crm_01";
const variables = { name: "Ana" };

let dataDir: string;
let sandbox: Sandbox;
/** Credentials: a login, and keys for every session and for some. */
let clients: Readonly<Record<"user" | "key" | "otherKey" | "limited" | "otherLimited", InboxHub>>;
let secrets: readonly string[];
let ids: Readonly<Record<"edited" | "inactive" | "deleted" | "unnamed" | "forwarded" | "media", string>>;

const once = (idempotencyKey: string) => ({ idempotencyKey });
const text = (to: string | string[]) => ({ to, message: "Una vez" });

async function start(): Promise<void> {
  sandbox = await startSandbox({}, { dataDir });
  const { hub, url } = sandbox;
  await connected();
  secrets ??= await Promise.all(
    [undefined, [sessionId], [sessionId]].map(async (sessionIds, index) => {
      const { apiKey } = await hub.organizations.createApiKey(1, {
        name: `key ${index}`,
        ...(sessionIds && { sessionIds }),
      });
      return apiKey;
    }),
  );
  const [otherKey, limited, otherLimited] = secrets.map((apiKey) => new InboxHub({ baseUrl: url, apiKey }));
  const { accessToken } = await hub.auth.login({ identifier: "test@empresa.com", password: "test_password" });
  const byLogin: Fetch = (input, init) => {
    const headers = new Headers(init?.headers);
    headers.delete("x-api-key");
    headers.set("authorization", `Bearer ${accessToken}`);
    return fetch(input, { ...init, headers });
  };
  if (!otherKey || !limited || !otherLimited) throw new Error("A key is missing");
  clients = {
    user: new InboxHub({ baseUrl: url, apiKey: sandbox.apiKey, fetch: byLogin }),
    key: new InboxHub({ baseUrl: url, apiKey: sandbox.apiKey }),
    otherKey,
    limited,
    otherLimited,
  };
}

async function connected(): Promise<void> {
  await vi.waitFor(async () => expect((await sandbox.hub.sessions.status(sessionId)).isConnected).toBe(true), 5_000);
}

/** Before it could store the answers of what it has done. */
async function die(): Promise<void> {
  await sandbox.stop();
  editDatabase(dataDir, (sqlite) => {
    sqlite.exec("UPDATE idempotency_keys SET status = NULL, body = NULL, boot_id = 'dead'");
  });
}

/** Of the message, the batch or the story. */
const idOf = (sent: Sent) => {
  if ("messageId" in sent) return sent.messageId;
  return "batchId" in sent ? sent.batchId : sent.statusId;
};
const sentTo = async (chat: string) => (await sandbox.hub.messages.list(sessionId, { chat })).items.length;

const use = (templateId: string, to: string, key: string, named = true) =>
  sandbox.hub.templates.use(templateId, { to, variables, ...(named && { sessionId }) }, once(key));
const pretty = (color: string) => ({ message: "Una vez", backgroundColor: color });

/** Everything that is asked for twice: the first time as somebody, then as somebody else of the organization. */
const requests = {
  "a message": (who: InboxHub) => who.messages.send(sessionId, text("34699000101"), once("message")),
  "a message with a file": (who: InboxHub) =>
    who.messages.send(sessionId, { to: "34699000102", mediaId: ids.media }, once("file")),
  "a forwarded message": (who: InboxHub) =>
    who.messages.forward(sessionId, ids.forwarded, { to: "34699000103" }, once("forward")),
  "a batch": (who: InboxHub) => who.messages.send(sessionId, text(["34699000104", "34699000105"]), once("batch")),
  "a story": (who: InboxHub) => who.status.create(sessionId, pretty("#0B5345"), once("story")),
} satisfies Record<string, (who: InboxHub) => Promise<Sent>>;
type Sent = { readonly messageId: string } | { readonly batchId: string } | { readonly statusId: string };

const first = new Map<string, string | undefined>();

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "inbox-hub-interrupted-"));
  await start();
  const { hub } = sandbox;
  const template = async (name: string) => (await hub.templates.create(1, { name, body: "Hola {{name}}" })).templateId;
  await hub.organizations.update(1, { defaultSessionId: sessionId });
  const media = await hub.media.upload(sessionId, { file: new Blob(["hola"]), filename: "a.txt" });
  ids = {
    edited: await template("edited"),
    inactive: await template("inactive"),
    deleted: await template("deleted"),
    unnamed: await template("unnamed"),
    forwarded: (await hub.messages.send(sessionId, { to: "34699000100", message: "Reenvíalo" })).messageId,
    media: media.mediaId,
  };

  for (const [name, request] of Object.entries(requests)) first.set(name, idOf(await request(clients.user)));
  for (const [index, name] of (["edited", "inactive", "deleted"] as const).entries()) {
    first.set(name, idOf(await use(ids[name], `3469900011${index}`, name)));
  }
  first.set("unnamed", idOf(await use(ids.unnamed, "34699000113", "unnamed", false)));
  first.set("limited", idOf(await clients.limited.messages.send(sessionId, text("34699000120"), once("shared"))));

  await die();
  await start();
  await sandbox.hub.templates.update(ids.edited, { body: "Buenas, {{surname}}" });
  await sandbox.hub.templates.update(ids.inactive, { isActive: false });
  await sandbox.hub.templates.delete(ids.deleted);
  await sandbox.hub.messages.revoke(sessionId, ids.forwarded);
  await sandbox.hub.media.delete(ids.media);
  // Now another session is the one that templates go by.
  await sandbox.hub.sessions.create({ sessionId: "another", start: false });
  await sandbox.hub.organizations.update(1, { defaultSessionId: "another" });
}, 30_000);
afterAll(async () => {
  await sandbox.stop();
  await rm(dataDir, { recursive: true, force: true });
});

describe("what a server that died has stored to send", () => {
  it.each(Object.entries(requests))(
    "%s is found by a retry with any key of the organization",
    async (name, request) => {
      expect(first.get(name)).toBeTypeOf("string");
      expect(idOf(await request(clients.key))).toBe(first.get(name));
    },
  );

  it("is sent once, when others of the organization ask again", async () => {
    await die();
    await start();
    for (const request of Object.values(requests)) await request(clients.otherKey);
    for (const chat of ["34699000101", "34699000102", "34699000103", "34699000104", "34699000105"]) {
      expect([chat, await sentTo(chat)]).toEqual([chat, 1]);
    }
    expect((await sandbox.hub.status.list(sessionId)).items).toHaveLength(1);
  });

  it.each([
    ["edited", "34699000110"],
    ["inactive", "34699000111"],
    ["deleted", "34699000112"],
  ] as const)("of a template is found, though that is %s since", async (name, to) => {
    expect(idOf(await use(ids[name], to, name))).toBe(first.get(name));
    expect(await sentTo(to)).toBe(1);
  });

  it("of a template is found in the session that was chosen for it, though that would be another now", async () => {
    expect(idOf(await use(ids.unnamed, "34699000113", "unnamed", false))).toBe(first.get("unnamed"));
    expect(await sentTo("34699000113")).toBe(1);
  });

  it("belongs to its key alone, if that is for some sessions only", async () => {
    const ask = async (who: InboxHub) => idOf(await who.messages.send(sessionId, text("34699000120"), once("shared")));
    expect(await ask(clients.limited)).toBe(first.get("limited"));
    const others = [await ask(clients.otherLimited), await ask(clients.user)];
    expect(new Set([first.get("limited"), ...others]).size).toBe(3);
    expect(await ask(clients.otherLimited)).toBe(others[0]);
    expect(await sentTo("34699000120")).toBe(3);
  });
});
