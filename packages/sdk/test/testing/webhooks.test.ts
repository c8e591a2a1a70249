import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createVerifier } from "@inbox-hub/webhook-verify";
import { describe, expect, expectTypeOf, it, onTestFinished } from "vitest";
import { openMock, to } from "./open-mock";

const secret = "tu_webhook_secret_seguro";

/** A handler as an application has it: it answers 401 where the signature is not good. */
function createHandler() {
  const received: unknown[] = [];
  const verifier = createVerifier({ secret });
  const handler = async (request: Request) => {
    const verdict = await verifier.safeVerify(await request.text(), request.headers);
    if (!verdict.ok) return new Response(verdict.error.code, { status: 401 });
    received.push(verdict.event);
    return new Response(null, { status: 204 });
  };
  return { handler, received };
}

describe("an event that a test delivers", () => {
  it("is signed as by the server, and is what the test says", async () => {
    const { mock } = openMock({ sessions: [{ id: "s1" }] });
    const { handler, received } = createHandler();
    const delivered = await mock.deliver("message", { from: to, message: "hola" }, { to: handler, secret });
    expect(delivered.response.status).toBe(204);
    expectTypeOf(delivered.event.data.message).toEqualTypeOf<string>();
    expect(received).toMatchObject([
      { type: "message", sessionId: "s1", data: { from: to, message: "hola", type: "text" } },
    ]);
    expect(delivered.requestHeaders).toMatchObject({ "webhook-id": delivered.event.id, "webhook-attempt": "1" });
  });

  it("comes twice under the same id, with another secret or too late, as the test wants", async () => {
    const { mock } = openMock();
    const { handler, received } = createHandler();
    for (const attempt of [1, 2]) await mock.deliver("poll_vote", {}, { to: handler, secret, id: "evt_1", attempt });
    expect(received).toMatchObject([{ id: "evt_1" }, { id: "evt_1" }]);
    const rotated = await mock.deliver("message", {}, { to: handler, secret: ["another_secret_of_24_chars", secret] });
    expect(rotated.response.status).toBe(204);
    const forged = await mock.deliver("message", {}, { to: handler, secret: "another_secret_of_24_chars" });
    expect([forged.response.status, await forged.response.text()]).toEqual([401, "signature_mismatch"]);
    const late = await mock.deliver("message", {}, { to: handler, secret, timestamp: 1_700_000_000 });
    expect(await late.response.text()).toBe("timestamp_too_old");
  });

  it("goes to where a server listens", async () => {
    const { mock } = openMock();
    const bodies: string[] = [];
    const server = createServer(async (request, response) => {
      for await (const chunk of request) bodies.push(String(chunk));
      response.writeHead(204).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const { response } = await mock.deliver("message", {}, { to: `http://127.0.0.1:${port}/hook`, secret });
    expect([response.status, JSON.parse(bodies.join("")).type]).toEqual([204, "message"]);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await expect(mock.deliver("message", {}, { to: `http://127.0.0.1:${port}/hook`, secret })).rejects.toThrow(
      "connection_refused",
    );
  });
});

describe("a webhook that the program registers", () => {
  it("gets what happens in the mock, in order", async () => {
    const { handler, received } = createHandler();
    const { mock, hub } = openMock({ receiver: handler, now: "2025-10-14T10:30:00.000Z" });
    await hub.webhooks.create(1, {
      name: "CRM",
      url: "https://crm.example/hook",
      events: ["message", "message_status"],
      secret,
    });
    await hub.messages.send("session_01", { to: "34600000200", message: "¿Hay stock?" });
    await mock.clock.advance(5_000);
    expect(received).toMatchObject([
      { type: "message_status", data: { status: "sent" } },
      { type: "message", data: { from: "34600000200", message: "Recibido: ¿Hay stock?" } },
      { type: "message_status", data: { status: "delivered" } },
      { type: "message_status", data: { status: "read" } },
    ]);
  });

  it("is tried again when the receiver fails, as long as the server would", async () => {
    const statuses = [500, 503, 204];
    const attempts: (string | null)[] = [];
    const receiver = (request: Request) => {
      attempts.push(request.headers.get("webhook-attempt"));
      return new Response(null, { status: statuses.shift() ?? 204 });
    };
    const { mock, hub } = openMock({ receiver, now: "2025-10-14T10:30:00.000Z" });
    const { webhookId } = await hub.webhooks.create(1, {
      name: "CRM",
      url: "https://crm.example/hook",
      events: ["message"],
    });
    await hub.sandbox.receiveMessage("session_01", { from: to, message: "Hola" });
    await mock.settled();
    expect(await hub.webhooks.get(webhookId)).toMatchObject({ lastError: "http_500" });
    await mock.clock.advance(60_000);
    expect(attempts).toEqual(["1", "2", "3"]);
    expect((await hub.webhooks.listDeliveries(webhookId)).items).toMatchObject([{ status: "delivered" }]);
  });

  it("is sent nothing beyond this machine without a receiver", async () => {
    const { mock, hub } = openMock();
    const { webhookId } = await hub.webhooks.create(1, {
      name: "CRM",
      url: "https://crm.example/hook",
      events: ["message"],
    });
    await hub.sandbox.receiveMessage("session_01", { from: to, message: "Hola" });
    await mock.settled();
    expect((await hub.webhooks.listDeliveries(webhookId)).items).toMatchObject([{ status: "waiting", attempts: [] }]);
  });
});
