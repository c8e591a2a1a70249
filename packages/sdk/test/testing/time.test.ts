import { describe, expect, it } from "vitest";
import { openMock, to } from "./open-mock";

const now = "2025-10-14T10:30:00.000Z";
const HOUR = 3_600_000;

describe("the clock of the mock", () => {
  it("stands where it was set, and goes on when it is told to", async () => {
    const { mock, hub } = openMock({ now });
    const { messageId, timestamp } = await hub.messages.send("session_01", { to, message: "Hola" });
    expect(timestamp).toBe(now);
    expect(mock.sent).toMatchObject([{ status: "sent" }]);
    await mock.clock.advance(1_000);
    expect(mock.sent).toMatchObject([{ status: "delivered" }]);
    await mock.clock.advance(60_000);
    expect(await hub.messages.get("session_01", messageId)).toMatchObject({
      status: "read",
      statusTimes: { sent: now, delivered: "2025-10-14T10:30:01.000Z", read: "2025-10-14T10:30:02.000Z" },
    });
    expect(mock.clock.now()).toBe(Date.parse(now) + 61_000);
  });

  it("sends a scheduled message when its time comes", async () => {
    const { mock, hub } = openMock({ now });
    const sendAt = "2025-10-14T12:00:00.000Z";
    expect((await hub.messages.send("session_01", { to, message: "Hola", sendAt })).status).toBe("scheduled");
    await mock.clock.advance(HOUR);
    expect(mock.sent).toEqual([]);
    await mock.clock.advance(HOUR);
    expect(mock.sent).toMatchObject([{ statusTimes: { sent: sendAt } }]);
  });

  it("ends logins: the client renews its token", async () => {
    const credentials = { identifier: "test@empresa.com", password: "test_password" };
    const { mock, hub } = openMock({}, { credentials });
    await hub.auth.me();
    await mock.clock.advance(25 * HOUR);
    expect((await hub.auth.me()).user.email).toBe("test@empresa.com");
    expect(mock.callsTo("auth.login").length + mock.callsTo("auth.refresh").length).toBe(2);
  });

  it("leaves a message sent where no receipts are wanted", async () => {
    const { mock, hub } = openMock({ now, receipts: false });
    await hub.messages.send("session_01", { to, message: "Hola" });
    await mock.clock.advance(24 * HOUR);
    expect(mock.sent).toMatchObject([{ status: "sent" }]);
  });
});

describe("rate limits", () => {
  it("are those of the contract where they are wanted", async () => {
    const { mock, hub } = openMock({ now, rateLimits: true }, { maxRetries: 0 });
    for (let count = 1; count <= 10; count += 1) await hub.messages.send("session_01", { to, message: `${count}` });
    const refused = hub.messages.send("session_01", { to, message: "11" });
    await expect(refused).rejects.toMatchObject({ code: "RATE_LIMIT_EXCEEDED", retryAfter: 60 });
    await mock.clock.advance(60_000);
    expect((await hub.messages.send("session_01", { to, message: "11" })).status).toBe("sent");
  });

  it("may be the test's own, and hold batches back instead of refusing them", async () => {
    const { mock, hub } = openMock({ now, rateLimits: { messages: "5/1m" } });
    const many = ["34600000001", "34600000002", "34600000003", "34600000004", "34600000005", "34600000006"];
    const { batchId } = await hub.messages.send("session_01", { to: many, message: "Rebajas" });
    // One in five is kept for messages that somebody waits for.
    expect(mock.sent).toHaveLength(4);
    await mock.clock.advance(60_000);
    expect(mock.sent).toHaveLength(6);
    expect((await hub.messages.getBatch("session_01", batchId)).status).toBe("completed");
  });

  it("are far away unless they are asked for", async () => {
    const { hub } = openMock();
    const { rateLimit } = await hub.sessions.get("session_01").withResponse();
    expect(rateLimit).toMatchObject({ limit: 60_000 });
  });
});

describe("latency", () => {
  it("comes before the answer, and the client may give up meanwhile", async () => {
    const asked: string[] = [];
    const latency = (operationId: string) => {
      asked.push(operationId);
      return operationId === "sessions.get" ? 60_000 : 0;
    };
    const { hub } = openMock({ latency }, { maxRetries: 0 });
    await hub.sessions.status("session_01");
    const controller = new AbortController();
    const slow = hub.sessions.get("session_01", { signal: controller.signal });
    await expect.poll(() => asked).toEqual(["sessions.status", "sessions.get"]);
    controller.abort();
    await expect(slow).rejects.toMatchObject({ name: "AbortError" });
  });
});
