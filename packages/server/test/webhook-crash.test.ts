import { InboxHub, type Schemas } from "@inbox-hub/sdk";
import { createVerifier } from "@inbox-hub/webhook-verify/node";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type BuiltServer, killBuiltServers, startBuiltServer } from "./support/built-server";
import { type Arrival, startCountingReceiver } from "./support/counting-receiver";
import { editDatabase } from "./support/edit-database";
import { createTemporaryFolder, type TemporaryFolder } from "./support/temporary-folder";

/** The built server, killed again and again while it delivers, with a receiver that checks every signature. */

const sessionId = "session_crm_01";
const apiKey = "crash-test-key-0123456789";
const KILLS = 22;
const CHANGES_PER_KILL = 250;
/** The kill comes while the rest of the changes is on its way, or being made. */
const ARRIVALS_PER_KILL = 230;
const MAX_CONCURRENCY = 16;
const secret = "of-the-crash-test-and-nobody-else";
const chats = Array.from({ length: 40 }, (_, index) => `346880000${index + 10}`);

let folder: TemporaryFolder;

beforeAll(async () => {
  folder = await createTemporaryFolder();
});
afterAll(async () => {
  killBuiltServers();
  await folder.remove();
});

/** Closes and opens conversations, one change after the other in each: what the server acknowledges is one event. */
function createWriters() {
  const acknowledged = new Map(chats.map((chat) => [chat, 0]));
  let total = 0;

  const call = async (url: string, chat: string, change?: Schemas["UpdateConversationRequest"]) => {
    const response = await fetch(`${url}/api/conversations/${sessionId}/${chat}`, {
      method: change === undefined ? "GET" : "PATCH",
      headers: { "content-type": "application/json", "x-api-key": apiKey },
      ...(change === undefined ? {} : { body: JSON.stringify(change) }),
    });
    if (!response.ok) throw new Error(`The server answered ${response.status}`);
    // By the contract, which other tests check.
    const { data } = (await response.json()) as { readonly data: Schemas["Conversation"] };
    return data.status;
  };

  const write = async (url: string, chat: string, most: number) => {
    // Nobody knows what became of the last change before the kill.
    let status = await call(url, chat);
    while (total < most) {
      status = await call(url, chat, { status: status === "open" ? "closed" : "open" });
      acknowledged.set(chat, (acknowledged.get(chat) ?? 0) + 1);
      total += 1;
    }
  };

  return {
    acknowledged: (chat: string) => acknowledged.get(chat) ?? 0,
    total: () => total,
    /** Until so many changes are made since the beginning, or the server is killed. */
    async run({ url }: BuiltServer, most: number): Promise<void> {
      await Promise.allSettled(chats.map((chat) => write(url, chat, most)));
    },
  };
}

/** Those of a list that come before one that should have come earlier. */
function outOfOrder(arrivals: readonly Arrival[]): Arrival[] {
  const latest = new Map<string, number>();
  return arrivals.filter(({ lane, sequence }) => {
    const before = latest.get(lane) ?? 0;
    latest.set(lane, Math.max(before, sequence));
    return sequence <= before;
  });
}

it("loses no event, repeats few and keeps each chat in order, however often the server is killed", async () => {
  const verifier = createVerifier({ secret });
  const receiver = await startCountingReceiver((body, headers) => {
    const { id, event } = verifier.verify(body, headers);
    if (event.type !== "conversation_update") throw new Error(`Nobody asked for ${event.type}`);
    return { eventId: id, lane: event.data.chatId, sequence: event.sequence };
  });
  const startedAt = performance.now();
  const writers = createWriters();
  const start = async () => {
    const server = await startBuiltServer(folder.path, apiKey);
    return { server, hub: new InboxHub({ baseUrl: server.url, apiKey }) };
  };

  for (let kill = 1; kill <= KILLS; kill += 1) {
    // One request or more hangs in the air when the kill comes: its receiver has not taken it, and it must come again.
    const isDue = receiver.holdFrom(kill * ARRIVALS_PER_KILL, 1 + (kill % MAX_CONCURRENCY));
    const { server, hub } = await start();
    if (kill === 1) {
      await beginChats(hub);
      await hub.webhooks.create(1, {
        name: "CRM",
        url: receiver.url,
        events: ["conversation_update"],
        maxConcurrency: MAX_CONCURRENCY,
        secret,
      });
    }
    const writing = writers.run(server, kill * CHANGES_PER_KILL);
    await isDue;
    await server.kill();
    await writing;
    receiver.release();
  }

  const { server, hub } = await start();
  await writers.run(server, KILLS * CHANGES_PER_KILL);
  // Nothing is left to come, also of what a killed server had stored without being able to say so.
  const [{ webhookId = "" } = {}] = (await hub.webhooks.list(1)).items;
  const unfinished = async () => {
    const pages = await Promise.all(
      (["waiting", "sending"] as const).map((status) => hub.webhooks.listDeliveries(webhookId, { status, limit: 1 })),
    );
    return pages.flatMap(({ items }) => items);
  };
  await expect.poll(unfinished, { interval: 50, timeout: 60_000 }).toEqual([]);
  await server.stop();
  await receiver.stop();

  let integrity: unknown;
  let logged: string[] = [];
  editDatabase(folder.path, (sqlite) => {
    integrity = sqlite.pragma("integrity_check", { simple: true });
    logged = sqlite
      .prepare<[], string>("SELECT id FROM events WHERE seq IN (SELECT event_seq FROM webhook_deliveries)")
      .pluck()
      .all();
  });
  const { repeats, mostOpen } = receiver.figures();
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.info(
    `${KILLS} kills, ${writers.total()} changes acknowledged, ${logged.length} events, ${receiver.taken.size} taken, ` +
      `${repeats} came again, at most ${mostOpen} at a time, ${seconds} s`,
  );

  expect(receiver.refused).toEqual([]);
  expect(logged.filter((id) => !receiver.taken.has(id))).toEqual([]);
  expect(receiver.firsts).toHaveLength(logged.length);
  for (const chat of chats) {
    const arrived = receiver.firsts.filter(({ lane, eventId }) => lane === chat && receiver.taken.has(eventId)).length;
    expect(arrived).toBeGreaterThanOrEqual(writers.acknowledged(chat));
  }
  expect(logged.length).toBeGreaterThanOrEqual(5_000);
  // A kill repeats what hung in the air, and at most all that may be on its way at once.
  expect(repeats).toBeGreaterThanOrEqual(KILLS);
  expect(repeats).toBeLessThanOrEqual(MAX_CONCURRENCY * KILLS);
  expect(mostOpen).toBeLessThanOrEqual(MAX_CONCURRENCY);
  expect(outOfOrder(receiver.firsts)).toEqual([]);
  expect(integrity).toBe("ok");
}, 300_000);

async function beginChats(hub: InboxHub): Promise<void> {
  const isConnected = async () => (await hub.sessions.status(sessionId)).isConnected;
  await expect.poll(isConnected, { interval: 10, timeout: 30_000 }).toBe(true);
  for (const chat of chats) await hub.sandbox.receiveMessage(sessionId, { from: chat, message: "Hola" });
  const known = async () => {
    const { items } = await hub.conversations.list(sessionId, { limit: 100 });
    return chats.filter((chat) => items.some(({ chatId }) => chatId === chat)).length;
  };
  await expect.poll(known, { interval: 10, timeout: 30_000 }).toBe(chats.length);
}
