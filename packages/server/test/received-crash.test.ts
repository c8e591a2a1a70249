import { InboxHub } from "@inbox-hub/sdk";
import { afterAll, beforeAll, expect, it } from "vitest";
import { killBuiltServers, startBuiltServer } from "./support/built-server";
import { editDatabase } from "./support/edit-database";
import { createTemporaryFolder, type TemporaryFolder } from "./support/temporary-folder";

/** The built server, killed while people write to it. */

const sessionId = "session_crm_01";
const apiKey = "crash-test-key-0123456789";
const KILLS = 3;
const MESSAGES_PER_KILL = 400;
const WRITERS = 32;

let folder: TemporaryFolder;

beforeAll(async () => {
  folder = await createTemporaryFolder();
});
afterAll(async () => {
  killBuiltServers();
  await folder.remove();
});

async function start() {
  const server = await startBuiltServer(folder.path, apiKey);
  const hub = new InboxHub({ baseUrl: server.url, apiKey, maxRetries: 0 });
  const isConnected = async () => (await hub.sessions.status(sessionId)).isConnected;
  await expect.poll(isConnected, { interval: 10, timeout: 30_000 }).toBe(true);
  return { server, hub };
}

/** The texts of all messages that came in, and of all events that tell of one. */
async function readAll(hub: InboxHub) {
  const listed: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await hub.messages.list(sessionId, { direction: "inbound", limit: 100, ...(cursor && { cursor }) });
    listed.push(...page.items.map(({ message }) => message ?? ""));
    cursor = page.pagination.nextCursor ?? undefined;
    if (cursor === undefined) break;
  }
  const logged: string[] = [];
  for (let after: string | undefined; ; ) {
    const page = await hub.events.list({ types: ["message"], limit: 100, ...(after && { after }) });
    logged.push(...page.items.flatMap((event) => (event.type === "message" ? [event.data.message ?? ""] : [])));
    if (page.items.length === 0) break;
    after = page.pagination.nextCursor ?? undefined;
  }
  return { listed, logged };
}

/** The same of a server that does not run, before the next can make up for anything. */
function readStored() {
  const texts: Record<"listed" | "logged", string[]> = { listed: [], logged: [] };
  editDatabase(folder.path, (sqlite) => {
    const read = (sql: string) => sqlite.prepare<[], string>(sql).pluck().all();
    texts.listed = read("SELECT body FROM messages WHERE direction = 'inbound'");
    texts.logged = read("SELECT json_extract(CAST(body AS text), '$.data.message') FROM events WHERE type = 'message'");
  });
  return texts;
}

it("keeps every message that was said to be received, and has once what is sent again, however often it is killed", async () => {
  const acknowledged: string[] = [];
  const begun = new Map<string, { readonly from: string; readonly message: string }>();
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const { server, hub } = await start();
    const receive = async (message: { readonly from: string; readonly message: string }) => {
      begun.set(message.message, message);
      await hub.sandbox.receiveMessage(sessionId, message, { idempotencyKey: message.message });
      begun.delete(message.message);
      return acknowledged.push(message.message);
    };
    // Nobody knows what became of them, so they are sent again.
    const cutOff = [...begun.values()];
    if (kill > 1) expect(cutOff).not.toEqual([]);
    for (const message of cutOff) await receive(message);
    let isEnough: () => void = () => undefined;
    const enough = new Promise<void>((resolve) => {
      isEnough = resolve;
    });
    const write = async (writer: number) => {
      for (let turn = 0; ; turn += 1) {
        const message = `${kill}-${writer}-${turn}`;
        const count = await receive({ from: `346880000${writer + 10}`, message });
        if (count >= kill * MESSAGES_PER_KILL) isEnough();
      }
    };
    const writing = Promise.allSettled(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
    await enough;
    await server.kill();
    await writing;
    const stored = readStored();
    for (const found of [stored.listed, stored.logged]) expect(missingIn(found, acknowledged)).toEqual([]);
  }

  const { server, hub } = await start();
  const { listed, logged } = await readAll(hub);
  await server.stop();
  expect(acknowledged.length).toBeGreaterThanOrEqual(KILLS * MESSAGES_PER_KILL);
  for (const found of [listed, logged]) {
    expect(missingIn(found, acknowledged)).toEqual([]);
    expect(new Set(found).size).toBe(found.length);
  }
}, 120_000);

function missingIn(found: readonly string[], expected: readonly string[]): string[] {
  const known = new Set(found);
  return expected.filter((text) => !known.has(text));
}
