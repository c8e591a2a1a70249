import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InboxHub } from "@inbox-hub/sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSimulatorFiles } from "../src/engine/simulator/journal/simulator-journal";
import { createSimulator } from "../src/engine/simulator/simulator";
import { systemClock } from "../src/lib/clock";
import { type BuiltServer, killBuiltServers, startBuiltServer } from "./support/built-server";

/** The built server in a process of its own, killed as a power cut would while it sends. */

const sessionId = "session_crm_01";
const apiKey = "crash-test-key-0123456789";
const rounds = 4;

let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "inbox-hub-crash-"));
});
afterAll(async () => {
  killBuiltServers();
  await rm(dataDir, { recursive: true, force: true });
});

async function start(): Promise<{ readonly hub: InboxHub; readonly server: BuiltServer }> {
  const server = await startBuiltServer(dataDir, apiKey);
  return { hub: new InboxHub({ baseUrl: server.url, apiKey }), server };
}

describe("a server that is killed while it sends", () => {
  it("loses nothing that it acknowledged and sends nothing twice", { timeout: 120_000 }, async () => {
    const recipients = Array.from({ length: 25 }, (_, index) => `346111111${index + 10}`);
    const batchIds: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const { hub, server } = await start();
      const { batchId } = await hub.messages.send(sessionId, { to: recipients, message: `ronda ${round}` });
      batchIds.push(batchId);
      // The kill comes at another moment of the batch each round: after so many of its messages.
      await expect
        .poll(async () => (await hub.messages.getBatch(sessionId, batchId)).counts.queued ?? 0, {
          interval: 5,
          timeout: 30_000,
        })
        .toBeLessThanOrEqual(25 - round * 5);
      await server.kill();
    }

    const { hub, server } = await start();
    expect(await hub.sessions.status(sessionId)).toMatchObject({ isConnected: true });
    const outcomes = new Map<string, string>();
    for (const [round, batchId] of batchIds.entries()) {
      const finished = async () => (await hub.messages.getBatch(sessionId, batchId)).status;
      await expect.poll(finished, { timeout: 30_000 }).toBe("completed");
      const { results } = await hub.messages.getBatch(sessionId, batchId);
      expect(results).toHaveLength(recipients.length);
      for (const { to, status } of results) outcomes.set(`${to} ronda ${round}`, status);
    }
    await server.stop();

    // What really reached the phones, from the simulator's own memory: once, or not at all where the hub says `unknown`.
    const arrived = openWorld();
    const wrong = [...outcomes].filter(([message, status]) => {
      const times = arrived.filter((seen) => seen === message).length;
      return times !== (status === "unknown" ? 0 : 1) || status === "failed";
    });
    expect(wrong).toEqual([]);
    expect(arrived).toHaveLength(new Set(arrived).size);
    expect([...outcomes.values()].filter((status) => status === "unknown").length).toBeLessThanOrEqual(rounds);

    function openWorld(): string[] {
      const journal = createSimulatorFiles({ folder: join(dataDir, "simulator") });
      const { world, close } = createSimulator({ clock: systemClock, random: Math.random, journal });
      close();
      return recipients.flatMap((phone) =>
        world.received(phone).map(({ content }) => `${phone} ${content.type === "text" ? content.text : content.type}`),
      );
    }
  });
});
