import { InboxHub } from "@inbox-hub/sdk";
import { afterAll, beforeAll, expect, it } from "vitest";
import { killBuiltServers, startBuiltServer } from "./support/built-server";
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

it("keeps every message that was said to be received, however often it is killed", async () => {
  const acknowledged: string[] = [];
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const { server, hub } = await start();
    let isEnough: () => void = () => undefined;
    const enough = new Promise<void>((resolve) => {
      isEnough = resolve;
    });
    const write = async (writer: number) => {
      for (let turn = 0; ; turn += 1) {
        const message = `${kill}-${writer}-${turn}`;
        await hub.sandbox.receiveMessage(sessionId, { from: `346880000${writer + 10}`, message });
        if (acknowledged.push(message) >= kill * MESSAGES_PER_KILL) isEnough();
      }
    };
    const writing = Promise.allSettled(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
    await enough;
    await server.kill();
    await writing;
  }

  const { server, hub } = await start();
  const { listed, logged } = await readAll(hub);
  await server.stop();
  expect(acknowledged.length).toBeGreaterThanOrEqual(KILLS * MESSAGES_PER_KILL);
  for (const found of [listed, logged]) {
    expect(acknowledged.filter((text) => !found.includes(text))).toEqual([]);
    expect(new Set(found).size).toBe(found.length);
  }
}, 120_000);
