import { describe, expect, it } from "vitest";
import type { InboxHubOptions } from "../src";
import { createHub, failureOf } from "./hub";
import { createTestRuntime, type TestRuntime } from "./runtime";
import { type Answer, data, json, raw, startServer } from "./scripted-server";

const message = { to: "34612345678", message: "Hola" };
const sent = data({ messageId: "msg_1", status: "sent" });

async function createPaced(pace: InboxHubOptions["pace"], script: readonly Answer[] = [sent], runtime?: TestRuntime) {
  const { baseUrl, received } = await startServer(...script);
  const { hub, runtime: used } = createHub({ baseUrl, pace }, runtime);
  /** When each message went out, in seconds since the first. */
  const times: number[] = [];
  const begin = used.now();
  const send = async (sessionId = "session_1") => {
    await hub.messages.send(sessionId, message);
    times.push((used.now() - begin) / 1000);
  };
  return { hub, received, runtime: used, times, send };
}

describe("the pace of messages", () => {
  it("lets so many out in any minute, and holds the others back in their order", async () => {
    const { times, send, runtime, received } = await createPaced({ messagesPerMinute: 3 });
    await send();
    runtime.advance(1_000);
    for (let count = 0; count < 6; count++) await send();
    expect(times).toEqual([0, 1, 1, 60, 61, 61, 120]);
    expect(runtime.pauses).toEqual([59_000, 1_000, 59_000]);
    expect(received).toHaveLength(7);
  });

  it("counts a minute from each message, and not from the first", async () => {
    const { times, send, runtime } = await createPaced({ messagesPerMinute: 2 });
    await send();
    runtime.advance(40_000);
    await send();
    await send();
    await send();
    expect(times).toEqual([0, 40, 60, 100]);
  });

  it("is that of each session", async () => {
    const { times, send } = await createPaced({ messagesPerMinute: 1 });
    await Promise.all(["a", "b", "c"].map(send));
    expect(times).toEqual([0, 0, 0]);
  });

  it("is not that of batches, which the server paces, nor of what sends nothing", async () => {
    const { hub, runtime } = await createPaced({ messagesPerMinute: 1 }, [data({ batchId: "bat_1", results: [] })]);
    for (let count = 0; count < 3; count++) {
      await hub.messages.send("session_1", { ...message, to: ["34612345678"] });
      await hub.sessions.get("session_1");
    }
    expect(runtime.pauses).toEqual([]);
  });

  it("counts every attempt", async () => {
    const { send, runtime } = await createPaced({ messagesPerMinute: 1 }, [raw(503), sent]);
    await send();
    expect(runtime.pauses).toEqual([250, 60_000 - 250]);
  });

  it("stops where the server says that nothing is left, whoever has used it up", async () => {
    const left = (remaining: string) => ({
      "RateLimit-Limit": "10",
      "RateLimit-Remaining": remaining,
      "RateLimit-Reset": "42",
    });
    const body = { success: true, data: { messageId: "msg_1", status: "sent" } };
    const script = [json(200, body, left("1")), json(200, body, left("0")), sent];
    const { times, send } = await createPaced({ messagesPerMinute: 10 }, script);
    for (let count = 0; count < 3; count++) await send();
    expect(times).toEqual([0, 0, 42]);
  });

  it("lets a message go that is aborted while it waits, and the next one take its place", async () => {
    const waiting: (() => void)[] = [];
    const runtime = createTestRuntime({ onPause: () => waiting.shift()?.() });
    const { hub, received } = await createPaced({ messagesPerMinute: 1 }, [sent], runtime);
    const controller = new AbortController();
    await hub.messages.send("session_1", message);
    runtime.advance(1_000);
    waiting.push(() => controller.abort());
    const aborted = failureOf(hub.messages.send("session_1", message, { signal: controller.signal }));
    expect(await aborted).toMatchObject({ name: "AbortError", attempts: 0 });
    runtime.advance(60_000);
    await hub.messages.send("session_1", message);
    expect(received).toHaveLength(2);
    expect(runtime.open()).toBe(0);
  });

  it("takes no more than it may hold back", async () => {
    const runtime = createTestRuntime({ onPause: () => {} });
    const { hub, received } = await createPaced({ messagesPerMinute: 1, maxQueued: 2 }, [sent], runtime);
    await hub.messages.send("session_1", message);
    const controller = new AbortController();
    const held = [1, 2].map(() => failureOf(hub.messages.send("session_1", message, { signal: controller.signal })));
    expect(await failureOf(hub.messages.send("session_1", message))).toMatchObject({
      name: "QueueFullError",
      sessionId: "session_1",
    });
    await hub.messages.send("session_2", message);
    controller.abort();
    expect(await Promise.all(held)).toMatchObject([{ name: "AbortError" }, { name: "AbortError" }]);
    expect(received).toHaveLength(2);
  });

  it.each([{}, { messagesPerMinute: 0 }, { messagesPerMinute: 1.5 }, { messagesPerMinute: 1, other: 1 }, 10])(
    "is refused as %j",
    (pace) => {
      expect(() => createHub({ pace: pace as never })).toThrow("pace must be");
    },
  );
});
