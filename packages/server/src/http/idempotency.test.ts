import { AppError } from "@inbox-hub/openapi/rules";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { AnyReply } from "./answer";
import { createMemoryIdempotency, type Edge, errorOf, ONE_SESSION_KEY, startEdge, type TestHandler } from "./test-edge";

let edge: Edge;
let runs = 0;
/** What the handler does; each test says. */
let act: TestHandler;

const store = createMemoryIdempotency();
const send = "/api/messages/session_1/send";
const body = { to: "34612345678", message: "Hola" };
const sent = (): AnyReply => ({
  status: 200,
  data: { messageId: `msg_${runs}`, status: "sent", timestamp: "2026-01-01T00:00:00.000Z", to: "34612345678" },
});
let keys = 0;
const newKey = () => ({ "Idempotency-Key": `key-${++keys}` });

const counted: TestHandler = async (request, context) => {
  runs += 1;
  return act(request, context);
};

beforeAll(async () => {
  edge = await startEdge({
    idempotency: store,
    handlers: { "messages.send": counted, "organizations.create": counted, "media.upload": counted },
  });
});
afterAll(() => edge.stop());
beforeEach(() => {
  runs = 0;
  act = async () => sent();
});

describe("the same key and the same request", () => {
  test("run once and get the same answer", async () => {
    const headers = newKey();
    const first = await edge.postJson(send, body, headers);
    const again = await edge.postJson(send, { message: "Hola", to: "34612345678" }, headers);
    expect(await again.text()).toBe(await first.text());
    expect([first.status, again.status, runs]).toEqual([200, 200, 1]);
    expect(first.headers.has("idempotent-replayed")).toBe(false);
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    expect(again.headers.get("x-request-id")).not.toBe(first.headers.get("x-request-id"));
  });

  test("are refused while the first is running", async () => {
    const headers = newKey();
    let finish = () => {};
    const running = new Promise<void>((begun) => {
      act = async () => {
        begun();
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
        return sent();
      };
    });
    const first = edge.postJson(send, body, headers);
    await running;
    const second = await edge.postJson(send, body, headers);
    expect([second.status, second.headers.get("retry-after")]).toEqual([409, "1"]);
    expect(await errorOf(second)).toMatchObject({ code: "IDEMPOTENCY_IN_PROGRESS", retryable: true });
    finish();
    expect([(await first).status, runs]).toEqual([200, 1]);
  });

  test("get the same refusal again, when asking again would change nothing", async () => {
    act = async () => {
      throw new AppError("RECIPIENT_NOT_ON_WHATSAPP");
    };
    const headers = newKey();
    const first = await edge.postJson(send, body, headers);
    const again = await edge.postJson(send, body, headers);
    expect([first.status, again.status, runs]).toEqual([422, 422, 1]);
    expect(await again.text()).toBe(await first.text());
    expect(again.headers.get("idempotent-replayed")).toBe("true");
  });

  test.each([
    ["a fault", () => new Error("boom"), 500],
    ["a disconnected session", () => new AppError("SESSION_DISCONNECTED", {}), 409],
    ["a rate limit", () => new AppError("RATE_LIMIT_EXCEEDED", {}), 429],
    ["a failed send", () => new AppError("SEND_FAILED", {}), 502],
    ["a missing permission", () => new AppError("FORBIDDEN", {}), 403],
  ])("may succeed after %s", async (_, error, status) => {
    const headers = newKey();
    act = async () => {
      throw error();
    };
    expect((await edge.postJson(send, body, headers)).status).toBe(status);
    act = async () => sent();
    const again = await edge.postJson(send, body, headers);
    expect([again.status, again.headers.has("idempotent-replayed"), runs]).toEqual([200, false, 2]);
  });

  test("run again where the answer is too large to keep", async () => {
    const headers = newKey();
    const results = Array.from({ length: 50 }, () => ({ to: "x".repeat(6000), messageId: null, status: "failed" }));
    act = async () => ({ status: 202, data: { batchId: "bat_1", results } });
    await edge.postJson(send, body, headers);
    expect((await edge.postJson(send, body, headers)).headers.has("idempotent-replayed")).toBe(false);
    expect(runs).toBe(2);
  });

  test("are not even looked at when the request is bad", async () => {
    const headers = newKey();
    expect((await edge.postJson(send, { ...body, to: "x" }, headers)).status).toBe(400);
    expect((await edge.postJson(send, body, headers)).status).toBe(200);
  });
});

describe("the same key and another request", () => {
  test.each([
    ["body", send, { ...body, message: "Adiós" }],
    ["path", "/api/messages/session_2/send", body],
  ])("with another %s is refused", async (_, path, changed) => {
    const headers = newKey();
    await edge.postJson(send, body, headers);
    const other = await edge.postJson(path, changed, headers);
    expect([other.status, (await errorOf(other)).code, runs]).toEqual([422, "IDEMPOTENCY_KEY_REUSED", 1]);
  });

  test("with another file is refused, with the same one replayed", async () => {
    act = async ({ file }) => ({
      status: 201,
      data: {
        mediaId: `media_${runs}`,
        sessionId: "session_1",
        type: "document",
        mimetype: "text/plain",
        size: file?.size ?? 0,
        sha256: file?.sha256 ?? "",
        filename: file?.filename ?? null,
        createdAt: "2026-01-01T00:00:00.000Z",
        expiresAt: null,
      },
    });
    const headers = newKey();
    const upload = (text: string) => {
      const form = new FormData();
      form.append("file", new Blob([text]), "a.txt");
      return edge.call("/api/media/sessions/session_1/upload", { method: "POST", headers, body: form });
    };
    expect((await upload("one")).status).toBe(201);
    const again = await upload("one");
    expect([again.status, again.headers.get("idempotent-replayed")]).toEqual([201, "true"]);
    expect((await upload("two")).status).toBe(422);
    expect(runs).toBe(1);
    expect(await edge.temporaryFiles()).toEqual([]);
  });

  test("is another's: a user's, an organization's, or that of a key for some sessions only", async () => {
    const headers = newKey();
    await edge.postJson(send, body, headers);
    await edge.postJson(send, body, { ...headers, "X-API-Key": ONE_SESSION_KEY });
    expect(runs).toBe(2);
    act = async () => ({
      status: 201,
      data: {
        organizationId: 1,
        name: "A",
        role: "owner",
        defaultSessionId: null,
        createdAt: "2026-01-01T00:00:00.000Z",
        updatedAt: "2026-01-01T00:00:00.000Z",
      },
    });
    const create = (user: number) =>
      edge.postJson("/api/organizations", { name: "A" }, { ...headers, Authorization: `Bearer user:${user}` });
    await create(1);
    await create(2);
    await create(2);
    expect(runs).toBe(4);
  });
});

test("without a key, and where the operation takes none, everything runs", async () => {
  await edge.postJson(send, body);
  await edge.postJson(send, body);
  expect(runs).toBe(2);
});

test("an answer that cannot be kept is still given, and its key stays taken", async () => {
  const failing = await startEdge({
    handlers: { "messages.send": counted },
    idempotency: { ...createMemoryIdempotency(), finish: async () => Promise.reject(new Error("disk full")) },
  });
  const headers = newKey();
  expect((await failing.postJson(send, body, headers)).status).toBe(200);
  expect((await failing.postJson(send, body, headers)).status).toBe(409);
  expect(runs).toBe(1);
  expect(failing.logText()).toContain("idempotent answer not stored");
  await failing.stop();
});
