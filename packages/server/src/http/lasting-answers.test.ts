import { afterEach, expect, test, vi } from "vitest";
import { type Edge, KEY, ONE_SESSION_KEY, startEdge, type TestHandler } from "./test-edge";

const STATUS = "/api/sessions/session_1/status";
const roomy = { points: 100_000, windowSeconds: 60 };
let edge: Edge;
let version = "1";
afterEach(() => edge.stop());

/** A status that tells how often the handler was asked. */
function counting(during: () => void = () => undefined) {
  let asked = 0;
  return vi.fn<TestHandler>(async () => {
    asked += 1;
    const phoneNumber = `3460000000${asked}`;
    during();
    return { status: 200, data: { ...session, phoneNumber } };
  });
}
const session = {
  sessionId: "session_1",
  status: "connected",
  desiredState: "running",
  isConnected: true,
  lastActivity: null,
  reason: null,
  since: "2026-01-01T00:00:00.000Z",
  transitions: [],
};

async function start(handler: TestHandler, whatsapp = roomy) {
  version = "1";
  edge = await startEdge({
    handlers: { "sessions.status": handler },
    lasting: { operations: new Set(["sessions.status"]), version: () => version },
    limits: { whatsapp },
  });
}
const textOf = async (path = STATUS, key = KEY) => (await edge.call(path, { headers: { "X-API-Key": key } })).text();

test("an answer is made once, until something changes", async () => {
  const handler = counting();
  await start(handler);
  const first = await textOf();
  expect(await textOf()).toBe(first);
  expect(handler).toHaveBeenCalledTimes(1);

  version = "2";
  expect(await textOf()).not.toBe(first);
  expect(handler).toHaveBeenCalledTimes(2);
});

test("an answer to a very long address is not remembered", async () => {
  const handler = counting();
  await start(handler);
  const path = `/api/sessions/session_1/status?${"&".repeat(200)}`;
  const first = await textOf(path);
  expect(await textOf(path)).not.toBe(first);
  expect(handler).toHaveBeenCalledTimes(2);
});

test("an answer that was overtaken by a change while it was made is not remembered", async () => {
  const handler = counting(() => {
    version += "1";
  });
  await start(handler);
  const first = await textOf();
  expect(await textOf()).not.toBe(first);
});

test("each key and each address has its own", async () => {
  const handler = counting();
  await start(handler);
  const first = await textOf();
  expect(await textOf(STATUS, ONE_SESSION_KEY)).not.toBe(first);
  expect(await textOf("/api/sessions/session_2/status")).not.toBe(first);
  expect(handler).toHaveBeenCalledTimes(3);
});

test("a wrong key, a wrong query and an error are answered as ever", async () => {
  await start(counting());
  await textOf();
  expect((await edge.call(STATUS, { headers: { "X-API-Key": "wrong" } })).status).toBe(401);
  expect((await edge.call(`${STATUS}?limit=1`)).status).toBe(400);
  expect((await edge.call(STATUS, { method: "DELETE" })).status).toBe(405);
});

test("each request has an id of its own, counts against the limit, and stands in the log and the metrics", async () => {
  await start(counting(), { points: 2, windowSeconds: 60 });
  const first = await edge.call(STATUS);
  const second = await edge.call(STATUS);
  expect(second.headers.get("X-Request-Id")).not.toBe(first.headers.get("X-Request-Id"));
  expect(second.headers.get("RateLimit-Remaining")).toBe("0");
  expect(second.headers.get("X-Content-Type-Options")).toBe("nosniff");
  expect((await edge.call(STATUS)).status).toBe(429);
  const told = () => edge.logText().match(/"operationId":"sessions.status".*"request"/g) ?? [];
  await vi.waitFor(() => expect(told()).toHaveLength(3));
  expect(await edge.metrics.metrics()).toMatch(/_count\{operation="sessions.status",status="2xx"\} 2/);
});

test("HEAD is answered without content", async () => {
  await start(counting());
  const whole = await textOf();
  const head = await edge.call(STATUS, { method: "HEAD" });
  expect(await head.text()).toBe("");
  expect(head.headers.get("Content-Length")).toBe(String(Buffer.byteLength(whole)));
});
