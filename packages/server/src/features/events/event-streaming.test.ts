import { once } from "node:events";
import { type ClientRequest, get, type IncomingMessage, type ServerResponse } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  createEventBench,
  type EventBench,
  everyone,
  everything,
  OTHER_SESSION,
  SESSION,
} from "../../../test/support/event-bench";
import { fakeSessionAccess } from "../../../test/support/session-access";
import { framesOf, namesOf } from "../../../test/support/sse";
import { type Edge, errorOf, KEY, startEdge, type TestHandler } from "../../http/test-edge";
import { createEventHandlers } from "./event-handlers";
import { createEventService } from "./event-service";
import { createEventStreams, type EventStreams } from "./event-streams";

/** The stream over real HTTP, through the whole edge; heartbeats and limits by a clock that is moved. */

const PATH = "/api/events/stream";
const MOST = 20;
/** The machine may be busy. */
const patience = { timeout: 10_000 };

let bench: EventBench;
let streams: EventStreams;
let edge: Edge;
let isRevoked: boolean;
/** Bytes of events that were read from the table for each stream, in the order in which they were opened. */
let bytesRead: number[];
let responses: ServerResponse[];

beforeEach(async () => {
  bench = await createEventBench();
  isRevoked = false;
  bytesRead = [];
  responses = [];
  streams = createEventStreams({
    clock: bench.clock,
    appended: bench.appended,
    limits: { total: 100, perOrganization: MOST },
  });
  const events = createEventService({
    events: bench.reader,
    sessions: fakeSessionAccess({ [SESSION]: null, [OTHER_SESSION]: null }),
  });
  const handlers = createEventHandlers({
    events,
    streams: {
      open(organizationId, feed, isStillAllowed) {
        const index = bytesRead.push(0) - 1;
        const read = async (cursor: string) => {
          const page = await feed.read(cursor);
          for (const { body } of page.events) bytesRead[index] = (bytesRead[index] ?? 0) + body.length;
          return page;
        };
        return streams.open(organizationId, { ...feed, read }, isStillAllowed);
      },
    },
  });
  edge = await startEdge({
    watch: (response) => responses.push(response),
    // Of all operations, the edge knows which one it calls.
    handlers: { "events.stream": handlers["events.stream"] as unknown as TestHandler },
    authenticator: {
      byApiKey: async (key) => {
        if (key !== KEY || isRevoked) return null;
        return { keyId: "key_1", organizationId: 1, scopes: ["events:read"], sessionIds: null };
      },
    },
  });
});
afterEach(async () => {
  streams.stop();
  await edge.stop();
  await bench.close();
});

interface Client {
  readonly request: ClientRequest;
  readonly response: IncomingMessage;
  readonly text: () => string;
  readonly names: () => string[];
  readonly ended: Promise<void>;
}

/** A client that reads all it gets. */
async function follow(query = "", headers: Record<string, string> = {}): Promise<Client> {
  const request = get(`${edge.url}${PATH}${query}`, { agent: false, headers: { "X-API-Key": KEY, ...headers } });
  const [response] = (await once(request, "response")) as [IncomingMessage];
  let text = "";
  response.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
  });
  request.on("error", () => undefined);
  response.on("error", () => undefined);
  const ended = new Promise<void>((resolve) => response.once("close", resolve));
  return { request, response, text: () => text, names: () => namesOf(framesOf(text)), ended };
}

describe("an event stream over HTTP", { timeout: 20_000 }, () => {
  it("begins at once, without a length, and goes on as events happen", async () => {
    const { response, text, names } = await follow();
    expect(response.statusCode).toBe(200);
    expect(response.headers).toMatchObject({
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "private, no-cache, no-transform",
      "x-accel-buffering": "no",
    });
    expect(response.headers).not.toHaveProperty("content-length");
    expect(response.headers).not.toHaveProperty("content-encoding");
    await expect.poll(text, patience).toMatch(/^retry: 2000\nid: \S+\n\n$/);
    await bench.publish("a");
    await expect.poll(names, patience).toEqual(["a"]);
    await bench.clock.advance(15_000);
    await expect.poll(text, patience).toMatch(/\n\n:\n\n$/);
    await bench.publish("b");
    await expect.poll(names, patience).toEqual(["a", "b"]);
    expect(edge.logText()).not.toContain('"msg":"request"');
  });

  it("takes types in one parameter, with commas", async () => {
    const { response, names } = await follow("?types=message_edited,message_sent");
    expect(response.statusCode).toBe(200);
    await bench.publish("a");
    await bench.publish("b", { type: "message_edited" });
    await expect.poll(names, patience).toEqual(["b"]);
  });

  it.each([
    ["?types=", "INVALID_REQUEST"],
    ["?types=message,nonsense", "INVALID_REQUEST"],
    ["?types=message,message", "INVALID_REQUEST"],
    ["?types=message&types=message_sent", "INVALID_REQUEST"],
    ["?since=yesterday", "INVALID_REQUEST"],
    ["?limit=5", "INVALID_REQUEST"],
    ["?after=forged", "INVALID_CURSOR"],
    ["?sessionId=unknown", "SESSION_NOT_FOUND"],
  ])("is refused in the one error shape, before its first byte: %s", async (query, code) => {
    const answer = await edge.call(`${PATH}${query}`);
    expect(answer.headers.get("content-type")).toContain("application/json");
    expect(await errorOf(answer)).toMatchObject({ success: false, code });
    expect(streams.count()).toBe(0);
  });

  it("refuses a Last-Event-ID that is not one of its own, however good `after` is", async () => {
    const after = await bench.reader.begin(everyone, everything, { at: "now" });
    const answer = await edge.call(`${PATH}?after=${after}`, { headers: { "Last-Event-ID": "forged" } });
    expect(await errorOf(answer)).toMatchObject({ code: "INVALID_CURSOR" });
  });

  it("answers HEAD with the headers alone, and keeps nothing open for it", async () => {
    const answer = await edge.call(PATH, { method: "HEAD" });
    expect([answer.status, answer.headers.get("content-type"), await answer.text()]).toEqual([
      200,
      "text/event-stream; charset=utf-8",
      "",
    ]);
    await expect.poll(() => streams.count(), patience).toBe(0);
  });

  it("is refused when there are too many, until one is closed", async () => {
    const clients: Client[] = [];
    while (clients.length < MOST) clients.push(await follow());
    const answer = await edge.call(PATH);
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "15"]);
    expect(await errorOf(answer)).toMatchObject({ code: "TOO_MANY_STREAMS", retryable: true });
    clients[0]?.request.destroy();
    await expect.poll(() => streams.count(), patience).toBe(MOST - 1);
    expect((await follow()).response.statusCode).toBe(200);
  });

  it("is freed when its client vanishes, without a complaint, and logged then", async () => {
    const client = await follow();
    await expect.poll(client.text, patience).toContain("id: ");
    client.request.destroy();
    await expect.poll(() => streams.count(), patience).toBe(0);
    await expect.poll(edge.logText, patience).toContain('"operationId":"events.stream"');
    expect(edge.logText()).not.toContain('"level":"error"');
  });

  it("ends when its key is revoked, at the next heartbeat", async () => {
    const client = await follow();
    isRevoked = true;
    await bench.clock.advance(15_000);
    await client.ended;
    expect(client.response.complete).toBe(true);
    expect(streams.count()).toBe(0);
    expect((await edge.call(PATH)).status).toBe(401);
  });

  it("ends in order when the server stops, which does not wait for its clients", async () => {
    const clients = [await follow(), await follow()];
    streams.stop();
    const refused = await edge.call(PATH);
    expect(await errorOf(refused)).toMatchObject({ code: "SERVICE_UNAVAILABLE" });
    await edge.stop();
    await Promise.all(clients.map(({ ended }) => ended));
    expect(clients.map(({ response }) => response.complete)).toEqual([true, true]);
  });
});

describe("a client that comes back", () => {
  it("gets every event once and in order, wherever its connection breaks", async () => {
    const TOTAL = 1000;
    let seed = 7;
    const random = () => {
      seed = (seed * 1103515245 + 12345) % 2 ** 31;
      return seed / 2 ** 31;
    };
    const got: string[] = [];
    let lastId = await bench.reader.begin(everyone, everything, { at: "now" });
    let connections = 0;
    const writing = (async () => {
      for (let index = 0; index < TOTAL; index++) {
        void bench.publish(`m${index}`, { type: "message_edited", text: "x".repeat(random() * 300) });
        if (random() < 0.2) await new Promise(setImmediate);
      }
    })();
    while (got.length < TOTAL) {
      connections += 1;
      const client = await follow("", { "Last-Event-ID": lastId });
      // Broken in the middle of a frame as often as not: only whole frames count.
      const most = Math.ceil(random() * 20_000);
      await new Promise<void>((resolve) => {
        const check = () => {
          const isEnough = client.text().length >= most || got.length + client.names().length >= TOTAL;
          if (isEnough) resolve();
        };
        client.response.on("data", check);
        check();
      });
      client.request.destroy();
      const frames = framesOf(client.text().slice(0, most));
      lastId = frames.findLast(({ id }) => id !== undefined)?.id ?? lastId;
      got.push(...namesOf(frames));
    }
    await writing;
    expect(got).toEqual(Array.from({ length: TOTAL }, (_, index) => `m${index}`));
    expect(connections).toBeGreaterThan(15);
  }, 60_000);
});

describe("a client that stops reading", () => {
  it("costs bounded memory while 50,000 events are written, and no other waits for it", async () => {
    const body = JSON.stringify({ data: { messageId: "x".repeat(1200) } });
    const ROUNDS = 100;
    const stalled = get(`${edge.url}${PATH}`, { agent: false, headers: { "X-API-Key": KEY } });
    stalled.on("error", () => undefined);
    const [silent] = (await once(stalled, "response")) as [IncomingMessage];
    silent.on("error", () => undefined).pause();
    const reader = get(`${edge.url}${PATH}`, { agent: false, headers: { "X-API-Key": KEY } });
    const [reading] = (await once(reader, "response")) as [IncomingMessage];
    let count = 0;
    let rest = "";
    reading.setEncoding("utf8").on("data", (chunk: string) => {
      const blocks = (rest + chunk).split("\n\n");
      rest = blocks.pop() ?? "";
      count += blocks.filter((block) => block.includes("\ndata: ")).length;
    });

    let mostBuffered = 0;
    for (let round = 1; round <= ROUNDS; round++) {
      await bench.fill(500, 1, body);
      await expect.poll(() => count, { interval: 1, timeout: 20_000 }).toBeGreaterThanOrEqual(round * 500 - 1000);
      mostBuffered = Math.max(mostBuffered, responses[0]?.writableLength ?? 0);
    }
    await expect.poll(() => count, { timeout: 20_000 }).toBe(ROUNDS * 500);

    const [forStalled = 0, forReading = 0] = bytesRead;
    expect(forReading).toBe(ROUNDS * 500 * body.length);
    // A page of 64 KB of events and their frames, behind at most as much as the response takes before it says it is full.
    expect(mostBuffered).toBeGreaterThan(0);
    expect(mostBuffered).toBeLessThan(128 * 1024);
    // The rest is what the two kernels' buffers hold. It does not grow with what is written.
    expect(forStalled).toBeLessThan(forReading / 2);

    await bench.clock.advance(60_000);
    await expect.poll(() => streams.count(), patience).toBe(1);
    await bench.publish("after");
    await expect.poll(() => count, { timeout: 20_000 }).toBe(ROUNDS * 500 + 1);
    stalled.destroy();
    reader.destroy();
  }, 60_000);
});
