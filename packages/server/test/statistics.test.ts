import { InboxHub } from "@inbox-hub/sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "./start-sandbox";
import { startWebhookReceiver } from "./support/webhook-receiver";

const crm = "session_crm_01";
const ANA = "34612345678";
const BEA = "34687654321";
const from = new Date(Date.now() - 3_600_000).toISOString();
let sandbox: Sandbox;
let hub: InboxHub;

beforeAll(async () => {
  sandbox = await startSandbox();
  hub = sandbox.hub;
});
afterAll(() => sandbox.stop());

/** A connected session of its own, with a key that may see nothing else. */
async function newSession(sessionId: string, phoneNumber: string) {
  await hub.sessions.create({ sessionId });
  await expect.poll(async () => (await hub.sessions.status(sessionId)).status).toBe("pairing");
  await hub.sandbox.scan(sessionId, { phoneNumber });
  await expect.poll(async () => (await hub.sessions.status(sessionId)).isConnected).toBe(true);
  const { apiKey } = await hub.organizations.createApiKey(1, { name: sessionId, sessionIds: [sessionId] });
  return new InboxHub({ baseUrl: sandbox.url, apiKey });
}

/** Sends, and waits until it has come as far as the simulator brings it by itself, and then farther. */
async function sendAndRead(sessionId: string, to: string) {
  const { messageId } = await hub.messages.send(sessionId, { to, message: "Hola" });
  await expect.poll(async () => (await hub.messages.get(sessionId, messageId)).status).toMatch(/^(?:delivered|read)$/);
  await hub.sandbox.moveReceipt(sessionId, messageId, { status: "read" });
  await expect.poll(async () => (await hub.messages.get(sessionId, messageId)).status).toBe("read");
}

describe("statistics", () => {
  it("follow the messages: received, answered, read and failed", async () => {
    await newSession("following", "34912000001");
    const read = async () => (await hub.statistics.forSession("following", { from })).totals;
    const firstResponse = { count: 0, averageSeconds: null, medianSeconds: null, p90Seconds: null };
    const messages = { inbound: 0, outbound: 0, byType: {}, byStatus: {} };
    const nothing = { messages, deliveryRate: null, readRate: null, activeConversations: 0, firstResponse };
    expect(await read()).toEqual(nothing);

    await hub.sandbox.receiveMessage("following", { from: ANA, message: "¿Está listo?" });
    await expect.poll(async () => (await read()).messages.byStatus).toEqual({ received: 1 });
    await sendAndRead("following", ANA);
    expect(await read()).toMatchObject({
      messages: { inbound: 1, outbound: 1, byType: { text: 2 }, byStatus: { received: 1, read: 1 } },
      deliveryRate: 1,
      readRate: 1,
      activeConversations: 1,
      firstResponse: { count: 1, p90Seconds: expect.any(Number) },
    });

    await hub.sandbox.failNextSend("following");
    await expect(hub.messages.send("following", { to: BEA, message: "Hola" })).rejects.toMatchObject({
      code: "SEND_FAILED",
    });
    expect(await read()).toMatchObject({
      messages: { outbound: 2, byStatus: { received: 1, read: 1, failed: 1 } },
      readRate: 1,
      activeConversations: 2,
      firstResponse: { count: 1 },
    });
    const { series } = await hub.statistics.forSession("following", {
      from,
      granularity: "hour",
      timeZone: "Asia/Kolkata",
    });
    for (const { start } of series.slice(1)) expect(start).toMatch(/:30:00\.000Z$/);
    const sum = (key: "inbound" | "outbound" | "sent" | "read" | "failed") =>
      series.reduce((total, step) => total + step[key], 0);
    expect([sum("inbound"), sum("outbound"), sum("sent"), sum("read"), sum("failed")]).toEqual([1, 2, 1, 1, 1]);
  });

  it("leave out stories", async () => {
    await newSession("telling", "34912000004");
    await hub.status.create("telling", { message: "Hoy abrimos" });
    await sendAndRead("telling", ANA);
    expect((await hub.statistics.forSession("telling", { from })).totals).toMatchObject({
      messages: { outbound: 1 },
      activeConversations: 1,
    });
  });

  it("of an organization are those of its sessions, and go with them", async () => {
    const before = await hub.statistics.forOrganization(1, { from });
    await newSession("leaving", "34912000002");
    await hub.sandbox.receiveMessage("leaving", { from: ANA, message: "Hola" });
    const inbound = async () => (await hub.statistics.forOrganization(1, { from })).totals.messages.inbound;
    await expect.poll(inbound).toBe(before.totals.messages.inbound + 1);
    await hub.sessions.delete("leaving");
    expect(await inbound()).toBe(before.totals.messages.inbound);
    await expect(hub.statistics.forSession("leaving")).rejects.toMatchObject({ code: "SESSION_NOT_FOUND" });
  });

  it("of a key that is limited to sessions are of those only, without the webhooks", async () => {
    const limited = await newSession("limited", "34912000003");
    for (const sessionId of [crm, "limited"]) {
      await hub.sandbox.receiveMessage(sessionId, { from: ANA, message: "Hola" });
    }
    const read = () => limited.statistics.forOrganization(1, { from });
    await expect.poll(async () => (await read()).totals.messages.inbound).toBe(1);
    expect(await read()).toMatchObject({ totals: { activeConversations: 1 }, webhooks: null });
    expect((await limited.statistics.forSession("limited")).webhooks).toBeNull();
    await expect(limited.statistics.forSession(crm)).rejects.toMatchObject({ code: "SESSION_NOT_FOUND" });
  });

  it("of another organization are not to be seen", async () => {
    const { organizationId } = await hub.organizations.create({ name: "Otra" });
    const { apiKey } = await hub.organizations.createApiKey(organizationId, { name: "CRM" });
    const other = new InboxHub({ baseUrl: sandbox.url, apiKey });
    await expect(other.statistics.forOrganization(1)).rejects.toMatchObject({ code: "ORGANIZATION_NOT_FOUND" });
    await expect(other.statistics.forSession(crm)).rejects.toMatchObject({ code: "SESSION_NOT_FOUND" });
    const { totals, webhooks } = await other.statistics.forOrganization(organizationId);
    expect(totals).toMatchObject({ messages: { inbound: 0, outbound: 0 }, activeConversations: 0 });
    expect(webhooks).toMatchObject({ active: 0, waiting: 0, attempts: 0, successRate: null });
  });

  it("tell how the webhooks are doing", async () => {
    const receiver = await startWebhookReceiver((response) => response.writeHead(410).end());
    const read = async () => (await hub.statistics.forOrganization(1, { from })).webhooks;
    await hub.webhooks.create(1, { name: "CRM", url: receiver.url, events: ["message"] });
    expect(await read()).toMatchObject({ active: 1, disabled: 0, attempts: 0, successRate: null });
    await hub.sandbox.receiveMessage(crm, { from: ANA, message: "Hola" });
    await expect.poll(async () => (await read())?.disabled).toBe(1);
    const gone = { active: 0, waiting: 1, attempts: 1, failedAttempts: 1, successRate: 0 };
    expect(await read()).toMatchObject(gone);
    await receiver.stop();
  });

  it("say which range they are of: the last 30 days, in quarters of an hour", async () => {
    const asked = { from: "2026-01-01T10:07:00+01:00", to: "2026-01-03T00:01:00.001Z", timeZone: "europe/madrid" };
    const { series, ...range } = await hub.statistics.forSession(crm, asked);
    expect(range).toMatchObject({
      from: "2026-01-01T09:00:00.000Z",
      to: "2026-01-03T00:15:00.000Z",
      granularity: "day",
      timeZone: "europe/madrid",
    });
    const starts = ["2026-01-01T09:00:00.000Z", "2026-01-01T23:00:00.000Z", "2026-01-02T23:00:00.000Z"];
    expect(series.map(({ start }) => start)).toEqual(starts);
    const usual = await hub.statistics.forSession(crm);
    const days = (Date.parse(usual.to) - Date.parse(usual.from)) / 86_400_000;
    expect(days).toBeGreaterThanOrEqual(30);
    expect(days).toBeLessThan(30.02);
  });
});

describe("an absurd range", () => {
  const ask = async (query: string, language: string) => {
    const response = await fetch(`${sandbox.url}/api/statistics/sessions/${crm}?${query}`, {
      headers: { "x-api-key": sandbox.apiKey, "accept-language": language },
    });
    return { status: response.status, body: JSON.parse(await response.text()) };
  };

  it.each([
    ["from=1990-01-01T00:00:00Z", "query.from"],
    ["from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z", "query.from"],
    ["to=9999-12-31T23:59:59.999Z", "query.to"],
    ["from=2024-01-01T00:00:00Z&to=2026-01-01T00:00:00Z&granularity=hour", "query.granularity"],
  ])("is refused with its limits, in both languages: %s", async (query, path) => {
    const es = await ask(query, "es");
    expect(es).toMatchObject({ status: 400, body: { code: "STATISTICS_RANGE_INVALID", details: [{ path }] } });
    expect(es.body.error).toMatch(/^El intervalo no es válido: .*5 años y 1000 pasos/);
    expect((await ask(query, "en")).body.error).toMatch(/^The range is not valid: .*5 years and 1000 steps/);
  });

  it.each([
    ["timeZone=Mars/Olympus", "query.timeZone"],
    ["timeZone=%2B05:17", "query.timeZone"],
    ["timeZone=", "query.timeZone"],
    ["from=2026-02-30T00:00:00Z", "query.from"],
    ["granularity=year", "query.granularity"],
  ])("is refused where it breaks the contract: %s", async (query, path) => {
    const refused = await ask(query, "es");
    expect(refused).toMatchObject({ status: 400, body: { code: "INVALID_REQUEST", details: [{ path }] } });
  });
});
