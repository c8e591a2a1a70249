import { describe, expect, it } from "vitest";
import type { Schemas } from "../src";
import { createHub, failureOf } from "./hub";
import { createTestRuntime } from "./runtime";
import { type Answer, data, failure, startServer } from "./scripted-server";

const status = (state: string) => data({ sessionId: "session_1", status: state, isConnected: state === "connected" });

async function createSession(...script: readonly Answer[]) {
  const { baseUrl, received } = await startServer(...script);
  const { hub, runtime } = createHub({ baseUrl });
  return { session: hub.session("session_1"), runtime, received };
}

describe("waiting for a status", () => {
  it("asks again, ever more seldom, until the session has it", async () => {
    const script = ["starting", "pairing", "pairing", "pairing", "pairing", "pairing", "pairing", "connected"].map(
      status,
    );
    const { session, runtime, received } = await createSession(...script);
    expect(await session.waitUntil("connected")).toMatchObject({ status: "connected" });
    expect(runtime.pauses).toEqual([250, 500, 1000, 2000, 4000, 5000, 5000]);
    expect(new Set(received.map(({ path }) => path))).toEqual(new Set(["/api/sessions/session_1/status"]));
  });

  it("asks once when the session has it", async () => {
    const { session, received } = await createSession(status("connected"));
    await session.waitUntil("connected", { timeout: 1 });
    expect(received).toHaveLength(1);
  });

  it("ends with the time, and says what the status is then", async () => {
    const { session, runtime } = await createSession(status("pairing"));
    const before = runtime.now();
    expect(await failureOf(session.waitUntil("connected", { timeout: 2_000 }))).toMatchObject({
      name: "TimeoutError",
      sessionId: "session_1",
      message: "session.waitUntil: the session is pairing after 2000 ms, not connected.",
    });
    expect(runtime.now() - before).toBe(2_000);
  });

  it("ends with the signal, also in a pause", async () => {
    const controller = new AbortController();
    const runtime = createTestRuntime({ onPause: () => controller.abort(new Error("closing")) });
    const { baseUrl } = await startServer(status("pairing"));
    const session = createHub({ baseUrl }, runtime).hub.session("session_1");
    const error = await failureOf(session.waitUntil("connected", { signal: controller.signal }));
    expect(error).toMatchObject({ name: "AbortError", cause: { message: "closing" } });
    expect(runtime.open()).toBe(0);
  });

  it("fails as the question does, and with what is no option", async () => {
    const { session } = await createSession(failure(404, "SESSION_NOT_FOUND"));
    expect(await failureOf(session.waitUntil("connected"))).toMatchObject({ code: "SESSION_NOT_FOUND" });
    const wrong = { timeoutMs: 5 } as object;
    expect(await failureOf(session.waitUntil("connected", wrong))).toMatchObject({ name: "UsageError" });
    const nothing = undefined as unknown as "connected";
    expect(await failureOf(session.waitUntil(nothing))).toMatchObject({ name: "UsageError" });
  });
});

type Result = Schemas["RecipientResult"];

/** Takes batches as the server does, and has sent of each one message more whenever somebody asks. */
function createBatches() {
  const batches = new Map<string, { results: Result[]; sent: number }>();
  const keys: unknown[] = [];
  const answer: Answer = (response, request) => {
    const [, batchId = ""] = /\/batches\/(\w+)$/.exec(request.path) ?? [];
    const known = batches.get(batchId);
    if (known) {
      known.sent++;
      const results = known.results.map((result, index) => ({
        ...result,
        status: result.code ? "failed" : index < known.sent ? "sent" : "queued",
      }));
      return data({ batchId, results })(response, request);
    }
    keys.push(request.headers["idempotency-key"]);
    const { to } = JSON.parse(request.body);
    const results = to.map((recipient: string) =>
      recipient === "nobody"
        ? { to: recipient, messageId: null, status: "failed", code: "RECIPIENT_NOT_ON_WHATSAPP" }
        : { to: recipient, messageId: `msg_${recipient}`, status: "queued" },
    );
    const id = `bat_${batches.size + 1}`;
    batches.set(id, { results, sent: 0 });
    return data({ batchId: id, results }, 202)(response, request);
  };
  return { answer, keys, batches };
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => `346${String(index).padStart(8, "0")}`);

describe("sending to many", () => {
  it("goes in chunks of 50, one after the other, and tells of each recipient once", async () => {
    const { answer, keys, batches } = createBatches();
    const { session, received } = await createSession(answer);
    const told: string[] = [];
    const recipients = numbers(120);
    const results = await session.messages.sendMany(
      recipients,
      { message: "Hola" },
      { idempotencyKey: "notice", onResult: ({ to }) => told.push(to) },
    );
    expect([...batches.values()].map((batch) => batch.results.length)).toEqual([50, 50, 20]);
    expect(keys).toEqual(["notice.0", "notice.1", "notice.2"]);
    expect(told.sort()).toEqual(recipients);
    expect(results.map(({ status: state }) => state)).toEqual(recipients.map(() => "sent"));
    const sends = received.flatMap(({ method }, index) => (method === "POST" ? [index] : []));
    expect(sends).toEqual([0, 51, 102]);
  });

  it("asks ever more seldom, so as not to use up the session's requests", async () => {
    const { session, runtime } = await createSession(createBatches().answer);
    await session.messages.sendMany(numbers(7), { message: "Hola" });
    expect(runtime.pauses).toEqual([1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]);
  });

  it("tells of those that are refused, and sends to nobody twice", async () => {
    const { answer, batches } = createBatches();
    const { session } = await createSession(answer);
    const results = await session.messages.sendMany(["34600000001", "nobody", "34600000001"], { message: "Hola" });
    expect(results).toEqual([
      { to: "nobody", messageId: null, status: "failed", code: "RECIPIENT_NOT_ON_WHATSAPP" },
      { to: "34600000001", messageId: "msg_34600000001", status: "sent" },
    ]);
    expect(batches.get("bat_1")?.results).toHaveLength(2);
  });

  it("asks nothing when there is nobody", async () => {
    const { session, received } = await createSession(createBatches().answer);
    expect(await session.messages.sendMany([], { message: "Hola" })).toEqual([]);
    expect(received).toEqual([]);
    const none = undefined as unknown as string[];
    expect(await failureOf(session.messages.sendMany(none, {}))).toMatchObject({ name: "UsageError" });
  });

  it("ends with the signal, and sends no further chunk", async () => {
    const { answer, batches } = createBatches();
    const controller = new AbortController();
    const { session } = await createSession(answer);
    const options = { signal: controller.signal, onResult: () => controller.abort() };
    const error = await failureOf(session.messages.sendMany(numbers(60), { message: "Hola" }, options));
    expect(error).toMatchObject({ name: "AbortError" });
    expect(batches.size).toBe(1);
  });

  it("fails as a send does, with the key to go on with", async () => {
    const { session } = await createSession(failure(409, "SESSION_DISCONNECTED"));
    const error = await failureOf(session.messages.sendMany(["34600000001"], { message: "Hola" }));
    expect(error).toMatchObject({ name: "SessionDisconnectedError", idempotencyKey: "key-1.0" });
  });
});
